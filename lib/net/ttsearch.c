#include "lib/net/ttsearch.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "lib/base/xalloc.h"
#include "lib/net/api.h"

#define DAY	86400

struct ttsearch
ttsearch_open(struct visit *v, int64_t from, int64_t to)
{
	const char *at = visit_cursor(v, "search");
	struct ttsearch s = { .from = from, .to = to }, old;
	int used = 0;

	if (at == NULL || sscanf(at, "%" SCNd64 " %" SCNd64 " %" SCNd64 " %n",
	    &old.from, &old.to, &old.cursor, &used) != 3 || used == 0 ||
	    old.from != from || old.to != to || at[used] == '\0')
		return s;
	s.cursor = old.cursor;
	s.id = xstrdup(at + used);
	return s;
}

void
ttsearch_save(struct visit *v, const struct ttsearch *s)
{
	char *value = s->id == NULL ? NULL : xasprintf("%" PRId64 " %" PRId64
	    " %" PRId64 " %s", s->from, s->to, s->cursor, s->id);

	visit_set_cursor(v, "search", value);
	free(value);
}

void
ttsearch_restart(struct ttsearch *s)
{
	free(s->id);
	s->id = NULL;
	s->cursor = 0;
}

/* "IN" of the values of a list with that mark between; NULL where it has
 * none. */
static json_t *
condition(const char *field, const char *list, char mark)
{
	struct span rest = span_of(list), value;
	json_t *values = json_array();

	while (rest.len != 0) {
		value = span_trim(span_cut(&rest, mark));
		if (value.len != 0)
			json_array_append_new(values, json_stringn(value.s,
			    value.len));
	}
	if (json_array_size(values) != 0)
		return json_pack("{s:s, s:s, s:o}", "operation", "IN",
		    "field_name", field, "field_values", values);
	json_decref(values);
	return NULL;
}

static json_t *
conditions(const struct visit *v)
{
	json_t *all = json_array(), *any = json_array();
	json_t *region = condition("region_code", visit_key(v, "region"), ' ');
	json_t *word = condition("keyword", visit_key(v, "keyword"), '|');
	json_t *tag = condition("hashtag_name", visit_key(v, "hashtag"), ' ');

	if (region != NULL)
		json_array_append_new(all, region);
	if (word != NULL)
		json_array_append_new(any, word);
	if (tag != NULL)
		json_array_append_new(any, tag);
	return json_pack("{s:o, s:o}", "and", all, "or", any);
}

json_t *
ttsearch_dated(json_t *query, int64_t from, int64_t to)
{
	char a[16] = "", b[16] = "";
	time_t first = (time_t)(from * DAY), last = (time_t)(to * DAY);
	struct tm tm;

	if (gmtime_r(&first, &tm) != NULL)
		strftime(a, sizeof a, "%Y%m%d", &tm);
	if (gmtime_r(&last, &tm) != NULL)
		strftime(b, sizeof b, "%Y%m%d", &tm);
	return json_pack("{s:o, s:s, s:s, s:i}", "query", query, "start_date",
	    a, "end_date", b, "max_count", TTSEARCH_PAGE);
}

json_t *
ttsearch_body(const struct visit *v, const struct ttsearch *s)
{
	json_t *body = ttsearch_dated(conditions(v), s->from, s->to);

	if (s->id != NULL) {
		json_object_set_new(body, "search_id", json_string(s->id));
		json_object_set_new(body, "cursor", json_integer(s->cursor));
	}
	return body;
}

bool
ttsearch_turn(struct ttsearch *s, const json_t *data)
{
	struct buf scratch = BUF_INIT;
	struct span id = api_id(data, "search_id", &scratch);
	int64_t cursor = 0;
	bool more = json_is_true(json_object_get(data, "has_more")) &&
	    api_int(data, "cursor", &cursor) && cursor > s->cursor &&
	    id.len != 0;

	free(s->id);
	s->id = more ? xstrndup(id.s, id.len) : NULL;
	s->cursor = cursor;
	buf_free(&scratch);
	return more;
}
