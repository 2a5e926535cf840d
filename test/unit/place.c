/* place: what is found in a text, the two maps, and tables with faults. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <limits.h>
#include <math.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/xalloc.h"
#include "lib/topic/crosswalk.h"
#include "lib/topic/gazetteer.h"
#include "lib/topic/nametree.h"
#include "lib/topic/place.h"

#define PLACES	"lib/data/places.tsv"
#define STREETS	"lib/data/streets.tsv"
#define REFORM	20250701

static struct places *
shipped(enum crosswalk_map map)
{
	struct places *p;
	struct where where;

	if ((p = places_load(PLACES, STREETS, map, &where)) == NULL)
		fail_msg("%s", where_text(&where));
	return p;
}

struct wanted {
	const char *text, *published, *want;
};

static void
check(enum crosswalk_map map, const struct wanted *c, size_t n)
{
	struct places *p = shipped(map);
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < n; i++) {
		bool any = places_find(p, span_of(c[i].text),
		    span_of(c[i].published), &b);

		if (any != (*c[i].want != '\0') ||
		    !span_is(buf_get(&b), c[i].want))
			fail_msg("%s: %.*s instead of %s", c[i].text,
			    SPAN_ARG(buf_get(&b)), c[i].want);
	}
	buf_free(&b);
	places_free(p);
}

static void
as_said(void **state)
{
	static const struct wanted cases[] = {
		{ "", NULL, "" },
		{ "kẹt xe đường Võ Văn Ngân", "2026-01-01",
		    "[\"hcm/duong/vo-van-ngan\"]" },
		{ "Võ Văn Ngân", "2026-01-01", "[\"hcm/duong/vo-van-ngan\"]" },
		{ "Nguyễn Huệ lên ngôi", NULL, "" },
		{ "anh Nguyễn Huệ ở đây", NULL, "" },
		{ "ở Nguyễn Huệ Chi", NULL, "" },
		{ "Ở Nguyễn Huệ", NULL, "[\"hcm/duong/nguyen-hue\"]" },
		{ "P12 GV", NULL, "[\"hcm/go-vap/p12\",\"hcm/go-vap\"]" },
		{ "p.12, q. gò vấp", "2024-01-01",
		    "[\"hcm/go-vap/p12\",\"hcm/go-vap\"]" },
		{ "P12", NULL, "" },
		{ "quận 10, quận 1, q1", NULL, "[\"hcm/q10\",\"hcm/q1\"]" },
		{ "q1/2026", NULL, "" },
		{ "lợi nhuận q1", NULL, "" },
		/* A name is what is in force, and a district lives on. */
		{ "Tân Bình", "2025-06-30", "[\"hcm/tan-binh\"]" },
		{ "Tân Bình", "2025-07-01",
		    "[\"hcm/tan-binh@0.75\",\"hcm/27004@0.25\"]" },
		{ "phường Tân Bình", "2025-07-01", "[\"hcm/27004\"]" },
		{ "quận Tân Bình", "2026-07-01", "[\"hcm/tan-binh\"]" },
		{ "phường Bến Thành", "2024-07-01", "[\"hcm/q1/ben-thanh\"]" },
		{ "phường Bến Thành", "2026-07-01", "[\"hcm/26743\"]" },
		{ "phường Bến Thành, quận 1", "2026-07-01",
		    "[\"hcm/q1/ben-thanh\",\"hcm/q1\"]" },
		{ "phường Sài Gòn", "2026-01-01", "[\"hcm/26740\"]" },
		{ "Sài Gòn", "2026-01-01", "[\"hcm\"]" },
		/* Marks that are there count, those that are not may. */
		{ "di an com", NULL, "" },
		{ "đi ăn", NULL, "" },
		{ "ở Dĩ An", "2024-01-01", "[\"hcm/di-an\"]" },
		{ "cau sai gon ket xe", NULL, "[\"hcm/cau/sai-gon\"]" },
		/* The longest name, and streets by district. */
		{ "cầu Sài Gòn", NULL, "[\"hcm/cau/sai-gon\"]" },
		{ "đường Lê Lợi, quận 1", "2024-01-01",
		    "[\"hcm/duong/le-loi\",\"hcm/q1\"]" },
		{ "đường Lê Lợi, Gò Vấp", "2024-01-01",
		    "[\"hcm/duong/le-loi/go-vap\",\"hcm/go-vap\"]" },
		{ "đường Lê Lợi, Huế", NULL, "" },
		{ "đường số 7", NULL, "" },
		{ "đường số 7, Q7", NULL,
		    "[\"hcm/duong/7/q7\",\"hcm/q7\"]" },
		{ "hẻm 7 Nguyễn Trãi", NULL, "[\"hcm/duong/nguyen-trai\"]" },
	};

	(void)state;
	check(CROSSWALK_SAID, cases, sizeof cases / sizeof cases[0]);
}

