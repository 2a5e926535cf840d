/* redact: what must go, what must stay, and linear time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lib/base/xalloc.h"
#include "lib/privacy/redact.h"

struct sample {
	const char	*text, *want;	/* want NULL: nothing is hidden */
};

static void
check(const struct sample *v, size_t n)
{
	struct buf b = BUF_INIT, again = BUF_INIT;
	unsigned counts[REDACT_KINDS];
	const char *got;
	size_t wrong = 0;

	for (size_t i = 0; i < n; i++) {
		memset(counts, 0, sizeof counts);
		got = redact_text(span_of(v[i].text), &b, counts) ? b.s : NULL;
		if ((got == NULL) != (v[i].want == NULL) ||
		    (got != NULL && strcmp(got, v[i].want) != 0)) {
			print_message("%s\n    -> %s\n  want %s\n", v[i].text,
			    got != NULL ? got : "(same)",
			    v[i].want != NULL ? v[i].want : "(same)");
			wrong++;
		}
		if (got != NULL)
			assert_false(redact_text(buf_get(&b), &again, counts));
	}
	buf_free(&b);
	buf_free(&again);
	assert_int_equal(wrong, 0);
}

#define CHECK(v)	check(v, sizeof v / sizeof v[0])

static void
phones(void **state)
{
	static const struct sample v[] = {
		{ "0912345678", "[phone]" },
		{ "Gọi 0912345678 nhé", "Gọi [phone] nhé" },
		{ "gọi 0912 345 678.", "gọi [phone]." },
		{ "091 234 56 78", "[phone]" },
		{ "0912.345.678", "[phone]" },
		{ "0912-345-678", "[phone]" },
		{ "0912–345–678", "[phone]" },
		{ "09 12 34 56 78", "[phone]" },
		{ "0 9 1 2 3 4 5 6 7 8", "[phone]" },
		{ "0912 . 345 . 678", "[phone]" },
		{ "0912 - 345 - 678", "[phone]" },
		{ "(0912) 345 678", "[phone]" },
		{ "(0912345678)", "([phone])" },
		{ "0345678901 0567890123 0781234567 0861234567",
		    "[phone] [phone] [phone] [phone]" },
		{ "+84912345678", "[phone]" },
		{ "+84 912 345 678", "[phone]" },
		{ "+84 (0) 912 345 678", "[phone]" },
		{ "+84(0)912345678", "[phone]" },
		{ "(+84) 912 345 678", "[phone]" },
		{ "(84) 912 345 678", "[phone]" },
		{ "84912345678", "[phone]" },
		{ "84-912-345-678", "[phone]" },
		{ "0084 912345678", "[phone]" },
		{ "+840912345678", "[phone]" },
		{ "01234567890", "[phone]" },
		{ "0123 456 7890", "[phone]" },
		{ "0168 123 4567", "[phone]" },
		{ "01869876543, 0199 123 4567", "[phone], [phone]" },
		{ "028 3822 1234", "[phone]" },
		{ "(028) 3822.1234", "[phone]" },
		{ "(028)38221234", "[phone]" },
		{ "+84 28 3822 1234", "[phone]" },
		{ "+84 (28) 3822 1234", "[phone]" },
		{ "0251 3 822 123", "[phone]" },
		{ "02838221234", "[phone]" },
		{ "sđt:0912345678", "sđt:[phone]" },
		{ "sđt0912345678", "sđt[phone]" },
		{ "SDT0912345678", "SDT[phone]" },
		{ "ĐT: 0912345678-0987654321", "ĐT: [phone]-[phone]" },
		{ "0912345678/0987654321", "[phone]/[phone]" },
		{ "0912345678.0987654321", "[phone].[phone]" },
		{ "0912 345 678 - 0987 654 321", "[phone] - [phone]" },
		{ "Zalo/0912345678", "Zalo/[phone]" },
		{ "0912345678nhé", "[phone]nhé" },
		{ "https://zalo.me/0912345678", "https://zalo.me/[phone]" },
		{ "zalo.me/0912345678", "zalo.me/[phone]" },
		{ "https://wa.me/84912345678", "https://wa.me/[phone]" },
		{ "#0912345678", "#[phone]" },
		{ "Cần thuê 2 phòng 0912 345 678 2 người",
		    "Cần thuê 2 phòng [phone] 2 người" },
		{ "ib em 0912345678, mail an@b.vn",
		    "ib em [phone], mail [email]" },
		{ "MST: 0312687878, ĐT: 0912345678",
		    "MST: [tax], ĐT: [phone]" },
		{ "lỗi 404 gọi 0909 123 456 lúc 8h",
		    "lỗi 404 gọi [phone] lúc 8h" },
		/* what stays */
		{ "Gọi 1022 hoặc 113, 114, 115", NULL },
		{ "Tổng đài 1900 1234, 1800 6975, 19001234", NULL },
		{ "1.500.000.000đ", NULL },
		{ "giá 84.912.345.678 đồng", NULL },
		{ "84912345678 VND", NULL },
		{ "2.500.000 đ/tháng", NULL },
		{ "1234567890", NULL },
		{ "Thu 4512345678 rồi", NULL },
		{ "ngày 09-11-2025 08 giờ", NULL },
		{ "09.11.2025 12", NULL },
		{ "23/11/2026 08:30", NULL },
		{ "2025-09-22T09:01:25+07:00", NULL },
		{ "https://vnexpress.net/bai-0912345678.html", NULL },
		{ "vnexpress.net/0912345678", NULL },
		{ "https://x.vn/?id=0912345678", NULL },
		{ "tiktok.com/video/7469978541547998496", NULL },
		{ "đơn GHTK0912345678", NULL },
		{ "mã user_0912345678", NULL },
		{ "079503456789", NULL },
		{ "079 503 456 789", NULL },
		{ "MST 0312687879", NULL },
		{ "Mã số thuế: 0312687879", NULL },
		{ "0312687879-001", NULL },
		{ "0.912345678", NULL },
		{ "1,0912345678", NULL },
		{ "tọa độ 10.0912345678", NULL },
		{ "091234567", NULL },
		{ "09123456789", NULL },
		{ "+1 202 555 0123", NULL },
		{ "0400123456", NULL },
		{ "0600 123 456", NULL },
		{ "07:30 - 09:45", NULL },
		{ "0912345678901", NULL },
		{ "8h 09 phút 12 giây", NULL },
		{ "tỉ số 0-0, 2-1, 3-3", NULL },
		{ "", NULL },
	};

	(void)state;
	CHECK(v);
}

