/* How exports write their times, kinds and columns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "lib/base/clock.h"
#include "lib/net/importmap.h"

#define DAY	{ .ordered = true, .zone = 7 * 3600 }
#define MONTH	{ .ordered = true, .month_first = true, .zone = 7 * 3600 }
#define UTC	{ .zoned = true }

static const struct {
	struct importmap	 map;
	const char		*text, *want;
	enum date_quality	 quality;
} dates[] = {
	{ DAY, "03/11/2026 08:05", "2026-11-03T08:05:00+07:00",
	    DATE_ASSUMED_ZONE },
	{ MONTH, "03/11/2026 08:05", "2026-03-11T08:05:00+07:00",
	    DATE_ASSUMED_ZONE },
	{ DAY, "3/11/2026 8:05 PM", "2026-11-03T20:05:00+07:00",
	    DATE_ASSUMED_ZONE },
	{ MONTH, "11/3/2026 8:05 PM", "2026-11-03T20:05:00+07:00",
	    DATE_ASSUMED_ZONE },
	{ DAY, "03.11.2026", "2026-11-03T00:00:00+07:00", DATE_ONLY },
	{ MONTH, "23/11/2026", NULL, 0 },
	{ DAY, "11/23/2026", NULL, 0 },
	{ DAY, "2026-11-03T01:00:00Z", "2026-11-03T08:00:00+07:00", 0 },
	{ UTC, "2026-11-03 01:00:00", "2026-11-03T08:00:00+07:00", 0 },
	{ UTC, "2026-11-03 01:00:00.0", "2026-11-03T08:00:00+07:00", 0 },
	{ UTC, "2026-11-03 01:00:00+0900", "2026-11-02T23:00:00+07:00", 0 },
	{ UTC, "1793710000", "2026-11-03T19:46:40+07:00", 0 },
	{ UTC, "1793710000123", "2026-11-03T19:46:40+07:00", 0 },
	{ { .zoned = true, .ordered = true }, "03/11/2026 01:00",
	    "2026-11-03T08:00:00+07:00", 0 },
	{ DAY, "hôm qua", NULL, 0 }, { UTC, "", NULL, 0 },
	{ DAY, "99999999999999999999/1/2026", NULL, 0 },
	{ DAY, "3/11/2026 "
	    "                                                            "
	    "                                                          8:05",
	    NULL, 0 },
};

static void
test_dates(void **state)
{
	char out[CLOCK_SIZE];
	struct date d;

	(void)state;
	for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
		d = (struct date){ .instant = 0 };
		if (dates[i].want == NULL) {
			assert_false(importmap_date(&dates[i].map,
			    span_of(dates[i].text), &d));
			continue;
		}
		assert_true(importmap_date(&dates[i].map,
		    span_of(dates[i].text), &d));
		assert_string_equal(clock_format(d.instant, out),
		    dates[i].want);
		assert_int_equal(d.quality, dates[i].quality);
	}
}

/* Rows of a table below the section, and what comes of the first. */
static const struct {
	const char	*key, *value, *header, *table, *text, *kind, *why;
} tables[] = {
	{ "map.text", "Nội dung|Tóm tắt", NULL, "Tóm tắt,Nội dung\nb,a\n",
	    "a", NULL, NULL },
	{ "map.text", "Nội dung|Tóm tắt", NULL, "Tóm tắt,Nội dung\nb, \n",
	    "b", NULL, NULL },
	{ "map.text", "Nội dung|Chữ", NULL, "Chữ,x\nc,d\n", "c", NULL, NULL },
	{ "map.text", "Nội dung", NULL, "Chữ,x\nc,d\n", NULL, NULL,
	    "no column \"Nội dung\"" },
	{ "zone", "UTC", NULL, "a,b\nc,d\n", NULL, NULL,
	    "no column \"text\"" },
	{ "kinds", "tin=article tlx=reply", NULL, "text,kind\na,TIN\n", "a",
	    "article", NULL },
	{ "kinds", "tin=article tlx=reply", NULL, "text,kind\na,Comment\n",
	    "a", "comment", NULL },
	{ "kinds", "tin=article", NULL, "text,kind\na,khác\n", "a", NULL,
	    NULL },
	{ "zone", "UTC", "Mã", "Báo cáo:,x;y;z;t\n\n\"Mã\";text\n1;\"a;b\"\n",
	    "a;b", NULL, NULL },
	{ "zone", "UTC", "Mã", "Báo cáo\ntext\na\n", NULL, NULL, "header" },
};

static void
try_table(size_t i)
{
	struct config_key key = { (char *)tables[i].key,
	    (char *)tables[i].value, 1 };
	struct config_section section = { (char *)"a", 1, &key, 1 };
	FILE *fp = fmemopen((char *)tables[i].table,
	    strlen(tables[i].table), "r");
	struct rows *rows = rows_new(fp, ROWS_CSV);
	struct rows_place place;
	struct importmap map;
	char why[256] = "";
	const char *wrong = NULL, *kind;
	bool good = rows_start(rows, tables[i].header, &wrong) &&
	    importmap_bind(&map, &section, rows, why);

	assert_int_equal(good, tables[i].why == NULL);
	if (!good) {
		assert_non_null(strstr(wrong != NULL ? wrong : why,
		    tables[i].why));
	} else {
		assert_int_equal(rows_next(rows, &place, &wrong), 1);
		assert_true(span_is(importmap_get(&map, IMPORTMAP_TEXT),
		    tables[i].text));
		kind = importmap_kind(&map);
		assert_int_equal(kind != NULL, tables[i].kind != NULL);
		if (kind != NULL)
			assert_string_equal(kind, tables[i].kind);
	}
	rows_free(rows);
	fclose(fp);
}

static void
test_tables(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
		try_table(i);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_tables),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
