#include "lib/report/trailers.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/opts.h"
#include "lib/base/xalloc.h"
#include "lib/report/clip.h"

#define SHORT_MOST	40
#define LONG_MOST	200
#define DATA_MOST	100

static char *
string(struct record *rec, const char *name)
{
	struct buf b = BUF_INIT;
	struct span s = record_string(rec, name, &b);
	char *text = clip_make(s.s != NULL ? s : span_of("–"), SHORT_MOST);

	buf_free(&b);
	return text;
}

/* ["--by","topic"] as "--by topic"; {"post":12,"run":1} as "post 12, run 1". */
static char *
members(struct record *rec, const char *name, const char *between)
{
	struct span rest = record_get(rec, name), key = SPAN_NONE, value, s;
	struct buf all = BUF_INIT, b = BUF_INIT;
	char *text;

	buf_puts(&all, "");
	if (rest.s != NULL && *rest.s != '[' && *rest.s != '{')
		rest = SPAN_NONE;
	while (all.len < 4 * LONG_MOST && jspan_each(&rest, &key, &value)) {
		buf_puts(&all, all.len != 0 ? between : "");
		if (key.s != NULL) {
			buf_span(&all, key);
			buf_putc(&all, ' ');
		}
		s = jspan_string(value, &b);
		buf_span(&all, s.s != NULL ? s : value);
	}
	text = clip_make(buf_get(&all), LONG_MOST);
	buf_free(&all);
	buf_free(&b);
	return text;
}

void
trailers_data(struct trailers *t, const char *name, const char *digest)
{
	for (size_t i = 0; i < t->ndata; i++)
		if (strcmp(t->data[i].name, name) == 0 &&
		    strcmp(t->data[i].digest, digest) == 0)
			return;
	if (t->ndata == DATA_MOST)
		return;
	t->data = xreallocarray(t->data, t->ndata + 1, sizeof *t->data);
	t->data[t->ndata++] = (struct trailers_data){
		xstrdup(name), xstrdup(digest)
	};
}

static void
add_data(struct trailers *t, struct record *rec)
{
	struct span rest = record_get(rec, "data"), key, value;
	struct buf b = BUF_INIT;
	char *name, *digest;

	if (rest.s == NULL || *rest.s != '{')
		return;
	while (jspan_each(&rest, &key, &value)) {
		value = jspan_string(value, &b);
		if (value.s == NULL)
			continue;
		name = clip_make(key, SHORT_MOST);
		digest = clip_make(value, 80);
		trailers_data(t, name, digest);
		free(name);
		free(digest);
	}
	buf_free(&b);
}

void
trailers_add(struct trailers *t, struct record *rec)
{
	struct trailer *one;

	add_data(t, rec);
	if (t->n >= TRAILERS_MOST - 1) {
		t->more++;
		return;
	}
	one = &t->t[t->n++];
	one->tool = string(rec, "tool");
	one->version = string(rec, "version");
	one->ended = string(rec, "ended");
	one->options = members(rec, "options", " ");
	one->in = members(rec, "in", ", ");
	one->out = members(rec, "out", ", ");
	if (!record_int(rec, "skipped", &one->skipped))
		one->skipped = 0;
	one->incomplete = span_is(record_get(rec, "complete"), "false");
}

/* "post 12, run 1" */
static char *
tally_text(const struct tally *in)
{
	struct buf b = BUF_INIT;

	buf_puts(&b, "");
	for (size_t i = 0; i < in->n; i++)
		buf_printf(&b, "%s%s %llu", i != 0 ? ", " : "",
		    in->kinds[i].name,
		    (unsigned long long)in->kinds[i].count);
	return buf_take(&b);
}

void
trailers_own(struct trailers *t, const char *options, const struct tally *in,
    uint64_t skipped, bool complete)
{
	struct trailer *one;
	char *text = tally_text(in);

	if (t->n == TRAILERS_MOST) {
		free(text);
		return;
	}
	one = &t->t[t->n++];
	one->tool = xstrdup("sb-report");
	one->version = xstrdup(OPTS_VERSION);
	one->options = xstrdup(options);
	one->in = clip_make(span_of(text), LONG_MOST);
	one->out = xstrdup("–");
	one->ended = xstrdup("–");
	one->skipped = (int64_t)skipped;
	one->incomplete = !complete;
	free(text);
}

void
trailers_free(struct trailers *t)
{
	for (size_t i = 0; i < t->n; i++) {
		free(t->t[i].tool);
		free(t->t[i].version);
		free(t->t[i].ended);
		free(t->t[i].options);
		free(t->t[i].in);
		free(t->t[i].out);
	}
	for (size_t i = 0; i < t->ndata; i++) {
		free(t->data[i].name);
		free(t->data[i].digest);
	}
	free(t->data);
}
