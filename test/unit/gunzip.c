/* gunzip: whole files, several in one, cut, damaged and trapped ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include <zlib.h>

#include "lib/base/buf.h"
#include "lib/base/xalloc.h"
#include "lib/markup/gunzip.h"

/* Add what gzip would make of the text. */
static void
pack(struct buf *out, struct span text)
{
	z_stream z = { .next_in = (Bytef *)(uintptr_t)text.s };
	size_t room;

	z.avail_in = (uInt)text.len;
	assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9,
	    Z_DEFAULT_STRATEGY), Z_OK);
	room = deflateBound(&z, (uLong)text.len);
	z.next_out = (Bytef *)buf_room(out, room);
	z.avail_out = (uInt)room;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	out->len += room - z.avail_out;
	deflateEnd(&z);
}

static void
whole_files(void **state)
{
	struct buf file = BUF_INIT, out = BUF_INIT;
	char why[256];

	(void)state;
	pack(&file, span_of("mưa "));
	pack(&file, span_of("to"));
	buf_puts(&file, "\r\nthừa");
	buf_puts(&out, "trời ");
	assert_true(gunzip_is(buf_get(&file)));
	assert_int_equal(gunzip(buf_get(&file), 100, &out, why), 0);
	assert_string_equal(out.s, "trời mưa to");
	buf_reset(&file);
	buf_reset(&out);
	pack(&file, span_of(""));
	assert_int_equal(gunzip(buf_get(&file), 0, &out, why), 0);
	assert_int_equal(out.len, 0);
	buf_free(&file);
	buf_free(&out);
}

static void
faults_are_told(void **state)
{
	static const char text[] = "ngập nước ở đường Nguyễn Hữu Cảnh";
	struct buf file = BUF_INIT, out = BUF_INIT;
	char why[256];

	(void)state;
	pack(&file, span_of(text));
	assert_int_equal(gunzip(buf_get(&file), strlen(text), &out, why), 0);
	buf_reset(&out);
	assert_int_equal(gunzip(buf_get(&file), strlen(text) - 1, &out, why),
	    -1);
	assert_non_null(strstr(why, "more than"));
	assert_int_equal(out.len, strlen(text) - 1);
	buf_reset(&out);
	for (size_t n = 0; n < file.len; n++) {
		assert_int_equal(gunzip((struct span){ file.s, n }, 100, &out,
		    why), -1);
		assert_non_null(strstr(why, "cut short"));
		assert_memory_equal(out.s, text, out.len);
		buf_reset(&out);
	}
	file.s[file.len - 8] ^= 1;		/* of the checksum */
	assert_int_equal(gunzip(buf_get(&file), 100, &out, why), -1);
	assert_non_null(strstr(why, "damaged"));
	assert_int_equal(gunzip(span_of("<urlset>"), 100, &out, why), -1);
	assert_false(gunzip_is(span_of("<urlset>")));
	assert_false(gunzip_is(span_of("\x1f")));
	buf_free(&file);
	buf_free(&out);
}

/* A thousand times its size: stopped long before the size that is allowed. */
static void
traps_are_left(void **state)
{
	struct buf file = BUF_INIT, text = BUF_INIT, out = BUF_INIT;
	char why[256];

	(void)state;
	memset(buf_room(&text, 4 << 20), 'a', 4 << 20);
	text.len = 4 << 20;
	pack(&file, buf_get(&text));
	assert_int_equal(gunzip(buf_get(&file), text.len, &out, why), -1);
	assert_non_null(strstr(why, "times"));
	assert_true(out.len < 2 << 20);
	buf_free(&file);
	buf_free(&text);
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_files),
		cmocka_unit_test(faults_are_told),
		cmocka_unit_test(traps_are_left),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
