#include "lib/net/apivalue.h"

#include <stdlib.h>
#include <string.h>

#include "lib/markup/date.h"

#define MS	100000000000	/* a larger time is in milliseconds */

/* A step down: a member's name, or the number of an element. */
static const json_t *
down(const json_t *t, const char *name, size_t len)
{
	char key[128], *end;
	unsigned long i;

	if (t == NULL || len >= sizeof key)
		return NULL;
	memcpy(key, name, len);
	key[len] = '\0';
	if (!json_is_array(t))
		return json_object_get(t, key);
	i = strtoul(key, &end, 10);
	return *end == '\0' ? json_array_get(t, i) : NULL;
}

const json_t *
api_at(const json_t *t, const char *path)
{
	size_t n;

	while (t != NULL && *path != '\0') {
		n = strcspn(path, ".");
		t = down(t, path, n);
		path += n + (path[n] == '.');
	}
	return t;
}

struct span
api_text(const json_t *t, const char *path)
{
	const json_t *at = api_at(t, path);

	if (!json_is_string(at) || json_string_length(at) == 0)
		return SPAN_NONE;
	return (struct span){ json_string_value(at), json_string_length(at) };
}

bool
api_int(const json_t *t, const char *path, int64_t *out)
{
	const json_t *at = api_at(t, path);
	char *end;

	if (json_is_integer(at))
		*out = json_integer_value(at);
	else if (json_is_real(at) && json_real_value(at) > -9e15 &&
	    json_real_value(at) < 9e15)
		*out = (int64_t)json_real_value(at);
	else if (json_is_string(at) && json_string_length(at) != 0)
		*out = strtoll(json_string_value(at), &end, 10);
	else
		return false;
	return !json_is_string(at) || *end == '\0';
}

struct span
api_id(const json_t *t, const char *path, struct buf *scratch)
{
	const json_t *at = api_at(t, path);

	if (!json_is_integer(at))
		return api_text(t, path);
	buf_reset(scratch);
	buf_printf(scratch, "%lld", (long long)json_integer_value(at));
	return buf_get(scratch);
}

void
api_metric(struct post *p, const char *name, const json_t *t,
    const char *path)
{
	int64_t value;

	if (p->nmetrics == POST_METRICS || !api_int(t, path, &value) ||
	    value < 0)
		return;
	p->metrics[p->nmetrics++] = (struct post_metric){ .name = name,
	    .value = value };
}

void
api_tags(struct post *p, const json_t *t, const char *path,
    char *room[API_TAGS])
{
	const json_t *at = api_at(t, path), *tag;

	p->tags = room;
	for (size_t i = 0; i < json_array_size(at) && p->ntags < API_TAGS;
	    i++) {
		tag = json_array_get(at, i);
		if (json_is_string(tag) && json_string_length(tag) != 0)
			room[p->ntags++] = (char *)json_string_value(tag);
	}
}

void
api_time(struct visit *v, struct post *p, const json_t *t, const char *path)
{
	const json_t *at = api_at(t, path);
	struct date d;
	int64_t n;

	if (json_is_string(at)) {
		p->published_raw = api_text(t, path);
		if (!date_parse(p->published_raw, 0, &d) ||
		    !post_plausible(v, d.instant))
			return;
		p->dated = true;
		p->published = d;
	} else if (api_int(t, path, &n)) {
		post_instant(v, p, n > MS ? n / 1000 : n);
	}
}