static void
on_new_map(void **state)
{
	static const struct wanted cases[] = {
		{ "phường 12 quận Gò Vấp", NULL, "[\"hcm/26882\"]" },
		{ "P13 Gò Vấp", NULL,
		    "[\"hcm/26878@0.50\",\"hcm/26882@0.50\"]" },
		{ "phường Sài Gòn", NULL, "[\"hcm/26740\"]" },
		{ "quận 4", NULL, "[\"hcm/27265@0.34\",\"hcm/27259@0.33\","
		    "\"hcm/27286@0.33\"]" },
		{ "cầu Sài Gòn, tphcm", NULL, "[\"hcm/cau/sai-gon\",\"hcm\"]" },
	};

	(void)state;
	check(CROSSWALK_NEW, cases, sizeof cases / sizeof cases[0]);
}

static void
on_old_map(void **state)
{
	static const struct wanted cases[] = {
		{ "phường An Hội Tây", NULL, "[\"hcm/go-vap/p12@0.50\","
		    "\"hcm/go-vap/p14@0.50\"]" },
		{ "phường 12 quận Gò Vấp", NULL, "[\"hcm/go-vap/p12\"]" },
		{ "đặc khu Côn Đảo", NULL, "[\"hcm/con-dao\"]" },
	};

	(void)state;
	check(CROSSWALK_OLD, cases, sizeof cases / sizeof cases[0]);
}

static void
no_name(void *arg, struct span name, uint32_t place, enum gazetteer_how how)
{
	(void)place;
	(void)how;
	assert_true(name.len != 0);
	++*(size_t *)arg;
}

static struct gazetteer *
gazetteer(void)
{
	struct gazetteer *g;
	struct where where;
	size_t names = 0;

	if (gazetteer_load(&g, PLACES, STREETS, no_name, &names,
	    &where) == -1)
		fail_msg("%s", where_text(&where));
	assert_true(names > gazetteer_count(g));
	return g;
}

/* A unit of each map; one of a new map is in force from the reform on. */
static bool
is_unit(const struct gazetteer_place *p)
{
	return p->kind >= GAZETTEER_TOWN && p->kind <= GAZETTEER_COMMUNE;
}

static void
shares_sum_to_one(void **state)
{
	struct gazetteer *g = gazetteer();
	struct crosswalk *c = crosswalk_new(g);
	const struct gazetteer_share *v;
	size_t n, nnew = 0, nold = 0;

	(void)state;
	for (uint32_t i = 0; i < gazetteer_count(g); i++) {
		const struct gazetteer_place *p = gazetteer_place(g, i);
		bool isnew = p->from == REFORM;
		double sum = 0;

		assert_null(crosswalk_split(c, i, CROSSWALK_SAID, &n));
		v = crosswalk_split(c, i, isnew ? CROSSWALK_OLD :
		    CROSSWALK_NEW, &n);
		assert_int_equal(v != NULL, is_unit(p));
		if (v == NULL)
			continue;
		nnew += isnew;
		nold += !isnew;
		assert_true(n >= 1 && n <= PLACE_MOST);
		for (size_t k = 0; k < n; k++) {
			const struct gazetteer_place *to =
			    gazetteer_place(g, v[k].place);

			assert_true(v[k].share > 0);
			assert_int_equal(to->from == REFORM, !isnew);
			if (isnew)
				assert_int_equal(to->until, REFORM);
			sum += v[k].share;
		}
		assert_true(fabs(sum - 1) < 1e-9);
		assert_null(crosswalk_split(c, i, isnew ? CROSSWALK_NEW :
		    CROSSWALK_OLD, &n));
	}
	assert_int_equal(nnew, 168);
	assert_true(nold > 495);
	crosswalk_free(c);
	gazetteer_free(g);
}

