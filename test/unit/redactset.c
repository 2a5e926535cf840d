/*
 * redact against test/eval/redact.tsv: recall and precision by kind.  A hidden
 * part counts as found where one of its kind overlaps it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/io/table.h"
#include "lib/norm/clean.h"
#include "lib/text/canon.h"

#define SET	"test/eval/redact.tsv"
#define PARTS	8

/* A hidden part: bytes of the text, and what it was taken for. */
struct part {
	size_t	from, to;
	int	kind;
};

static struct score {
	unsigned	gold, got, right;
} scores[REDACT_KINDS];

static int
kind_of(struct span tag)
{
	for (int k = 0; k < REDACT_KINDS; k++)
		if (span_is(tag, redact_name((enum redact_kind)k)))
			return k;
	return -1;
}

/* The next "[kind]" from i on; its end and kind, or false. */
static bool
next_tag(struct span t, size_t i, size_t *from, size_t *to, int *kind)
{
	for (; i < t.len; i++) {
		const char *end = memchr(t.s + i, ']', t.len - i);

		if (t.s[i] != '[' || end == NULL)
			continue;
		*kind = kind_of((struct span){ t.s + i + 1,
		    (size_t)(end - t.s) - i - 1 });
		if (*kind == -1)
			continue;
		*from = i;
		*to = (size_t)(end - t.s) + 1;
		return true;
	}
	return false;
}

/* Where the parts that are hidden in `out` stand in the text. */
static size_t
parts(struct span text, struct span out, struct part v[PARTS])
{
	size_t i = 0, at = 0, n = 0, from, to, next;
	struct span rest;
	const char *p;
	int kind, none;

	while (n < PARTS && next_tag(out, i, &from, &to, &kind)) {
		at += from - i;		/* what stands between stays */
		v[n].from = at;
		v[n].kind = kind;
		if (!next_tag(out, to, &next, &(size_t){ 0 }, &none))
			next = out.len;
		rest = (struct span){ out.s + to, next - to };
		p = next == out.len ? text.s + text.len - rest.len :
		    memmem(text.s + at + 1, text.len - at - 1, rest.s,
		    rest.len);
		assert_non_null(p);
		at = (size_t)(p - text.s);
		v[n++].to = at;
		i = to;
	}
	return n;
}

static void
score(const struct part *want, size_t nwant, const struct part *got,
    size_t ngot)
{
	for (size_t i = 0; i < nwant; i++)
		scores[want[i].kind].gold++;
	for (size_t k = 0; k < ngot; k++) {
		scores[got[k].kind].got++;
		for (size_t i = 0; i < nwant; i++)
			if (want[i].kind == got[k].kind &&
			    want[i].from < got[k].to &&
			    got[k].from < want[i].to) {
				scores[got[k].kind].right++;
				break;
			}
	}
}

/* One row; whether it came out as it must. */
static bool
row(struct clean *c, struct span text, struct span want, struct buf *canon)
{
	unsigned counts[REDACT_KINDS] = { 0 };
	struct part w[PARTS], g[PARTS];
	size_t nw = 0, ng = 0;
	struct span got;

	if (canon_text(text, canon))
		text = buf_get(canon);
	if (span_is(want, "="))
		want = text;
	got = clean_text(c, text, counts);
	nw = parts(text, want, w);
	ng = parts(text, got, g);
	score(w, nw, g, ng);
	if (span_eq(got, want))
		return true;
	print_message("%.*s\n#    -> %.*s\n#  want %.*s\n", SPAN_ARG(text),
	    SPAN_ARG(got), SPAN_ARG(want));
	return false;
}

static void
report(size_t rows, size_t same)
{
	print_message("%zu texts, %zu as they must be\n", rows, same);
	for (int k = 0; k < REDACT_KINDS; k++) {
		struct score s = scores[k];

		print_message("%-8s %3u hidden, recall %.3f, precision %.3f\n",
		    redact_name((enum redact_kind)k), s.gold,
		    s.gold ? s.right / (double)s.gold : 1.0,
		    s.got ? s.right / (double)s.got : 1.0);
	}
}

static void
measured(void **state)
{
	struct buf canon = BUF_INIT;
	struct clean c = { .changed = false };
	struct where where;
	struct table t;
	size_t rows = 0, same = 0;

	(void)state;
	assert_int_equal(table_open(&t, SET, &where), 0);
	while (table_next(&t, 2, &where) == 1) {
		rows++;
		same += row(&c, t.field[0], t.field[1], &canon);
	}
	table_close(&t);
	report(rows, same);
	assert_true(rows >= 300);
	for (int k = 0; k < REDACT_KINDS; k++) {
		assert_true(scores[k].right * 100 >= scores[k].gold * 98);
		assert_true(scores[k].right * 100 >= scores[k].got * 97);
	}
	buf_free(&canon);
	clean_free(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(measured) };

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
