#include "lib/net/from_import.h"

#include <stdio.h>
#include <string.h>

#include "lib/base/nearest.h"
#include "lib/io/jspan.h"
#include "lib/markup/amount.h"
#include "lib/net/importmap.h"
#include "lib/net/input.h"
#include "lib/net/post.h"
#include "lib/net/rows.h"

#define TAGS	64

static const char *const formats[] = {
	[ROWS_CSV] = "csv", [ROWS_TSV] = "tsv", [ROWS_NDJSON] = "ndjson",
};

static const struct {
	const char		*end;
	enum rows_format	 format;
} ends[] = {
	{ ".csv", ROWS_CSV }, { ".txt", ROWS_CSV }, { ".tsv", ROWS_TSV },
	{ ".ndjson", ROWS_NDJSON }, { ".jsonl", ROWS_NDJSON },
	{ ".json", ROWS_NDJSON },
};

/* One import in hand. */
struct import {
	struct visit		*visit;
	const struct source	*source;
	struct input		 in;
	struct rows		*rows;
	struct importmap	 map;
	char			*tags[TAGS];
	struct buf		 scratch;	/* of its tags */
	uint64_t		 rows_read;
	/* What is usual in exports is told once: how often, and where first. */
	uint64_t		 no_number, no_number_line;
	uint64_t		 no_text, no_text_line;
};

static const char no_text[] = "no text";

static bool
format_of(const struct source *s, enum rows_format *out)
{
	const char *format = config_get(s->section, "format");
	struct span path = span_of(s->file != NULL ? s->file : s->url);

	if (format != NULL) {
		for (size_t i = 0; i < 3; i++)
			if (strcmp(formats[i], format) == 0) {
				*out = (enum rows_format)i;
				return true;
			}
		return false;
	}
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (span_ends(path, ends[i].end)) {
			*out = ends[i].format;
			return true;
		}
	return false;
}

static bool
is_workbook(const struct source *s)
{
	struct span path = span_of(s->file != NULL ? s->file : s->url);

	return span_ends(path, ".xlsx") || span_ends(path, ".xls") ||
	    span_ends(path, ".ods");
}

static int
check(const struct source *s, struct where *where)
{
	const struct config_key *key = config_key(s->section, "format");
	enum rows_format format;
	const char *meant;

	if (format_of(s, &format))
		return importmap_check(s->config, s->section, where);
	if (key == NULL && is_workbook(s))
		return where_set(where, s->config->path, s->section->line,
		    "a workbook is not read; save it as \"CSV UTF-8\" and name "
		    "that");
	if (key == NULL)
		return where_set(where, s->config->path, s->section->line,
		    "the name does not tell the format; set format = csv, "
		    "tsv or ndjson");
	meant = nearest(key->value, formats, 3);
	return where_set(where, s->config->path, key->line,
	    "no such format: %s%s%s", key->value,
	    meant != NULL ? "; did you mean " : "",
	    meant != NULL ? meant : "; csv, tsv and ndjson are");
}

/* A row that is no post: told, counted, kept. */
static void
skip(struct import *im, const struct rows_place *place, const char *why)
{
	if (why == no_text && im->no_text++ == 0)
		im->no_text_line = place->line;
	input_skip(im->visit, &im->in, place->line, place->raw, place->bytes,
	    why, why == no_text);
}

static void
set_metrics(struct import *im, struct post *p, uint64_t line)
{
	struct post_metric *m;
	struct span cell;

	for (unsigned i = IMPORTMAP_METRICS; i < IMPORTMAP_FIELDS; i++) {
		cell = importmap_get(&im->map, i);
		if (cell.len == 0 || p->nmetrics == POST_METRICS)
			continue;
		m = &p->metrics[p->nmetrics];
		m->name = importmap_name(i);
		m->approx = false;
		if (amount_parse(cell, &m->value, &m->approx) ||
		    (jspan_int(cell, &m->value) && m->value >= 0))
			p->nmetrics++;
		else if (im->no_number++ == 0)
			im->no_number_line = line;
	}
}

static const char *
set_time(struct import *im, struct post *p)
{
	struct span raw = importmap_get(&im->map, IMPORTMAP_PUBLISHED);
	bool wanted = im->map.mapped[IMPORTMAP_PUBLISHED] ||
	    (im->map.columns[IMPORTMAP_PUBLISHED] != 0 &&
	    rows_header(im->rows) != NULL);

	if (raw.len == 0)
		return wanted ? "no time of publication" : NULL;
	p->published_raw = raw;
	if (!importmap_date(&im->map, raw, &p->published))
		return "the time of publication is none that is known";
	if (!post_plausible(im->visit, p->published.instant))
		return "the time of publication cannot be true";
	p->dated = true;
	return NULL;
}

/* Its id, or a hash of what it says and when. */
static void
set_uid(struct import *im, struct post *p, struct buf *made)
{
	p->id = importmap_get(&im->map, IMPORTMAP_ID);
	if (p->id.len != 0) {
		p->uid = p->id;
		return;
	}
	p->id = SPAN_NONE;
	buf_reset(made);
	buf_span(made, p->text);
	buf_putc(made, '\n');
	buf_span(made, p->published_raw);
	buf_putc(made, '\n');
	buf_span(made, p->url.len != 0 ? p->url : p->author);
	p->uid = buf_get(made);
	p->hashed = true;
}

