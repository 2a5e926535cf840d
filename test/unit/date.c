/* Dates and counts, as feeds and exports spell them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "lib/base/clock.h"
#include "lib/markup/amount.h"
#include "lib/markup/date.h"

static const struct {
	const char		*text, *want;
	enum date_quality	 quality;
} dates[] = {
	{ "Thu, 06 Feb 2025 20:30:48 +0700", "2025-02-06T20:30:48+07:00", 0 },
	{ "Mon, 04 May 2026 12:05:08 GMT+7", "2026-05-04T12:05:08+07:00", 0 },
	{ "Mon, 04 May 2026 12:05:08 GMT+07:00",
	    "2026-05-04T12:05:08+07:00", 0 },
	{ "Thứ 5, 28/05/2026 17:00:00 GMT+7", "2026-05-28T17:00:00+07:00", 0 },
	{ "Chủ nhật, 1/11/2026, 07:05 (GMT+7)",
	    "2026-11-01T07:05:00+07:00", 0 },
	{ "Thứ Ba, ngày 03 tháng 11 năm 2026", "2026-11-03T00:00:00+07:00",
	    DATE_ONLY },
	{ "17h30 3/11/2026", "2026-11-03T17:30:00+07:00", DATE_ASSUMED_ZONE },
	{ "13:38 - 08/10/2026", "2026-10-08T13:38:00+07:00",
	    DATE_ASSUMED_ZONE },
	{ "10/8/2026 1:38:00 PM", "2026-10-08T13:38:00+07:00",
	    DATE_ASSUMED_ZONE },
	{ "10/8/2026 12:08:00 AM", "2026-10-08T00:08:00+07:00",
	    DATE_ASSUMED_ZONE },
	{ "30/8/2026 1:38:00 PM", "2026-08-30T13:38:00+07:00",
	    DATE_ASSUMED_ZONE },
	{ "8/10/2026 1:38:00 CH", "2026-10-08T13:38:00+07:00",
	    DATE_ASSUMED_ZONE },
	{ "8/30/2026", "2026-08-30T00:00:00+07:00", DATE_ONLY },
	{ "2026-10-08", "2026-10-08T00:00:00+07:00", DATE_ONLY },
	{ "2026-10-08 06:00", "2026-10-08T06:00:00+07:00",
	    DATE_ASSUMED_ZONE },
	{ "2026-10-08T06:00:00.250Z", "2026-10-08T13:00:00+07:00", 0 },
	{ "2024-366", "2024-12-31T00:00:00+07:00", DATE_ONLY },
	{ "2024-060", "2024-02-29T00:00:00+07:00", DATE_ONLY },
	{ "2026-010-008T06:00:00Z", "2026-10-08T13:00:00+07:00", 0 },
	{ "20261008T060000Z", "2026-10-08T13:00:00+07:00", 0 },
	{ "2026-10-08T06Z", "2026-10-08T13:00:00+07:00", 0 },
	{ "2026281", "2026-10-08T00:00:00+07:00", DATE_ONLY },
	{ "-2610", "2026-10-01T00:00:00+07:00", DATE_ONLY },
	{ "-26-10", "2026-10-01T00:00:00+07:00", DATE_ONLY },
	{ "261008", "2026-10-08T00:00:00+07:00", DATE_ONLY },
	{ "2026-10-08T24:00:00Z", "2026-10-09T07:00:00+07:00", 0 },
	{ "2026-10-08T24:00:01Z", NULL, 0 }, { "26100", NULL, 0 },
	{ "Thu, 8 Oct 2026 06:00 Etc/GMT", "2026-10-08T13:00:00+07:00", 0 },
	{ "Thu, 8 Oct 2026 06:00 AT", "2026-10-08T17:00:00+07:00", 0 },
	{ "06:00 at 8 Oct 2026", "2026-10-08T06:00:00+07:00",
	    DATE_ASSUMED_ZONE },
	{ "8 Oct 2026 06:00 GMT +7", "2026-10-08T06:00:00+07:00", 0 },
	{ "8 Oct 2026 06:00 QXZ", "2026-10-08T06:00:00+07:00",
	    DATE_ASSUMED_ZONE },
	{ "8 Oct 2026 06:00 Qxz", NULL, 0 }, { "QXZ 8 Oct 2026", NULL, 0 },
	{ "T5, 08/10/2026 06:00", "2026-10-08T06:00:00+07:00",
	    DATE_ASSUMED_ZONE },
	{ "6 giờ 30 phút ngày 8/10/2026", "2026-10-08T06:30:00+07:00",
	    DATE_ASSUMED_ZONE },
	{ "6 giờ ngày 8/10/2026", "2026-10-08T06:00:00+07:00",
	    DATE_ASSUMED_ZONE },
	{ "06h30' 8/10/2026", "2026-10-08T06:30:00+07:00",
	    DATE_ASSUMED_ZONE },
	{ "8 Tháng Mười, 2026", "2026-10-08T00:00:00+07:00", DATE_ONLY },
	{ "8 tháng mười hai năm 2026", "2026-12-08T00:00:00+07:00",
	    DATE_ONLY },
	{ "8 tháng nào 2026", NULL, 0 },
	{ "Thu Oct 08 2026 06:00:00 GMT+0700 (Indochina Time)",
	    "2026-10-08T06:00:00+07:00", 0 },
	{ "8 Oct 2026 06:00 (Indochina Time)", NULL, 0 },
	{ "2026-10-08T06:00:00+07:00[Asia/Ho_Chi_Minh]",
	    "2026-10-08T06:00:00+07:00", 0 },
	{ "2026-10-08T06:00:00+07:00[", NULL, 0 },
	{ "8 thg 10, 2026", "2026-10-08T00:00:00+07:00", DATE_ONLY },
	{ "2023-366", NULL, 0 }, { "2023-000", NULL, 0 },
	{ "Sun Jan  4 16:29:06 PST 2004", "2004-01-05T07:29:06+07:00", 0 },
	{ "26-Jan-04 16:31 EST", "2004-01-27T04:31:00+07:00", 0 },
	{ "1793600000", "2026-11-02T13:13:20+07:00", 0 },
	{ "1793600000.75", "2026-11-02T13:13:20+07:00", 0 },
	{ "1793600000123", "2026-11-02T13:13:20+07:00", 0 },
	{ "1793600000123456", "2026-11-02T13:13:20+07:00", 0 },
	{ "", NULL, 0 }, { "hôm qua", NULL, 0 }, { "31/02/2026", NULL, 0 },
	{ "2026-11-31", NULL, 0 }, { "2026-11-01T25:00:00Z", NULL, 0 },
	{ "Sun, 16 Dec 2012 1:2:3:4 GMT", NULL, 0 }, { "12", NULL, 0 },
	{ "13/13/2026", NULL, 0 }, { "2026-11-01T09:00:00+00:xx", NULL, 0 },
	{ "1.2.3.4", NULL, 0 }, { "99999999999999999999", NULL, 0 },
};

static void
dates_are_read(void **state)
{
	char got[CLOCK_SIZE];
	struct date d;

	(void)state;
	for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
		bool good = date_stamp(span_of(dates[i].text), &d);

		if (good != (dates[i].want != NULL))
			print_message("# %s\n", dates[i].text);
		assert_int_equal(good, dates[i].want != NULL);
		if (!good)
			continue;
		assert_string_equal(clock_format(d.instant, got),
		    dates[i].want);
		assert_int_equal(d.quality, dates[i].quality);
	}
}

static const struct {
	const char	*text;
	int64_t		 want;		/* -1: none */
	bool		 approx;
} amounts[] = {
	{ "0", 0, false }, { "3755", 3755, false }, { "12,058", 12058, false },
	{ "12.058", 12058, false }, { "1,234,567", 1234567, false },
	{ "32.0", 32, false }, { "1,234.0", 1234, false },
	{ "33.4M", 33400000, true }, { "488.4K", 488400, true },
	{ "1,2K", 1200, true }, { "12.3K", 12300, true },
	{ "1.234K", 1234, true }, { "65K", 65000, true },
	{ "1,5 Tr", 1500000, true }, { "25 nghìn", 25000, true },
	{ "1 tỷ", 1000000000, true }, { " 7 ", 7, false },
	{ "", -1, false }, { "n/a", -1, false }, { "-3", -1, false },
	{ "1.5", -1, false }, { "1.2.3", -1, false }, { "12 xe", -1, false },
	{ "99999999999999999999", -1, false }, { "9999999999M", -1, true },
	{ "1.", -1, false }, { "K", -1, false }, { "1,234.567", -1, false },
};

static void
amounts_are_read(void **state)
{
	int64_t got;
	bool approx;

	(void)state;
	for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++) {
		bool good = amount_parse(span_of(amounts[i].text), &got,
		    &approx);

		if (good != (amounts[i].want >= 0))
			print_message("# %s\n", amounts[i].text);
		assert_int_equal(good, amounts[i].want >= 0);
		if (!good)
			continue;
		assert_int_equal(got, amounts[i].want);
		assert_int_equal(approx, amounts[i].approx);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_are_read),
		cmocka_unit_test(amounts_are_read),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
