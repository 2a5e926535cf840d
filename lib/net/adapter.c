#include "lib/net/adapter.h"

#include <string.h>

#include "lib/base/nearest.h"
#include "lib/net/from_bluesky.h"
#include "lib/net/from_discourse.h"
#include "lib/net/from_facebook.h"
#include "lib/net/from_feed.h"
#include "lib/net/from_import.h"
#include "lib/net/from_instagram.h"
#include "lib/net/from_mastodon.h"
#include "lib/net/from_nodebb.h"
#include "lib/net/from_records.h"
#include "lib/net/from_reddit.h"
#include "lib/net/from_sitemap.h"
#include "lib/net/from_telegram.h"
#include "lib/net/from_threads.h"
#include "lib/net/from_tiktok.h"
#include "lib/net/from_web.h"
#include "lib/net/from_x.h"
#include "lib/net/from_xenforo.h"
#include "lib/net/from_youtube.h"
#include "lib/net/from_zalo.h"

static const struct adapter *const adapters[] = {
	&from_bluesky,
	&from_discourse,
	&from_facebook,
	&from_feed,
	&from_import,
	&from_instagram,
	&from_mastodon,
	&from_nodebb,
	&from_records,
	&from_reddit,
	&from_sitemap,
	&from_telegram,
	&from_threads,
	&from_tiktok,
	&from_web,
	&from_x,
	&from_xenforo,
	&from_youtube,
	&from_zalo,
};
#define N	(sizeof adapters / sizeof adapters[0])

const struct adapter *
adapter_find(const char *type)
{
	for (size_t i = 0; i < N; i++)
		if (strcmp(adapters[i]->type, type) == 0)
			return adapters[i];
	return NULL;
}

const char *
adapter_nearest(const char *type)
{
	const char *names[N];

	for (size_t i = 0; i < N; i++)
		names[i] = adapters[i]->type;
	return nearest(type, names, N);
}
