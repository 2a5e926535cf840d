/* legacy: old encodings are read, everything else stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/text/legacy.h"

static const char street[] = "Đường này ngập nặng, bà con đi chậm thôi nhé";

static void
read_again(void **state)
{
	static const char *const cases[] = {
		/* TCVN3 */
		"§­êng nµy ngËp nÆng, bµ con ®i chËm th«i nhÐ",
		/* VNI */
		"Ñöôøng naøy ngaäp naëng, baø con ñi chaäm thoâi nheù",
		/* VISCII */
		"Ðß¶ng này ng§p n£ng, bà con ði ch§m thôi nhé",
		/* windows-1258 */
		"ÐýõÌng naÌy ngâòp nãòng, baÌ con ði châòm thôi nheì",
		/* UTF-8 as windows-1252 */
		("Ä\xc2\x90Æ°á»\xc2\x9dng nÃ\xc2\xa0y ngáº­p náº·ng, "
		"bÃ\xc2\xa0 con Ä‘i cháº­m thÃ´i nhÃ©"),
	};
	struct buf out = BUF_INIT, again = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_true(legacy_text(span_of(cases[i]), &out));
		assert_string_equal(out.s, street);
		assert_false(legacy_text(buf_get(&out), &again));
	}
	buf_free(&out);
	buf_free(&again);
}

static void
stays(void **state)
{
	static const char *const cases[] = {
		"", "plain", street, "hà má là cô ạ", "cà phê, cô bé, nhà bà má",
		"Le café est très bon, à bientôt les élèves",
		"São Paulo é uma cidade muito bonita e não dorme",
		"El niño comió más jamón en la habitación",
		"Straße über die Brücke für Fußgänger, schön",
		"ßß×× ÕÕ ÖÖ øø", "50 € – “x” ©", "Hßa",
	};
	struct buf out = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_false(legacy_text(span_of(cases[i]), &out));
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(read_again),
		cmocka_unit_test(stays),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
