#include "lib/net/from_import.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/nearest.h"
#include "lib/base/xalloc.h"
#include "lib/io/jspan.h"
#include "lib/markup/amount.h"
#include "lib/net/fetch.h"
#include "lib/net/post.h"
#include "lib/net/rows.h"

enum field {
	TEXT, TITLE, ID, URL, PUBLISHED, AUTHOR, AUTHOR_ID, PARENT, KIND,
	METRICS,			/* the first one */
	VIEWS = METRICS, LIKES, DISLIKES, COMMENTS, REPLIES, SHARES, REPOSTS,
	QUOTES, SAVES, SCORE, FIELDS
};

static const char *const names[FIELDS] = {
	[TEXT] = "text", [TITLE] = "title", [ID] = "id", [URL] = "url",
	[PUBLISHED] = "published", [AUTHOR] = "author",
	[AUTHOR_ID] = "author_id", [PARENT] = "parent", [KIND] = "kind",
	[VIEWS] = "views", [LIKES] = "likes", [DISLIKES] = "dislikes",
	[COMMENTS] = "comments", [REPLIES] = "replies", [SHARES] = "shares",
	[REPOSTS] = "reposts", [QUOTES] = "quotes", [SAVES] = "saves",
	[SCORE] = "score",
};

static const char *const keys[] = {
	"format", "map.text", "map.title", "map.id", "map.url",
	"map.published", "map.author", "map.author_id", "map.parent",
	"map.kind", "map.views", "map.likes", "map.dislikes", "map.comments",
	"map.replies", "map.shares", "map.reposts", "map.quotes",
	"map.saves", "map.score", NULL
};

static const char *const kinds[] = {
	"post", "comment", "reply", "video", "article", "message",
};

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
	const char		*path;		/* for messages */
	struct rows		*rows;
	bool			 bound[FIELDS];
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

