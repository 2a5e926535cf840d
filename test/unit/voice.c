/* voice: keys that are taken and refused, and what links and what does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/xalloc.h"
#include "lib/privacy/voice.h"

static char dir[] = "/tmp/sb-voice-XXXXXX";
static char path[64];

static void
key_file(const char *bytes, size_t len, mode_t mode)
{
	FILE *fp;

	unlink(path);
	fp = fopen(path, "wb");
	assert_non_null(fp);
	assert_int_equal(fwrite(bytes, 1, len, fp), len);
	assert_int_equal(fclose(fp), 0);
	assert_int_equal(chmod(path, mode), 0);
}

static const char hex[] =
    "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f\n";

static void
keys(void **state)
{
	static const char zeros[5000];
	const struct {
		const char *bytes;
		size_t len;
		mode_t mode;
		const char *why;	/* NULL: taken */
	} cases[] = {
		{ hex, 65, 0600, NULL },
		{ hex, 64, 0400, NULL },
		{ zeros, 32, 0600, NULL },
		{ zeros, 4096, 0600, NULL },
		{ hex, 64, 0644, "mode is 0644" },
		{ hex, 64, 0640, "mode is 0640" },
		{ hex, 64, 0604, "mode is 0604" },
		{ hex, 64, 0700, "mode is 0700" },
		{ hex, 31, 0600, "only 31 bytes" },
		{ hex, 0, 0600, "only 0 bytes" },
		{ zeros, 5000, 0600, "more than 4096 bytes" },
	};
	struct where where;
	struct voice *v;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		key_file(cases[i].bytes, cases[i].len, cases[i].mode);
		v = voice_open(path, &where);
		if (cases[i].why == NULL) {
			assert_non_null(v);
		} else {
			assert_null(v);
			assert_non_null(strstr(where_text(&where),
			    cases[i].why));
		}
		voice_free(v);
	}
	unlink(path);
	assert_null(voice_open(path, &where));
	assert_non_null(strstr(where_text(&where), "No such file"));
	assert_null(voice_open(dir, &where));
	assert_non_null(strstr(where_text(&where), "not a regular file"));
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_null(voice_open(path, &where));
	assert_non_null(strstr(where_text(&where), "not a regular file"));
	unlink(path);
}

/* The same key in hexadecimal digits and in bytes is the same key. */
static void
links(void **state)
{
	struct where where;
	struct voice *v, *same, *random;
	char raw[32], a[VOICE_SIZE], b[VOICE_SIZE];

	(void)state;
	key_file(hex, 65, 0600);
	v = voice_open(path, &where);
	for (int i = 0; i < 32; i++)
		raw[i] = (char)i;
	key_file(raw, 32, 0600);
	same = voice_open(path, &where);
	random = voice_open(NULL, &where);
	assert_non_null(v);
	assert_non_null(same);

#define OF(v, s, w, m, out) voice_of(v, span_of(s), span_of(w), span_of(m), out)
	OF(v, "facebook", "an", "2026-11", a);
	assert_true(voice_valid(span_of(a)));
	assert_string_equal(a, OF(same, "facebook", "an", "2026-11", b));
	assert_string_not_equal(a, OF(random, "facebook", "an", "2026-11", b));
	assert_string_not_equal(a, OF(v, "facebook", "an", "2026-12", b));
	assert_string_not_equal(a, OF(v, "facebook", "binh", "2026-11", b));
	assert_string_not_equal(a, OF(v, "youtube", "an", "2026-11", b));
	assert_string_not_equal(a, OF(v, "facebooka", "n", "2026-11", b));
	assert_string_equal(a, OF(v, "facebook", "an", "2026-11", b));
	OF(v, "facebook", "an", "một kỳ có tên dài hơn một tháng", a);
	assert_string_equal(a, OF(same, "facebook", "an",
	    "một kỳ có tên dài hơn một tháng", b));
	voice_free(v);
	voice_free(same);
	voice_free(random);
	unlink(path);
}

/* What the header promises, made again from libsodium's parts. */
static void
method(void **state)
{
	unsigned char raw[32], office[32], month[32], hash[16];
	char want[33], got[VOICE_SIZE];
	struct where where;
	struct voice *v;

	(void)state;
	for (int i = 0; i < 32; i++)
		raw[i] = (unsigned char)i;
	crypto_generichash(office, 32, raw, 32, NULL, 0);
	crypto_generichash(month, 32, (const unsigned char *)"2026-11", 7,
	    office, 32);
	crypto_generichash(hash, 16, (const unsigned char *)"web\0an", 6,
	    month, 32);
	sodium_bin2hex(want, sizeof want, hash, 16);
	want[16] = '\0';
	key_file(hex, 65, 0600);
	v = voice_open(path, &where);
	assert_non_null(v);
	assert_string_equal(OF(v, "web", "an", "2026-11", got), want);
	voice_free(v);
	unlink(path);
}

static void
valid(void **state)
{
	(void)state;
	assert_true(voice_valid(span_of("0123456789abcdef")));
	assert_false(voice_valid(span_of("0123456789ABCDEF")));
	assert_false(voice_valid(span_of("0123456789abcde")));
	assert_false(voice_valid(span_of("Nguyễn Văn An")));
	assert_false(voice_valid((struct span){ "0123456789abcd\0f", 16 }));
	assert_false(voice_valid(SPAN_NONE));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys),
		cmocka_unit_test(links),
		cmocka_unit_test(method),
		cmocka_unit_test(valid),
	};
	int failed;

	xalloc_init();
	if (sodium_init() == -1 || mkdtemp(dir) == NULL)
		return 1;
	snprintf(path, sizeof path, "%s/key", dir);
	cmocka_set_message_output(CM_OUTPUT_TAP);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	rmdir(dir);
	return failed;
}