/* Numbers of all old wards, drawn on the new map and back, add up as before. */
static void
totals_stay(void **state)
{
	struct gazetteer *g = gazetteer();
	struct crosswalk *c = crosswalk_new(g);
	double *there = xcalloc(gazetteer_count(g), sizeof *there);
	double before = 0, after = 0, back = 0;
	size_t n;

	(void)state;
	for (uint32_t i = 0; i < gazetteer_count(g); i++) {
		const struct gazetteer_share *v;

		if (gazetteer_place(g, i)->kind < GAZETTEER_WARD || (v =
		    crosswalk_split(c, i, CROSSWALK_NEW, &n)) == NULL)
			continue;
		before += i % 7 + 1;
		for (size_t k = 0; k < n; k++)
			there[v[k].place] += (i % 7 + 1) * v[k].share;
	}
	for (uint32_t i = 0; i < gazetteer_count(g); i++) {
		const struct gazetteer_share *v = crosswalk_split(c, i,
		    CROSSWALK_OLD, &n);

		after += there[i];
		for (size_t k = 0; k < n; k++)
			back += there[i] * v[k].share;
	}
	assert_true(before > 495 && fabs(after - before) < 1e-6 &&
	    fabs(back - before) < 1e-6);
	free(there);
	crosswalk_free(c);
	gazetteer_free(g);
}

static void
ids_are_plain(void **state)
{
	struct gazetteer *g = gazetteer();

	(void)state;
	for (uint32_t i = 0; i < gazetteer_count(g); i++) {
		const struct gazetteer_place *p = gazetteer_place(g, i);

		assert_true(p->id.len >= 3 && p->id.len <= 96);
		assert_true(p->from < p->until);
		for (size_t k = 0; k < p->id.len; k++)
			assert_non_null(strchr("abcdefghijklmnopqrstuvwxyz"
			    "0123456789-/", p->id.s[k]));
	}
	gazetteer_free(g);
}

/* Load a table of one row; the reason why it is not one. */
static void
fault(const char *row, const char *street, const char *why)
{
	static const char head[] =
	    "hcm\tcity\tCity\talone\t-\t-\t-\t-\t-\n"
	    "hcm/q1\tdistrict\tA\talone\thcm\t-\t-\t-\t-\n";
	char units[] = "/tmp/places.XXXXXX", roads[] = "/tmp/streets.XXXXXX";
	FILE *f = fdopen(mkstemp(units), "w");
	struct where where;
	struct places *p;

	fprintf(f, "%s%s\n", head, row);
	fclose(f);
	f = fdopen(mkstemp(roads), "w");
	fprintf(f, "%s\n", street);
	fclose(f);
	p = places_load(units, roads, CROSSWALK_SAID, &where);
	assert_int_equal(p == NULL, why != NULL);
	if (why != NULL && strstr(where_text(&where), why) == NULL)
		fail_msg("%s", where_text(&where));
	places_free(p);
	unlink(units);
	unlink(roads);
}

static void
tables_with_faults(void **state)
{
	(void)state;
	fault("", "", NULL);
	fault("hcm/a\tward\tA", "", "3 columns where 9");
	fault("hcm/a\tward\tA\tsure\thcm\t-\t-\t-\t-", "", "columns 1, 3");
	fault("hcm/a\tward\tA\tcue\thcm\t2025\t-\t-\t-", "", "columns 1, 3");
	fault("hcm/a\tward\t\tcue\thcm\t-\t-\t-\t-", "", "columns 1, 3");
	fault("hcm/a\tward\tA\tcue\thcm/b\t-\t-\t-\t-", "",
	    ":3: no place \"hcm/b\"");
	fault("hcm/q1\tward\tA\tcue\thcm\t-\t-\t-\t-", "", "a second");
	fault("hcm/a\tward\tA\tcue\thcm\t-\t-\t-\t1", "", "not there");
	fault("hcm/a\tward\tA\tcue\thcm\t-\t-\tx||?\t-", "", NULL);
	fault("", "A\tcue\tq2\t-", "no district \"q2\"");
	fault("", "A\tsure\tq1\t-", "column 2");
	fault("", "A\tcue\tq1", "3 columns where 4");
	assert_null(places_load("/none", "/none", CROSSWALK_SAID,
	    &(struct where){ .line = 0 }));
}

