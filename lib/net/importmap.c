#include "lib/net/importmap.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "lib/base/clock.h"

#define REORDERED	128

static const char *const names[IMPORTMAP_FIELDS] = {
	[IMPORTMAP_TEXT] = "text", [IMPORTMAP_TITLE] = "title",
	[IMPORTMAP_SUMMARY] = "summary", [IMPORTMAP_ID] = "id",
	[IMPORTMAP_URL] = "url", [IMPORTMAP_PUBLISHED] = "published",
	[IMPORTMAP_AUTHOR] = "author", [IMPORTMAP_AUTHOR_ID] = "author_id",
	[IMPORTMAP_PARENT] = "parent", [IMPORTMAP_ROOT] = "root",
	[IMPORTMAP_KIND] = "kind", [IMPORTMAP_SITE] = "site",
	[IMPORTMAP_LANG] = "lang", [IMPORTMAP_TAGS] = "tags",
	[IMPORTMAP_VIEWS] = "views", [IMPORTMAP_LIKES] = "likes",
	[IMPORTMAP_DISLIKES] = "dislikes", [IMPORTMAP_COMMENTS] = "comments",
	[IMPORTMAP_REPLIES] = "replies", [IMPORTMAP_SHARES] = "shares",
	[IMPORTMAP_REPOSTS] = "reposts", [IMPORTMAP_QUOTES] = "quotes",
	[IMPORTMAP_SAVES] = "saves", [IMPORTMAP_SCORE] = "score",
};

const char *const importmap_keys[] = {
	"format", "header", "dates", "zone", "kinds",
	"map.text", "map.title", "map.summary", "map.id", "map.url",
	"map.published", "map.author", "map.author_id", "map.parent",
	"map.root", "map.kind", "map.site", "map.lang", "map.tags",
	"map.views", "map.likes", "map.dislikes", "map.comments",
	"map.replies", "map.shares", "map.reposts", "map.quotes",
	"map.saves", "map.score", NULL
};

static const char *const kinds[] = {
	"post", "comment", "reply", "video", "article", "message",
};

const char *
importmap_name(enum importmap_field field)
{
	return names[field];
}

static const char *
kind_of(struct span word)
{
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (word.len == strlen(kinds[i]) &&
		    strncasecmp(word.s, kinds[i], word.len) == 0)
			return kinds[i];
	return NULL;
}

/* "+07:00" or "UTC" in seconds. */
static bool
zone_of(const char *text, int *zone)
{
	char sign;
	int hours, minutes, end = 0;

	*zone = 0;
	if (strcmp(text, "UTC") == 0)
		return true;
	if (sscanf(text, "%c%2d:%2d%n", &sign, &hours, &minutes, &end) != 3 ||
	    text[end] != '\0' || (sign != '+' && sign != '-') || hours < 0 ||
	    hours > 14 || minutes < 0 || minutes > 59)
		return false;
	*zone = (hours * 60 + minutes) * (sign == '-' ? -60 : 60);
	return true;
}

static int
check_kinds(const struct config *c, const struct config_key *k,
    struct where *where)
{
	struct span rest = span_of(k->value), pair, word;

	while (rest.len != 0) {
		pair = span_cut(&rest, ' ');
		if (pair.len == 0)
			continue;
		word = span_cut(&pair, '=');
		if (word.len == 0 || kind_of(pair) == NULL)
			return where_set(where, c->path, k->line, "kinds are "
			    "VALUE=KIND with blanks between; a kind is post, "
			    "comment, reply, video, article or message");
	}
	return 0;
}

int
importmap_check(const struct config *c, const struct config_section *section,
    struct where *where)
{
	const struct config_key *dates = config_key(section, "dates");
	const struct config_key *zone = config_key(section, "zone");
	const struct config_key *list = config_key(section, "kinds");
	int seconds;

	if (dates != NULL && strcmp(dates->value, "day-first") != 0 &&
	    strcmp(dates->value, "month-first") != 0)
		return where_set(where, c->path, dates->line,
		    "dates = %s: it is day-first or month-first",
		    dates->value);
	if (zone != NULL && !zone_of(zone->value, &seconds))
		return where_set(where, c->path, zone->line,
		    "zone = %s: it is UTC, or hours and minutes ahead of it, "
		    "as +07:00", zone->value);
	return list != NULL ? check_kinds(c, list, where) : 0;
}

