/* heads: lines that say what follows, in whatever dress, and lines that do not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "lib/base/xalloc.h"
#include "lib/markup/heads.h"

static void
lines(void **state)
{
	static const struct {
		const char *in;
		enum heads want;
	} cases[] = {
		{ "Bình luận", HEADS_VOICES },
		{ "BÌNH LUẬN (12)", HEADS_VOICES },
		{ "» Ý kiến bạn đọc:", HEADS_VOICES },
		{ "12 Comments", HEADS_VOICES },
		{ "34 responses to “Nắp cống”", HEADS_VOICES },
		{ "Leave a Reply Cancel reply", HEADS_VOICES },
		{ "Tin liên quan", HEADS_OTHERS },
		{ ">> Xem thêm:", HEADS_OTHERS },
		{ "ĐỌC NHIỀU NHẤT", HEADS_OTHERS },
		{ "You may also like...", HEADS_OTHERS },
		{ "More from Báo Mẫu", HEADS_OTHERS },
		{ "Bình luận của chuyên gia về giá nhà", HEADS_NONE },
		{ "Ý kiến trái chiều", HEADS_NONE },
		{ "Tin liên quan đến vụ mất nắp cống", HEADS_NONE },
		{ "Commentary", HEADS_NONE },
		{ "No comment", HEADS_NONE },
		{ "12", HEADS_NONE },
		{ "", HEADS_NONE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		if (heads_of(span_of(cases[i].in)) != cases[i].want)
			fail_msg("%s", cases[i].in);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
