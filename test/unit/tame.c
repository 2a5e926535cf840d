/* tame: what stays of a page, and that hostile pages cost little. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/markup/dom.h"
#include "lib/markup/tame.h"

#define HEAD	"<!DOCTYPE html>"

static void
pages(void **state)
{
	static const struct {
		const char *in, *want;
	} cases[] = {
		{ "", "" },
		{ "ngập < 3 cm & mưa", "ngập < 3 cm & mưa" },
		{ "<p>a</p>", "<p>a</p>" },
		{ "<P CLASS=x ONCLICK='y'>a", "<p class=\"x\">a" },
		{ "<p class=a class=b>", "<p class=\"a\">" },
		{ "<p hidden>", "<p hidden=\"\">" },
		{ "<p title=a>", "<p>" },
		{ "<p class=a\"'b='>c", "<p>c" },
		{ "<a href='x\"y'>", "<a href='x\"y'>" },
		{ "<a href=a/b>c</a>", "<a href=\"a/b\">c</a>" },
		{ "<b>a</b><o:p>b</o:p>", "<span>a</span><span>b</span>" },
		{ "<x-y class=c>", "<span class=\"c\">" },
		{ "a<!-- <p> -->b<!-->c<?php ?>d<!x>e", "abcde" },
		{ "a<!-- không hết", "a" },
		{ "a<script>'<p>'</script>b", "ab" },
		{ "a<script>mất hết", "a" },
		{ "a<svg><p>b</svg>c", "ac" },
		{ "a<svg>b<p>c", "ab<p>c" },
		{ "a<noscript><img></noscript>b", "ab" },
		{ "<title>a <b> c</title>d", "<title>a <b> c</title>d" },
		{ "<select><option>a</select>b", "b" },
		{ "<div>a</div></div>b", "<div>a</div>b" },
		{ "<div><b>a</div></b>c", "<div><span>a</div>c" },
		{ "<b><div></b>a</div>", "<span><div>a</div>" },
		{ "<input value='>'>a", "a" },
		{ "a<p class=\"b", "a" },
		{ "a</html>b", "ab" },
		{ "<frameset><frame>a", "a" },
	};
	struct tame t;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		tame_page(&t, span_of(cases[i].in));
		assert_memory_equal(t.html.s, HEAD, strlen(HEAD));
		assert_string_equal(t.html.s + strlen(HEAD), cases[i].want);
		tame_free(&t);
	}
}

static void
data(void **state)
{
	static const char page[] =
	    "<script type='application/ld+json'>{}</script>"
	    "<script>var a;</script>"
	    "<SCRIPT type=\"application/ld+json; charset=utf-8\">[]</SCRIPT >";
	struct tame t;

	(void)state;
	tame_page(&t, span_of(page));
	assert_int_equal(t.ndata, 2);
	assert_true(span_is(t.data[0], "{}"));
	assert_true(span_is(t.data[1], "[]"));
	tame_free(&t);
}

/* A page of one piece many times, and how deep its tree is. */
static size_t
depth_of(const char *piece, size_t bytes)
{
	struct buf page = BUF_INIT;
	size_t deepest = 0, depth;
	struct tame t;
	struct dom d;

	while (page.len < bytes)
		buf_puts(&page, piece);
	tame_page(&t, buf_get(&page));
	dom_parse(&d, buf_get(&t.html));
	for (size_t i = 0; i < d.n; i++) {
		assert_true(d.nodes[i].end > i && d.nodes[i].end <= d.n);
		depth = 0;
		for (size_t k = i; k != 0; k = d.nodes[k].parent)
			depth++;
		deepest = depth > deepest ? depth : deepest;
		/* A sample is enough of a page that is all alike. */
		if (i > 4096)
			i += 997;
	}
	assert_in_range(d.n, 3, 4 * TAME_MOST);
	dom_free(&d);
	tame_free(&t);
	buf_free(&page);
	return deepest;
}

static void
hostile(void **state)
{
	static const char *const bait[] = {
		"<div>", "<div><p>", "<p>", "<li>", "<ul><li>", "<table>",
		"<table><tr><td>", "<td>", "<a href=x>", "<a><div>", "<b>",
		"<b><p>", "<font a=1><p>x", "</a>", "</p>", "<form>",
		"<button>", "<h1>", "<svg>", "<svg", "<select>", "<title>",
		"<!--", "<x ", "<x y='", "<span></div>", "<div></span>",
		"<a><table>x", "<nobr><a><p>", "<dl><dt><dd>", "<object>",
		"<ruby><rt>", "<body><html>", "<frameset>", "<math><mi>",
		"<template>", "&amp", "<caption><div>", "<option><div>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof bait / sizeof bait[0]; i++)
		assert_in_range(depth_of(bait[i], 1 << 20), 0,
		    5 * TAME_DEPTH + 8);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages),
		cmocka_unit_test(data),
		cmocka_unit_test(hostile),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
