#include "lib/net/source.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/buf.h"
#include "lib/base/nearest.h"
#include "lib/base/xalloc.h"
#include "lib/markup/date.h"
#include "lib/net/quota.h"

#define KEYS_MOST	128
#define SECRETS_MOST	4
#define TIMEOUT_MOST	3600
#define PAGES_MOST	100000
#define DURATION_MOST	100000
#define POLL_LEAST	10

static const char *const common[] = {
	"type", "url", "file", "source", "kind", "class", "site", "private",
	"timeout", "covers", "delay", "base", "quota",
	"pages", "poll", NULL
};
static const char *const classes[] = {
	"resident", "business", "press", "creator", "agency",
};
static const char *const kinds[] = {
	"post", "comment", "reply", "video", "article", "message",
};
#define NCLASSES	(sizeof classes / sizeof classes[0])
#define NKINDS		(sizeof kinds / sizeof kinds[0])

static int
fault(const struct source *s, const char *key, struct where *where,
    const char *why, const char *value, const char *meant)
{
	const struct config_key *k = config_key(s->section, key);

	return where_set(where, s->config->path,
	    k != NULL ? k->line : s->section->line, "%s%s%s%s%s%s", why,
	    value != NULL ? ": " : "", value != NULL ? value : "",
	    meant != NULL ? "; did you mean \"" : "",
	    meant != NULL ? meant : "", meant != NULL ? "\"?" : "");
}

/* One of the words, NULL where the key is not there. */
static int
take_word(struct source *s, const char *key, const char *const words[],
    size_t n, const char **out, struct where *where)
{
	const char *value = config_get(s->section, key);
	struct buf list = BUF_INIT;

	*out = value;
	if (value == NULL)
		return 0;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(words[i], value) == 0) {
			buf_free(&list);
			return 0;
		}
		buf_printf(&list, "%s%s", i != 0 ? ", " : "", words[i]);
	}
	where_set(where, s->config->path, config_key(s->section, key)->line,
	    "%s = %s: it is one of %s", key, value, list.s);
	buf_free(&list);
	return -1;
}

static bool
is_name(const char *name)
{
	for (; *name != '\0'; name++)
		if (!isalnum((unsigned char)*name) &&
		    strchr("-_.", *name) == NULL)
			return false;
	return true;
}

char *
source_beside(const struct source *s, const char *file)
{
	const char *path = s->config->path;
	const char *slash = strrchr(path, '/');

	if (file[0] == '/' || slash == NULL)
		return xstrdup(file);
	return xasprintf("%.*s/%s", (int)(slash - path), path, file);
}

bool
source_is_address(const char *url)
{
	return strncasecmp(url, "http://", 7) == 0 ||
	    strncasecmp(url, "https://", 8) == 0;
}

static int
take_place(struct source *s, struct where *where)
{
	const char *url = config_get(s->section, "url");
	const char *file = config_get(s->section, "file");

	enum adapter_place place = s->adapter->place;

	if (place == ADAPTER_ONE && (url == NULL) == (file == NULL))
		return fault(s, "file", where, "a source needs either url or "
		    "file", NULL, NULL);
	if (place != ADAPTER_ONE && file != NULL)
		return fault(s, "file", where, "a source of this type is not "
		    "a file; take it out", NULL, NULL);
	if (place == ADAPTER_URL && url == NULL)
		return fault(s, "", where, "a source of this type needs url",
		    NULL, NULL);
	if (place == ADAPTER_NONE && url != NULL)
		return fault(s, "url", where, "a source of this type has no "
		    "url; another host is named by base", NULL, NULL);
	if (url != NULL && !source_is_address(url))
		return fault(s, "url", where, "an address begins with "
		    "https:// or http://; a file is named by file", NULL,
		    NULL);
	s->url = url != NULL ? xstrdup(url) : NULL;
	s->file = file != NULL ? source_beside(s, file) : NULL;
	return 0;
}

/* Where to ask instead of the platform itself: another host, or a mirror. */
static int
take_base(struct source *s, struct where *where)
{
	const char *base = config_get(s->section, "base");
	size_t len = base != NULL ? strlen(base) : 0;

	if (base == NULL)
		return 0;
	if (!source_is_address(base))
		return fault(s, "base", where, "an address begins with "
		    "https:// or http://", base, NULL);
	while (len > 0 && base[len - 1] == '/')
		len--;
	s->base = xstrndup(base, len);
	return 0;
}

static int
take_type(struct source *s, struct where *where)
{
	const char *type = config_get(s->section, "type");

	if (type == NULL)
		type = "feed";
	if ((s->adapter = adapter_find(type)) == NULL)
		return fault(s, "type", where, "no such type", type,
		    adapter_nearest(type));
	return 0;
}

/* Common keys, those of the type and those of its secrets in one list. */
static int
check_keys(const struct source *s, struct where *where)
{
	const char *const *secrets = s->adapter->secrets;
	const char *all[KEYS_MOST] = { NULL };
	char names[SECRETS_MOST][2][32];
	size_t n = 0;

	for (size_t i = 0; common[i] != NULL; i++)
		all[n++] = common[i];
	for (size_t i = 0; policy_keys[i] != NULL; i++)
		all[n++] = policy_keys[i];
	for (size_t i = 0; secrets != NULL && secrets[i] != NULL &&
	    i < SECRETS_MOST; i++) {
		snprintf(names[i][0], 32, "%s_file", secrets[i]);
		snprintf(names[i][1], 32, "%s_env", secrets[i]);
		all[n++] = names[i][0];
		all[n++] = names[i][1];
	}
	for (size_t i = 0; s->adapter->keys[i] != NULL &&
	    n + 1 < KEYS_MOST; i++)
		all[n++] = s->adapter->keys[i];
	return config_check(s->config, s->section, all, where);
}

