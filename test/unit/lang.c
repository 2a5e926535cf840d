/* lang: short comments, with marks, without, and others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "lib/base/xalloc.h"
#include "lib/norm/lang.h"

static const char *const names[LANG_KINDS] = { "other", "vi", "plain", "en",
	"mixed" };

static void
short_comments(void **state)
{
	static const struct {
		const char *text;
		enum lang_kind want;
	} cases[] = {
		{ "ngập quá trời", LANG_VI },
		{ "đường", LANG_VI },
		{ "được của ló", LANG_VI },
		{ "tt ạ", LANG_VI },
		{ "xin cái địa chỉ shop ơi", LANG_VI },
		{ "shopping mall này đẹp best luôn", LANG_VI },
		{ "đẹp quáaaaa", LANG_VI },
		{ "bà con ơi", LANG_VI },
		{ "[mention] ngập rồi", LANG_VI },
		{ "#saigon #fyp kẹt xe quá", LANG_VI },
		{ "ngap qua troi", LANG_VI_PLAIN },
		{ "duong nguyen hue ngap nang", LANG_VI_PLAIN },
		{ "hay qua", LANG_VI_PLAIN },
		{ "ko dc dau", LANG_VI_PLAIN },
		{ "quaaaa dep luonnnn", LANG_VI_PLAIN },
		{ "khong biet khi nao moi sua xong", LANG_VI_PLAIN },
		{ "video nay hay that su", LANG_VI_PLAIN },
		{ "gọi 0912 nhé anh oi em cho o day roi ma sao lau qua vay troi",
		    LANG_VI },
		{ "ok", LANG_OTHER },
		{ "good job", LANG_EN },
		{ "thank you so much", LANG_EN },
		{ "so hot", LANG_EN },
		{ "can you do it", LANG_EN },
		{ "the best pho in town", LANG_EN },
		{ "love it", LANG_EN },
		{ "traffic jam again this morning, everyone is late", LANG_EN },
		{ "thanks shop nhé", LANG_MIXED },
		{ "sorry em, this is not my order, please check giùm chị nhé",
		    LANG_MIXED },
		{ "app này check in ok, load nhanh, nên tải nha", LANG_VI },
		{ "no me gusta nada", LANG_OTHER },
		{ "c'est très bien", LANG_OTHER },
		{ "bagus banget", LANG_OTHER },
		{ "очень красиво", LANG_OTHER },
		{ "很好吃", LANG_OTHER },
		{ "สวยมาก", LANG_OTHER },
		{ "좋아요", LANG_OTHER },
		{ "😍😍😍", LANG_OTHER },
		{ "[phone]", LANG_OTHER },
		{ "https://ngapnuoc.vn/duong/ngap-qua-troi", LANG_OTHER },
		{ "#ngap #ketxe", LANG_OTHER },
		{ "123 456", LANG_OTHER },
		{ "haha", LANG_OTHER },
		{ "", LANG_OTHER },
	};
	struct lang *l = lang_new();
	enum lang_kind got;
	size_t wrong = 0;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		got = lang_of(l, span_of(cases[i].text));
		if (got == cases[i].want)
			continue;
		print_message("%s: %s, not %s\n", cases[i].text, names[got],
		    names[cases[i].want]);
		wrong++;
	}
	lang_free(l);
	assert_int_equal(wrong, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(short_comments),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
