#include "lib/net/from_records.h"

#include "lib/base/digest.h"
#include "lib/io/record.h"
#include "lib/markup/lines.h"
#include "lib/net/batch.h"
#include "lib/net/fetch.h"
#include "lib/net/input.h"
#include "lib/net/keys.h"

/* What would have to be written into the records, which leave as they came. */
static const char *const refused[] = {
	"kind", "class", "site", "ttl", "fields", "redistribute", "amendment",
};

/* Kinds of records, see sb-record(5), to count them by. */
static const char *const kinds[] = {
	"post", "delete", "coverage", "run", "count", "term", "story",
	"burst", "change", "forecast", "impact", "answer", "alert", "model",
	"agreement", "accuracy",
};

static int
check(const struct source *s, struct where *where)
{
	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
		if (config_get(s->section, refused[i]) != NULL)
			return keys_fault(s, refused[i], where, "records pass "
			    "as they are; take %s out, or use type = import",
			    refused[i]);
	return 0;
}

static const char *
kind_of(struct span kind)
{
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (span_is(kind, kinds[i]))
			return kinds[i];
	return "other";
}

/* What makes a post another one: its words and its address. */
static uint64_t
hash_of(const struct record *r, const char *kind)
{
	static const char *const members[] = { "title", "text", "url" };
	struct buf all = BUF_INIT;
	uint64_t hash;

	buf_puts(&all, kind);
	for (size_t i = 0; i < 3; i++) {
		buf_putc(&all, '\n');
		buf_span(&all, record_get(r, members[i]));
	}
	hash = digest_hash64(buf_get(&all));
	buf_free(&all);
	return hash;
}

/* Posts and tombstones are told once; all else is passed on as it comes. */
static void
pass(struct visit *v, struct record *r, struct span line, struct buf *scratch)
{
	const char *kind = kind_of(record_kind(r));
	bool told_once = record_is(r, "post") || record_is(r, "delete");
	struct span uid = record_string(r, "uid", scratch);
	struct buf name = BUF_INIT;
	char digest[DIGEST_SIZE];
	int64_t published;

	/* One without a uid is known by all that it says. */
	if (told_once)
		buf_span(&name, uid.len != 0 ? uid :
		    span_of(digest_span(line, digest)));
	batch_line(v->batch, kind, line, name.s, hash_of(r, kind));
	buf_free(&name);
	v->outcome.items += told_once;
	if (record_is(r, "post") && record_instant(r, "published",
	    &published))
		visit_time(v, published);
}

/* False where the visit is to end. */
static bool
pass_all(struct visit *v, struct input *in)
{
	struct lines lines = { .fp = in->fp };
	struct record *r = record_new();
	struct buf scratch = BUF_INIT;
	struct jspan_fault fault;
	const char *why;
	bool good = true;

	while (good && lines_next(&lines)) {
		if (lines.bytes == 0)
			continue;
		why = NULL;
		if (lines.bytes != lines.text.len)
			why = "longer than 16 MiB";
		else if (!record_parse(r, buf_get(&lines.text), &fault))
			why = fault.why;
		else if (record_kind(r).s == NULL)
			why = "neither \"rec\" nor \"text\"";
		else
			pass(v, r, buf_get(&lines.text), &scratch);
		if (why != NULL)
			input_skip(v, in, lines.number, buf_get(&lines.text),
			    lines.bytes, why, false);
		good = batch_size(v->batch) <= FETCH_HELD || visit_batch(v);
	}
	buf_free(&scratch);
	record_free(r);
	lines_free(&lines);
	return good;
}

static void
fetch(struct visit *v)
{
	struct outcome *o = &v->outcome;
	struct input in;

	if (input_open(v, &in) && pass_all(v, &in)) {
		if (o->skipped != 0)
			visit_fail(v, VISIT_OK, "%llu lines were skipped",
			    (unsigned long long)o->skipped);
		else if (o->items == 0)
			visit_fail(v, VISIT_OK, "has no posts");
		input_keep(v, &in);
	}
	input_close(&in);
}

const struct adapter from_records = {
	.type = "records",
	.kind = "post",
	.label = "records",
	.keys = (const char *const[]){ NULL },
	.check = check,
	.fetch = fetch,
	.place = ADAPTER_ONE,
};