static int
take_private(struct source *s, struct where *where)
{
	static const char *const answers[] = { "yes", "no" };
	const char *value;

	if (take_word(s, "private", answers, 2, &value, where) == -1)
		return -1;
	s->private = value != NULL && strcmp(value, "yes") == 0;
	return 0;
}

static int
take_timeout(struct source *s, struct where *where)
{
	const char *value = config_get(s->section, "timeout");
	char *end;

	if (value == NULL)
		return 0;
	s->timeout = strtol(value, &end, 10);
	if (*end != '\0' || s->timeout < 1 || s->timeout > TIMEOUT_MOST)
		return fault(s, "timeout", where, "a timeout is 1 to 3600 "
		    "seconds", value, NULL);
	return 0;
}

/* A machine of the office's own may be asked as fast as it answers. */
static int
take_delay(struct source *s, struct where *where)
{
	const char *value = config_get(s->section, "delay");
	double seconds;
	char *end;

	s->delay = s->private ? 0 : s->adapter->delay;
	if (value == NULL)
		return 0;
	seconds = strtod(value, &end);
	if (*end != '\0' || !(seconds >= 0 && seconds <= TIMEOUT_MOST))
		return fault(s, "delay", where, "a delay is 0 to 3600 "
		    "seconds", value, NULL);
	s->delay = (long)(seconds * 1000);
	return 0;
}

/* How many pages a visit asks for at the most. */
static int
take_pages(struct source *s, struct where *where)
{
	const char *value = config_get(s->section, "pages");
	char *end;

	s->pages = s->adapter->pages;
	if (value == NULL)
		return 0;
	s->pages = strtol(value, &end, 10);
	if (*end != '\0' || s->pages < 1 || s->pages > PAGES_MOST)
		return fault(s, "pages", where, "pages are 1 to 100000",
		    value, NULL);
	return 0;
}

long
source_duration(const char *text)
{
	static const struct {
		const char	*unit;
		long		 seconds;
	} units[] = {
		{ "", 1 }, { "s", 1 }, { "m", 60 }, { "h", 3600 },
		{ "d", 86400 },
	};
	char *end;
	long n = strtol(text, &end, 10);

	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
		if (end != text && n >= 0 && n <= DURATION_MOST &&
		    strcmp(end, units[i].unit) == 0)
			return n * units[i].seconds;
	return -1;
}

/* What a post costs, in US dollars. */
static int
take_price(struct source *s, struct where *where)
{
	const char *value = config_get(s->section, "price");
	char *end;

	if (value == NULL || (strtod(value, &end) >= 0 && end != value &&
	    *end == '\0'))
		return 0;
	return fault(s, "price", where, "a price is US dollars a post, as "
	    "0.005", value, NULL);
}

/* How often --follow asks; by itself as often as there is something new. */
static int
take_poll(struct source *s, struct where *where)
{
	const char *value = config_get(s->section, "poll");

	if (value == NULL || strcmp(value, "adaptive") == 0)
		return 0;
	s->poll = source_duration(value);
	if (s->poll < POLL_LEAST)
		return fault(s, "poll", where, "poll is adaptive, or 10s at "
		    "least, as 10m or 6h", value, NULL);
	return 0;
}

/* "2026-10-01/2026-11-01": the second is the first instant not covered. */
static int
take_covers(struct source *s, struct where *where)
{
	struct span rest = span_of(config_get(s->section, "covers")), from;
	struct date a, b;

	if (rest.s == NULL)
		return 0;
	from = span_cut(&rest, '/');
	if (!date_stamp(from, &a) || !date_stamp(rest, &b) ||
	    a.instant >= b.instant)
		return fault(s, "covers", where, "not FROM/TO in dates, as "
		    "2026-10-01/2026-11-01",
		    config_get(s->section, "covers"), NULL);
	s->covers = true;
	s->from = a.instant;
	s->to = b.instant;
	return 0;
}

int
source_take(struct source *s, struct where *where)
{
	if (!is_name(s->name))
		return fault(s, "", where, "a source's name has letters, "
		    "digits, and -_. only", s->name, NULL);
	if (take_type(s, where) == -1 || check_keys(s, where) == -1 ||
	    policy_take(&s->policy, s->adapter->type, s->config, s->section,
	    where) == -1 || take_price(s, where) == -1 ||
	    take_place(s, where) == -1 || take_private(s, where) == -1 ||
	    take_base(s, where) == -1 || take_timeout(s, where) == -1 ||
	    take_delay(s, where) == -1 || quota_check(s, where) == -1 ||
	    take_pages(s, where) == -1 || take_poll(s, where) == -1 ||
	    take_covers(s, where) == -1 ||
	    take_word(s, "class", classes, NCLASSES, &s->class, where) == -1 ||
	    take_word(s, "kind", kinds, NKINDS, &s->kind, where) == -1)
		return -1;
	s->site = config_get(s->section, "site");
	s->label = config_get(s->section, "source");
	if (s->label == NULL)
		s->label = s->adapter->label;
	else if (!is_name(s->label) || *s->label == '\0')
		return fault(s, "source", where, "a source has letters, "
		    "digits, and -_. only", s->label, NULL);
	if (s->kind == NULL)
		s->kind = s->adapter->kind;
	return s->adapter->check(s, where);
}

void
source_free(struct source *s)
{
	free(s->name);
	free(s->url);
	free(s->file);
	free(s->base);
}
