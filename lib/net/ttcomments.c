#include "lib/net/ttcomments.h"

#include <stdlib.h>
#include <string.h>

#include "lib/net/api.h"
#include "lib/net/watch.h"

#define AT_ONCE		100
#define REACHABLE	1000

/* One list under way: of a video, or of a comment. */
struct reading {
	struct visit	*v;
	struct tiktok	*api;
	const char	*video, *comment;	/* the latter or NULL */
	long		*pages;
	int64_t		 cursor;
};

static bool	read_list(struct reading *);

static bool
wants_replies(const struct visit *v)
{
	const char *value = visit_key(v, "comments");

	return value != NULL && strcmp(value, "replies") == 0;
}

/* Its answers, if it has any; false if the visit is to end. */
static bool
read_replies(const struct reading *r, const json_t *comment)
{
	struct reading below = *r;
	struct buf scratch = BUF_INIT;
	struct span id = api_id(comment, "id", &scratch);
	char text[WATCH_ID] = "";
	int64_t replies = 0;
	bool good = true;

	if (watch_is_id(id))
		memcpy(text, id.s, id.len);
	below.comment = text;
	below.cursor = 0;
	if (text[0] != '\0' && api_int(comment, "reply_count", &replies) &&
	    replies > 0)
		good = read_list(&below);
	buf_free(&scratch);
	return good;
}

static bool
write_page(const struct reading *r, const json_t *data)
{
	const json_t *list = json_object_get(data, "comments"), *item;
	bool good = true;

	for (size_t i = 0; i < json_array_size(list) && good; i++) {
		item = json_array_get(list, i);
		good = tiktok_comment(r->v, item, r->video);
		if (good && r->comment == NULL && wants_replies(r->v))
			good = read_replies(r, item);
	}
	return good;
}

/* The next page; or NULL and whether it is but this list that ends. */
static json_t *
ask(struct reading *r, bool *ends)
{
	const char *of = r->comment != NULL ? r->comment : r->video;
	bool stale, gone;
	json_t *data = tiktok_ask(r->api, TIKTOK_COMMENTS, json_pack(
	    "{s:I, s:i, s:I}", r->comment != NULL ? "comment_id" : "video_id",
	    (json_int_t)strtoll(of, NULL, 10), "max_count", AT_ONCE,
	    "cursor", (json_int_t)r->cursor), &stale,
	    &gone);

	*ends = stale || gone;
	return data;
}

static bool
read_list(struct reading *r)
{
	bool more = true, good = true, ends;
	int64_t next = 0;
	json_t *data;

	while (good && more && r->cursor < REACHABLE) {
		if (!api_page(r->v, r->pages))
			return false;
		if ((data = ask(r, &ends)) == NULL)
			return ends;
		good = write_page(r, data);
		more = json_is_true(json_object_get(data, "has_more")) &&
		    api_int(data, "cursor", &next) && next > r->cursor;
		r->cursor = next;
		json_decref(data);
		good = visit_batch(r->v) && good;
	}
	return good;
}

bool
ttcomments_read(struct visit *v, struct tiktok *api, const char *video,
    long *pages)
{
	return read_list(&(struct reading){ .v = v, .api = api,
	    .video = video, .pages = pages });
}