static int
check(const struct source *s, struct where *where)
{
	const struct config_key *key = config_key(s->section, "format");
	enum rows_format format;
	const char *meant;

	if (format_of(s, &format))
		return 0;
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

/* Which column is which field: as mapped, else the one of its own name. */
static bool
bind(struct import *im)
{
	const struct config_key *key;
	const char *column;
	char name[32];

	for (unsigned i = 0; i < FIELDS; i++) {
		snprintf(name, sizeof name, "map.%s", names[i]);
		key = config_key(im->source->section, name);
		column = key != NULL ? key->value : names[i];
		if (column[0] == '\0')
			continue;
		im->bound[i] = rows_bind(im->rows, i, column);
		if (im->bound[i] || key == NULL)
			continue;
		visit_fail(im->visit, VISIT_FAILED, "no column \"%.40s\" "
		    "for %s; there are: %.120s", column, name,
		    rows_header(im->rows));
		return false;
	}
	if (im->bound[TEXT] || im->bound[TITLE])
		return true;
	visit_fail(im->visit, VISIT_FAILED, "no column \"text\"; set "
	    "map.text to one of: %.150s", rows_header(im->rows));
	return false;
}

/* Say what happened so many times, first on that line. */
static void
summarise(struct import *im, uint64_t line, const char *what, uint64_t times)
{
	char *text;

	if (times == 0)
		return;
	text = xasprintf("%s:%llu: %s; %llu in all", im->path,
	    (unsigned long long)line, what, (unsigned long long)times);
	im->visit->fetch->say(text);
	free(text);
}

/* A row that is no post: told, counted, kept. */
static void
skip(struct import *im, const struct rows_place *place, const char *why)
{
	char *text;

	im->visit->outcome.skipped++;
	if (why == no_text && im->no_text++ == 0)
		im->no_text_line = place->line;
	if (why != no_text) {
		text = xasprintf("%s:%llu: %s", im->path,
		    (unsigned long long)place->line, why);
		im->visit->fetch->say(text);
		free(text);
	}
	if (im->visit->fetch->reject != NULL)
		reject_put(im->visit->fetch->reject, im->path, place->line, why,
		    place->raw, place->bytes);
}

static const char *
kind_of(struct import *im)
{
	struct span kind = rows_get(im->rows, KIND);

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (kind.s != NULL && span_is(kind, kinds[i]))
			return kinds[i];
	return im->source->kind;
}

static void
set_metrics(struct import *im, struct post *p, uint64_t line)
{
	struct post_metric *m;
	struct span cell;

	for (unsigned i = METRICS; i < FIELDS; i++) {
		cell = span_trim(rows_get(im->rows, i));
		if (cell.len == 0 || p->nmetrics == POST_METRICS)
			continue;
		m = &p->metrics[p->nmetrics];
		m->name = names[i];
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
	struct span raw = span_trim(rows_get(im->rows, PUBLISHED));
	bool wanted = config_get(im->source->section, "map.published") !=
	    NULL || (im->bound[PUBLISHED] && rows_header(im->rows) != NULL);

	if (raw.len == 0)
		return wanted ? "no time of publication" : NULL;
	p->published_raw = raw;
	if (!date_stamp(raw, &p->published))
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
	p->id = span_trim(rows_get(im->rows, ID));
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

/* A row as a post, or why it is none. */
static const char *
post_of(struct import *im, struct post *p, struct buf *made, uint64_t line)
{
	struct rows *r = im->rows;
	const char *why;

	*p = (struct post){ .kind = kind_of(im) };
	p->text = span_trim(rows_get(r, TEXT));
	p->title = span_trim(rows_get(r, TITLE));
	if (p->text.len == 0)
		p->text = p->title;
	if (p->text.len == 0)
		return no_text;
	if ((why = set_time(im, p)) != NULL)
		return why;
	p->url = span_trim(rows_get(r, URL));
	p->author = span_trim(rows_get(r, AUTHOR));
	p->author_id = span_trim(rows_get(r, AUTHOR_ID));
	p->parent = span_trim(rows_get(r, PARENT));
	set_uid(im, p, made);
	set_metrics(im, p, line);
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

	summarise(im, im->no_text_line, no_text, im->no_text);
	summarise(im, im->no_number_line, "note: a count that is no number",
	    im->no_number);
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

/* Read it all; the digest is that of the file as it was. */
static void
import(struct import *im, FILE *fp, const char *digest)
{
	enum rows_format format = ROWS_CSV;
	const char *why = NULL;

	format_of(im->source, &format);
	im->rows = rows_new(fp, format);
	if (!rows_start(im->rows, &why)) {
		visit_fail(im->visit, VISIT_FAILED, "%s", why);
	} else if (bind(im) && write_rows(im)) {
		if (ferror(fp))
			visit_fail(im->visit, VISIT_FAILED, "%s: %s",
			    im->path, strerror(errno));
		else
			judge(im);
	}
	if (im->visit->outcome.state == VISIT_OK)
		snprintf(im->visit->memory.body,
		    sizeof im->visit->memory.body, "%s", digest);
	rows_free(im->rows);
}

/* A file is read row by row however large it is. */
static void
import_file(struct import *im)
{
	char digest[DIGEST_SIZE] = "";
	FILE *fp;

	if ((im->visit->fetch->state != NULL && !digest_file(im->path, digest)) ||
	    (fp = fopen(im->path, "rbe")) == NULL) {
		visit_fail(im->visit, VISIT_FAILED, "%s: %s", im->path,
		    strerror(errno));
		return;
	}
	if (im->visit->memory.known &&
	    strcmp(digest, im->visit->memory.body) == 0)
		im->visit->outcome.state = VISIT_UNCHANGED;
	else
		import(im, fp, digest);
	fclose(fp);
}

static void
import_url(struct import *im)
{
	struct document d;
	FILE *fp;

	if (visit_document(im->visit, &d)) {
		fp = fmemopen(d.bytes, d.len != 0 ? d.len : 1, "r");
		import(im, fp, d.digest);
		fclose(fp);
	}
	visit_document_free(&d);
}

static void
fetch(struct visit *v)
{
	const struct source *s = v->source;
	struct import im = { .visit = v, .source = s };

	im.path = s->file != NULL ? s->file : s->name;
	if (s->file != NULL)
		import_file(&im);
	else
		import_url(&im);
}

const struct adapter from_import = {
	.type = "import",
	.kind = "post",
	.label = "import",
	.keys = keys,
	.check = check,
	.fetch = fetch,
	.place = ADAPTER_ONE,
};