/* Much of everything: bounded output, and no crash. */
static void
hostile_texts(void **state)
{
	static const char *const parts[] = {
		"phường 12 ", "quận ", "Nguyễn ", "Huệ ", "hẻm 1/", "đường ",
		"tân ", "bình ", "- ", "#", "q.", "1", ", ", "GV ", "ở ",
		"anh ", "\n", "cầu ", "sài ", "gòn ", "P", "\xf0\x9f\x98\x80",
		"sai gon ", "Hà Nội ", "kẹt xe ", "3/2 ",
	};
	struct places *p = shipped(CROSSWALK_NEW);
	struct buf text = BUF_INIT, out = BUF_INIT;
	uint32_t seed = 7;

	(void)state;
	for (int round = 0; round < 300; round++) {
		buf_reset(&text);
		for (int i = 0; i < round * 4; i++) {
			seed = seed * 1664525 + 1013904223;
			buf_puts(&text, parts[(seed >> 16) %
			    (sizeof parts / sizeof parts[0])]);
		}
		places_find(p, buf_get(&text), SPAN_NONE, &out);
		assert_true(out.len < PLACE_MOST * 100);
	}
	buf_reset(&text);
	for (int i = 0; i < 40000; i++)
		buf_puts(&text, "phường 12 nguyễn ");
	assert_false(places_find(p, buf_get(&text), span_of("x"), &out));
	buf_free(&text);
	buf_free(&out);
	places_free(p);
}

static void
cutting_names(void **state)
{
	struct span v[NAMETREE_PIECES];

	(void)state;
	assert_int_equal(nametree_cut(span_of(""), v), 0);
	assert_int_equal(nametree_cut(span_of("cmt8"), v), 1);
	assert_int_equal(nametree_cut(span_of("30/4"), v), 3);
	assert_int_equal(nametree_cut(span_of("ql 1a"), v), 3);
	assert_int_equal(nametree_cut(span_of("tp.hcm"), v), 2);
	assert_true(span_is(v[1], "hcm"));
	assert_int_equal(nametree_cut(span_of("a a a a a a a a a a a a a a a "
	    "a a a a a a a a a a a a a a a a a a a"), v), NAMETREE_PIECES);
}

static void
walking_names(void **state)
{
	struct nametree *t = nametree_new();
	struct span v[NAMETREE_PIECES];
	uint32_t node, a, long_one;

	(void)state;
	nametree_add(t, v, nametree_cut(span_of("a b"), v), 1);
	nametree_add(t, v, nametree_cut(span_of("a b"), v), 2);
	nametree_add(t, v, nametree_cut(span_of("a"), v), 3);
	nametree_add(t, v, nametree_cut(span_of("hochiminhcity"), v), 4);
	nametree_ready(t);
	assert_int_equal(nametree_piece(t, span_of("c")), NAMETREE_NONE);
	assert_int_equal(nametree_piece(t, span_of("")), NAMETREE_NONE);
	a = nametree_piece(t, span_of("a"));
	node = nametree_step(t, NAMETREE_ROOT, a);
	assert_int_equal(nametree_value(t, nametree_first(t, node)), 3);
	assert_int_equal(nametree_step(t, node, a), NAMETREE_NONE);
	node = nametree_step(t, node, nametree_piece(t, span_of("b")));
	assert_int_equal(nametree_value(t, nametree_first(t, node)), 1);
	assert_int_equal(nametree_value(t, nametree_next(t,
	    nametree_first(t, node))), 2);
	long_one = nametree_piece(t, span_of("hochiminhcity"));
	node = nametree_step(t, NAMETREE_ROOT, long_one);
	assert_int_equal(nametree_value(t, nametree_first(t, node)), 4);
	nametree_free(t);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(cutting_names),
		cmocka_unit_test(walking_names),
		cmocka_unit_test(as_said),
		cmocka_unit_test(on_new_map),
		cmocka_unit_test(on_old_map),
		cmocka_unit_test(shares_sum_to_one),
		cmocka_unit_test(totals_stay),
		cmocka_unit_test(ids_are_plain),
		cmocka_unit_test(tables_with_faults),
		cmocka_unit_test(hostile_texts),
	};

	xalloc_init();
	if (sodium_init() == -1)
		return 1;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
