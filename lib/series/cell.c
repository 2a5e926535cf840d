#include "lib/series/cell.h"

#include <inttypes.h>

#include "lib/base/clock.h"
#include "lib/series/keys.h"

/* Of anything in one record; sums stay there, so that sums of cells fit. */
#define MOST	(INT64_C(1) << 40)

static const char *const tones[CELL_TONES] = {
	[CELL_NEG] = "neg", [CELL_NEU] = "neu", [CELL_POS] = "pos",
	[CELL_MIXED] = "mixed", [CELL_UNCERTAIN] = "uncertain",
};

const char *
cell_tone(enum cell_tone tone)
{
	return tones[tone];
}

void
cell_free(struct cell *cell)
{
	sketch_free(&cell->voices);
	sketch_free(&cell->sources);
}

bool
cell_any(const struct cell *cell)
{
	return cell->posts != 0 || cell->dups != 0 || cell->due != 0;
}

bool
cell_ours(struct record *rec)
{
	struct buf b = BUF_INIT;
	bool ours = record_is(rec, "count") &&
	    span_is(record_string(rec, "rule", &b), CELL_RULE);

	buf_free(&b);
	return ours;
}

static bool
among(struct span name, const char *const names[], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (span_is(name, names[i]))
			return true;
	return false;
}

/* A member that cannot be added up would be lost, so it is not taken. */
static const char *
only_ours(const struct record *rec)
{
	static const char *const others[] = {
		"rec", "rule", "bucket", "start", "key", "posts", "dups",
		"voices", "sources", "seen", "due",
	};
	struct span key, value;

	for (size_t i = 0; record_member(rec, i, &key, &value); i++)
		/* There are 16; twice as many is no record of ours. */
		if (i == 32 || (!among(key, tones, CELL_TONES) &&
		    !among(key, others, sizeof others / sizeof others[0])))
			return "a count with a member that this version "
			    "cannot add up; see sb-record(5)";
	return NULL;
}

bool
cell_instant(const struct record *rec, const char *member, int64_t *at)
{
	return record_instant(rec, member, at) && *at >= CELL_FROM &&
	    *at < CELL_TO;
}

/* The bucket and its start. */
static const char *
when(const struct record *rec, enum bucket *bucket, int64_t *start,
    struct buf *scratch)
{
	struct span text;

	text = record_string(rec, "bucket", scratch);
	if (text.s == NULL || !bucket_find(text, bucket))
		return "no \"bucket\" of 5m, 15m, 1h, 3h, 1d, 1w or 1mo";
	if (!record_instant(rec, "start", start) ||
	    *start < CELL_FROM - 32 * 86400 || *start >= CELL_TO)
		return "no time \"start\" from 1990 to 2099";
	if (bucket_start(*bucket, bucket_index(*bucket, *start)) != *start)
		return "\"start\" is no start of such a bucket in this zone; "
		    "see SB_TZ";
	return NULL;
}

/* A number that may be missing; false if it is not one that can be. */
static bool
number(const struct record *rec, const char *name, int64_t *out)
{
	*out = 0;
	if (record_get(rec, name).s == NULL)
		return true;
	return record_int(rec, name, out) && *out >= 0 && *out <= MOST;
}

static const char *
numbers(const struct record *rec, struct cell *cell)
{
	if (record_get(rec, "posts").s == NULL ||
	    !number(rec, "posts", &cell->posts))
		return "no number \"posts\"";
	if (!number(rec, "dups", &cell->dups) ||
	    !number(rec, "seen", &cell->seen) ||
	    !number(rec, "due", &cell->due))
		return "\"dups\", \"seen\" or \"due\" is no number";
	for (size_t i = 0; i < CELL_TONES; i++)
		if (!number(rec, tones[i], &cell->tone[i]))
			return "a tone that is no number";
	return NULL;
}

static bool
sketch_of(struct sketch *s, const struct record *rec, const char *name,
    struct buf *scratch)
{
	struct span text;

	if (record_get(rec, name).s == NULL)
		return true;
	text = record_string(rec, name, scratch);
	return text.s != NULL && sketch_parse(s, text);
}

static void
sum(int64_t *to, int64_t more)
{
	*to = *to > MOST - more ? MOST : *to + more;
}

void
cell_add(struct cell *to, const struct cell *more)
{
	sum(&to->posts, more->posts);
	sum(&to->dups, more->dups);
	sum(&to->seen, more->seen);
	sum(&to->due, more->due);
	for (size_t i = 0; i < CELL_TONES; i++)
		sum(&to->tone[i], more->tone[i]);
	sketch_merge(&to->voices, &more->voices);
	sketch_merge(&to->sources, &more->sources);
}

const char *
cell_read(struct cell *cell, const struct record *rec, bool sketches,
    enum bucket *bucket, int64_t *start, struct buf *key, unsigned *set)
{
	struct buf scratch = BUF_INIT;
	const char *why;

	if ((why = only_ours(rec)) == NULL &&
	    (why = when(rec, bucket, start, &scratch)) == NULL &&
	    (why = numbers(rec, cell)) == NULL)
		why = keys_canon(record_get(rec, "key"), key, set);
	if (why == NULL && sketches &&
	    (!sketch_of(&cell->voices, rec, "voices", &scratch) ||
	    !sketch_of(&cell->sources, rec, "sources", &scratch)))
		why = "\"voices\" or \"sources\" is no sketch";
	buf_free(&scratch);
	return why;
}

static void
write_number(struct buf *b, const char *name, int64_t value)
{
	buf_printf(b, ",\"%s\":%" PRId64, name, value);
}

void
cell_write(const struct cell_id *id, const struct cell *cell,
    struct buf *b)
{
	char start[CLOCK_SIZE];

	clock_format(bucket_start(id->bucket, id->index), start);
	buf_printf(b, "{\"rec\":\"count\",\"rule\":\"%s\",\"bucket\":\"%s\","
	    "\"start\":\"%s\",\"key\":", CELL_RULE, bucket_name(id->bucket),
	    start);
	buf_span(b, id->key);
	write_number(b, "posts", cell->posts);
	write_number(b, "dups", cell->dups);
	for (size_t i = 0; i < CELL_TONES; i++)
		write_number(b, tones[i], cell->tone[i]);
	buf_puts(b, ",\"sources\":\"");
	sketch_text(&cell->sources, b);
	buf_puts(b, "\",\"voices\":\"");
	sketch_text(&cell->voices, b);
	buf_putc(b, '"');
	if (cell->due != 0) {
		write_number(b, "seen", cell->seen);
		write_number(b, "due", cell->due);
	}
	buf_putc(b, '}');
}