/* Labels with commas between; they end in the scratch, one after the other. */
static void
set_tags(struct import *im, struct post *p)
{
	struct span rest = importmap_get(&im->map, IMPORTMAP_TAGS), tag;
	size_t at[TAGS];

	buf_reset(&im->scratch);
	while (rest.len != 0 && p->ntags < TAGS) {
		tag = span_trim(span_cut(&rest, ','));
		if (tag.len != 0 && tag.s[0] == '#')
			tag = (struct span){ tag.s + 1, tag.len - 1 };
		if (tag.len == 0)
			continue;
		at[p->ntags++] = im->scratch.len;
		buf_span(&im->scratch, tag);
		buf_putc(&im->scratch, '\0');
	}
	for (size_t i = 0; i < p->ntags; i++)
		im->tags[i] = im->scratch.s + at[i];
	p->tags = im->tags;
}

static void
set_words(struct import *im, struct post *p)
{
	struct importmap *m = &im->map;

	p->summary = importmap_get(m, IMPORTMAP_SUMMARY);
	p->url = importmap_get(m, IMPORTMAP_URL);
	p->author = importmap_get(m, IMPORTMAP_AUTHOR);
	p->author_id = importmap_get(m, IMPORTMAP_AUTHOR_ID);
	p->parent = importmap_get(m, IMPORTMAP_PARENT);
	p->root = importmap_get(m, IMPORTMAP_ROOT);
	p->site = importmap_get(m, IMPORTMAP_SITE);
	p->lang = importmap_get(m, IMPORTMAP_LANG);
}

/* A row as a post, or why it is none. */
static const char *
post_of(struct import *im, struct post *p, struct buf *made, uint64_t line)
{
	const char *kind = importmap_kind(&im->map), *why;

	*p = (struct post){ .kind = kind != NULL ? kind : im->source->kind };
	p->text = importmap_get(&im->map, IMPORTMAP_TEXT);
	p->title = importmap_get(&im->map, IMPORTMAP_TITLE);
	if (p->text.len == 0)
		p->text = p->title;
	if (p->text.len == 0)
		return no_text;
	if ((why = set_time(im, p)) != NULL)
		return why;
	set_words(im, p);
	set_uid(im, p, made);
	set_metrics(im, p, line);
	set_tags(im, p);
	return NULL;
}

/* False where the state broke. */
static bool
write_rows(struct import *im)
{
	struct rows_place place;
	struct buf made = BUF_INIT;
	struct post p;
	const char *why;
	bool good = true;
	int got;

	while (good && (got = rows_next(im->rows, &place, &why)) != 0) {
		im->rows_read++;
		if (got == 1)
			why = post_of(im, &p, &made, place.line);
		if (why != NULL) {
			skip(im, &place, why);
			continue;
		}
		good = post_write(im->visit, &p);
	}
	buf_free(&made);
	return good;
}

static void
judge(struct import *im)
{
	const struct outcome *o = &im->visit->outcome;

	input_sum(im->visit, &im->in, im->no_text_line, no_text, im->no_text);
	input_sum(im->visit, &im->in, im->no_number_line,
	    "note: a count that is no number", im->no_number);
	if (im->rows_read == 0)
		visit_fail(im->visit, VISIT_OK, "has no rows");
	else if (o->items == 0)
		visit_fail(im->visit, VISIT_FAILED, "none of its %llu rows is a "
		    "post; look at format and map",
		    (unsigned long long)im->rows_read);
	else if (o->skipped != 0)
		visit_fail(im->visit, VISIT_OK, "%llu of %llu rows were skipped",
		    (unsigned long long)o->skipped,
		    (unsigned long long)im->rows_read);
}

/* Read it all. */
static void
import(struct import *im)
{
	const struct config_section *section = im->source->section;
	enum rows_format format = ROWS_CSV;
	const char *why = NULL;
	char wrong[256];

	format_of(im->source, &format);
	im->rows = rows_new(im->in.fp, format);
	if (!rows_start(im->rows, config_get(section, "header"), &why))
		visit_fail(im->visit, VISIT_FAILED, "%s", why);
	else if (!importmap_bind(&im->map, section, im->rows, wrong))
		visit_fail(im->visit, VISIT_FAILED, "%s", wrong);
	else if (write_rows(im))
		judge(im);
	input_keep(im->visit, &im->in);
	rows_free(im->rows);
	buf_free(&im->scratch);
}

static void
fetch(struct visit *v)
{
	struct import im = { .visit = v, .source = v->source };

	if (input_open(v, &im.in))
		import(&im);
	input_close(&im.in);
}

const struct adapter from_import = {
	.type = "import",
	.kind = "post",
	.label = "import",
	.keys = importmap_keys,
	.check = check,
	.fetch = fetch,
	.place = ADAPTER_ONE,
};