static void
emails(void **state)
{
	static const struct sample v[] = {
		{ "nguyen.van-an+1@gmail.com", "[email]" },
		{ "Thư: an@khu-pho.org.vn.", "Thư: [email]." },
		{ "mailto:an@b.museum", "mailto:[email]" },
		{ "an_1990@startup.technology!", "[email]!" },
		{ "AN@GMAIL.COM", "[email]" },
		{ "an@gmail.com.Cảm ơn", "[email].Cảm ơn" },
		{ "a@mail.xn--vit-7qa.vn", "[email]" },
		{ "an (at) gmail.com", "[email]" },
		{ "an(at)gmail(dot)com", "[email]" },
		{ "an [at] gmail [dot] com", "[email]" },
		{ "van.an at gmail dot com nha", "[email] nha" },
		{ "an@gmail dot com", "[email]" },
		{ "an @gmail.com", "[email]" },
		{ "an@ yahoo.com.vn", "[email]" },
		{ "liên hệ an@gmail", "liên hệ [email]" },
		{ "<an@b.vn>", "<[email]>" },
		{ "https://x.vn/?email=an@b.vn", "https://x.vn/?email=[email]" },
		{ "a@b.vn,c@d.vn", "[email],[email]" },
		{ "@", NULL },
		{ "a@", NULL },
		{ "5 @ 10", NULL },
		{ "look at polka dot dress", NULL },
		{ "gặp at cafe", NULL },
		{ "https://medium.com/@an.nguyen/bai-1", NULL },
		{ "a@b", NULL },
	};

	(void)state;
	CHECK(v);
}

static void
mentions(void **state)
{
	static const struct sample v[] = {
		{ "@tranphuong.8686", "[mention]" },
		{ "@an_99 ơi, xem này", "[mention] ơi, xem này" },
		{ "hay quá @an.", "hay quá [mention]." },
		{ "@Nguyễn Văn An ơi", "[mention] ơi" },
		{ "@Trang xem đi", "[mention] xem đi" },
		{ "(@an)", "([mention])" },
		{ "@hằng đẹp", "[mention] đẹp" },
		{ "@0912345678", "@[phone]" },
		{ "giảm còn @100k", NULL },
		{ "họp @5pm", NULL },
		{ "https://www.tiktok.com/@an/video/1", NULL },
		{ "@@@", NULL },
	};

	(void)state;
	CHECK(v);
}

static void
counted(void **state)
{
	unsigned counts[REDACT_KINDS] = { 0 };
	struct buf b = BUF_INIT;

	(void)state;
	assert_true(redact_text(span_of("0912345678 0987654321 a@b.vn @an_1"),
	    &b, counts));
	assert_int_equal(counts[REDACT_PHONE], 2);
	assert_int_equal(counts[REDACT_EMAIL], 1);
	assert_int_equal(counts[REDACT_MENTION], 1);
	assert_string_equal(redact_name(REDACT_MENTION), "mention");
	buf_free(&b);
}

/* 4 and half a MB of what a scanner may trip over, in seconds and not in days. */
static void
linear(void **state)
{
	static const char *const bait[] = {
		"0 0 0 0", "0", "@", "a@", "09", "0912 ", "+84", "(0", "( at )",
		" at ", "(at)", "a.", "a/", "@Nguyễn Văn ", "84.", "-0", "ế",
		"MST 0312687878 ", "a@b.", "zalo.me/", "0912345678-",
	};
	size_t most = 4 << 20, size, n;
	unsigned counts[REDACT_KINDS];
	struct buf b = BUF_INIT;
	char *text = xmalloc(most);
	clock_t start;

	(void)state;
	for (size_t i = 0; i < sizeof bait / sizeof bait[0]; i++) {
		n = strlen(bait[i]);
		size = i < 4 ? most : most / 8;
		for (size_t k = 0; k + n <= size; k += n)
			memcpy(text + k, bait[i], n);
		start = clock();
		redact_text((struct span){ text, size / n * n }, &b, counts);
		if (clock() - start > 10 * CLOCKS_PER_SEC)
			fail_msg("\"%s\" takes too long", bait[i]);
	}
	buf_free(&b);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(phones),
		cmocka_unit_test(emails),
		cmocka_unit_test(mentions),
		cmocka_unit_test(counted),
		cmocka_unit_test(linear),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
