/*
 * record under libFuzzer: what is accepted must be what jansson accepts, must
 * leave as it came, and after edits must still be a record with those edits.
 *
 *	make fuzz CC=clang O=build/fuzz
 *	build/fuzz/test/fuzz/record -max_total_time=60 test/json
 */
#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/io/record.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(int good)
{
	if (!good)
		abort();
}

/* The record as one line again, read by another record. */
static struct record *
again(const struct record *r, struct buf *line)
{
	struct record *copy = record_new();
	struct jspan_fault fault;

	buf_reset(line);
	record_write(r, line);
	must(record_parse(copy, buf_get(line), &fault));
	return copy;
}

/* Edits that the first bytes of the text choose. */
static void
edit(struct record *r, const uint8_t *data, size_t size)
{
	static const char *const names[] = { "text", "a", "rec", "k", "" };
	struct buf line = BUF_INIT, scratch = BUF_INIT;
	struct record *copy;
	struct span got;
	const char *name;

	for (size_t i = 0; i < size && i < 8; i++) {
		name = names[data[i] % 5];
		if (data[i] % 3 == 0)
			record_drop(r, name);
		else if (data[i] % 3 == 1)
			record_set_int(r, name, data[i]);
		else
			record_set_string(r, name, span_of("ế\"\\\n"));
		copy = again(r, &line);
		got = record_get(copy, name);
		if (data[i] % 3 == 0)
			must(got.s == NULL);
		else if (data[i] % 3 == 2)
			must(span_is(jspan_string(got, &scratch), "ế\"\\\n"));
		else
			must(span_eq(got, record_get(r, name)));
		record_free(copy);
	}
	buf_free(&line);
	buf_free(&scratch);
}

/* jansson refuses numbers that JSON allows; but for depth it accepts no more. */
static void
compare(const char *text, size_t size, bool ours)
{
	json_t *tree = json_loadb(text, size, JSON_ALLOW_NUL, NULL);

	if (json_is_object(tree))
		must(ours || memchr(text, '\0', size) != NULL);
	json_decref(tree);
}

/* Every member is in reach, and its text can be had. */
static void
look(struct record *r)
{
	struct buf scratch = BUF_INIT;
	struct span key, value, rest, inner;
	int64_t whole;
	double real;

	for (size_t i = 0; record_member(r, i, &key, &value); i++) {
		jspan_string(value, &scratch);
		jspan_int(value, &whole);
		jspan_double(value, &real);
		rest = value;
		while (jspan_each(&rest, &key, &inner))
			must(inner.len != 0);
	}
	record_kind(r);
	record_get(r, "metrics.likes");
	buf_free(&scratch);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct record *r = record_new();
	struct jspan_fault fault;
	struct buf line = BUF_INIT;
	char *text = xstrndup((const char *)data, size);
	bool good;

	good = record_parse(r, (struct span){ text, size }, &fault);
	compare(text, size, good || strstr(fault.why, "levels") != NULL);
	if (good) {
		record_write(r, &line);
		must(line.len == size && memcmp(line.s, text, size) == 0);
		look(r);
		edit(r, data, size);
	} else {
		must(fault.why != NULL && fault.at <= size);
	}
	buf_free(&line);
	record_free(r);
	free(text);
	return 0;
}