/* Columns of a key with '|' between: those that are there, in their order. */
static void
bind_columns(struct importmap *m, unsigned field, const char *list)
{
	struct span rest = span_of(list), column;
	char name[256];

	while (rest.len != 0 && m->columns[field] < IMPORTMAP_OTHERS) {
		column = span_trim(span_cut(&rest, '|'));
		snprintf(name, sizeof name, "%.*s", SPAN_ARG(column));
		m->columns[field] += column.len != 0 && rows_bind(m->rows,
		    field * IMPORTMAP_OTHERS + m->columns[field], name);
	}
}

static void
take_dates(struct importmap *m)
{
	const char *dates = config_get(m->section, "dates");
	const char *zone = config_get(m->section, "zone");

	m->ordered = dates != NULL;
	m->month_first = dates != NULL && strcmp(dates, "month-first") == 0;
	m->zoned = zone != NULL && zone_of(zone, &m->zone);
	if (!m->zoned)
		m->zone = clock_zone();
}

bool
importmap_bind(struct importmap *m, const struct config_section *section,
    struct rows *rows, char why[256])
{
	const struct config_key *key;
	char name[32];

	*m = (struct importmap){ .section = section, .rows = rows };
	take_dates(m);
	for (unsigned i = 0; i < IMPORTMAP_FIELDS; i++) {
		snprintf(name, sizeof name, "map.%s", names[i]);
		key = config_key(section, name);
		bind_columns(m, i, key != NULL ? key->value : names[i]);
		m->mapped[i] = key != NULL && key->value[0] != '\0';
		if (m->columns[i] != 0 || !m->mapped[i])
			continue;
		snprintf(why, 256, "no column \"%.40s\" for %s; there are: "
		    "%.120s", key->value, name, rows_header(rows));
		return false;
	}
	if (m->columns[IMPORTMAP_TEXT] != 0 ||
	    m->columns[IMPORTMAP_TITLE] != 0)
		return true;
	snprintf(why, 256, "no column \"text\"; set map.text to one of: "
	    "%.150s", rows_header(rows));
	return false;
}

struct span
importmap_get(struct importmap *m, enum importmap_field field)
{
	struct span cell;

	for (unsigned i = 0; i < m->columns[field]; i++) {
		cell = span_trim(rows_get(m->rows,
		    field * IMPORTMAP_OTHERS + i));
		if (cell.len != 0)
			return cell;
	}
	return SPAN_NONE;
}

/* "11/23/2026 8:05 PM" as "2026-11-23 8:05 PM", in the order that is said. */
static struct span
reorder(const struct importmap *m, struct span raw, char out[REORDERED])
{
	char text[64], mark[2];
	int first, second, year, end = 0;

	snprintf(text, sizeof text, "%.*s", SPAN_ARG(raw));
	if (raw.len >= sizeof text || sscanf(text, "%2d%1[/.-]%2d%1[/.-]%4d%n",
	    &first, mark, &second, mark, &year, &end) != 5 || year < 1000 ||
	    first < 1 || second < 1)
		return raw;
	snprintf(out, REORDERED, "%04d-%02d-%02d%s", year, m->month_first ? first :
	    second, m->month_first ? second : first, text + end);
	return span_of(out);
}

bool
importmap_date(const struct importmap *m, struct span raw, struct date *out)
{
	char text[REORDERED];
	size_t digits = 0;

	if (m->ordered)
		raw = reorder(m, raw, text);
	while (digits < raw.len && (isdigit((unsigned char)raw.s[digits]) ||
	    raw.s[digits] == '.'))
		digits++;
	if (digits == raw.len || !m->zoned)
		return date_stamp(raw, out);
	if (!date_parse(raw, m->zone, out))
		return false;
	if (out->quality == DATE_ASSUMED_ZONE)
		out->quality = DATE_EXACT;	/* the source says which */
	return true;
}

const char *
importmap_kind(struct importmap *m)
{
	struct span value = importmap_get(m, IMPORTMAP_KIND), pair, word;
	struct span rest = span_of(config_get(m->section, "kinds"));

	if (value.len == 0)
		return NULL;
	while (rest.len != 0) {
		pair = span_cut(&rest, ' ');
		word = span_cut(&pair, '=');
		if (word.len != 0 && word.len == value.len &&
		    strncasecmp(word.s, value.s, word.len) == 0)
			return kind_of(pair);
	}
	return kind_of(value);
}
