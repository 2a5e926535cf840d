/* Canonical text, folding, tone placement, tokens. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/text/canon.h"
#include "lib/text/fold.h"
#include "lib/text/stretch.h"
#include "lib/text/token.h"
#include "lib/base/utf8.h"

static void
canonical(void **state)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "", "" },
		{ "plain ascii, 1.500đ", "plain ascii, 1.500đ" },
		/* composition, also of marks in the wrong order */
		{ "tie\xcc\x82\xcc\x81ng Vie\xcc\xa3\xcc\x82t", "tiếng Việt" },
		{ "e\xcc\x81\xcc\x82", "ế" },
		{ "u\xcc\x81\xcc\x9b", "ứ" },
		{ "a\xcc\xa3\xcc\x86", "ặ" },
		/* look-alikes, blanks and nothings */
		{ "\xc3\x90\xc3\xa0 N\xe1\xba\xb5ng \xc3\xb0i", "Đà Nẵng đi" },
		{ "kẹt\xc2\xa0xe\xe2\x80\x8b quá", "kẹt xe quá" },
		{ "\xef\xbb\xbf" "a\xc2\xad" "b\xe2\x80\xae" "c", "abc" },
		{ "\xef\xbc\xa1\xef\xbc\xa2\xef\xbc\x91", "AB1" },
		{ "\xf0\x9d\x97\x9a\xf0\x9d\x97\xb6\xf0\x9d\x97\xae", "Gia" },
		{ "a\r\nb\rc", "a\nb\nc" },
		/* families stay joined, letters do not */
		{ "👨\xe2\x80\x8d👩", "👨\xe2\x80\x8d👩" },
		{ "a\xe2\x80\x8d" "b", "ab" },
		/* tones */
		{ "hoà khoẻ thuỷ", "hòa khỏe thủy" },
		{ "Hoà HOÀ", "Hòa HÒA" },
		{ "hòan toán hoàng", "hoàn toán hoàng" },
		{ "qúy qũy quý", "quý quỹ quý" },
		{ "gía giá gì gìn gịa", "giá giá gì gìn giạ" },
		{ "ngoài khuỷu khúyu", "ngoài khuỷu khuýu" },
		{ "thúê nghìêng đừơng", "thuế nghiềng đường" },
		{ "của mía túi tài", "của mía túi tài" },
		{ "café résumé déjà", "café résumé déjà" },
		{ "uỷ ban, uý, òai", "ủy ban, úy, oài" },
		{ "xoong xoòng quần", "xoong xoòng quần" },
		/* marks on consonants; others' letters stay */
		{ "xã Đăḱ, Buḱ So", "xã Đắk, Búk So" },
		{ "sông Ŕang, Kŕông", "sông Ráng, Krống" },
		{ "Ngoḳ Linh, Ea Kńuôl", "Ngọk Linh, Ea Knuốl" },
		{ "xã M'\xcc\x81" "Lanh", "xã M'Lánh" },
		{ "Gdańsk koń vŕba", "Gdańsk koń vŕba" },
	};
	struct buf out = BUF_INIT, again = BUF_INIT;
	struct span in;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		in = span_of(cases[i].text);
		if (canon_text(in, &out))
			assert_string_not_equal(cases[i].text, cases[i].want);
		else
			buf_span(&out, in);
		assert_string_equal(buf_get(&out).s, cases[i].want);
		assert_false(canon_text(buf_get(&out), &again));
	}
	buf_free(&out);
	buf_free(&again);
}

/* Whatever the input, the result is canonical: a second pass changes nothing. */
static void
idempotent(void **state)
{
	static const char *const bits[] = {
		"h", "o", "a", "à", "ò", "e\xcc\x81", "\xcc\x82", "\xcc\x9b",
		"\xcc\xa3", "u", "y", "ỷ", "q", "g", "i", "ì", "n", "g", " ",
		"\xe2\x80\x8d", "😀", "\xc3\x90", "\xef\xbc\xa1", "\r", "\n",
		"\xe2\x80\x8b", "ê", "ư", "ơ", "\xcc\x81", "\xcc\x80", "\xe1\x84\x80",
		"\xe1\x85\xa1", "ŕ", "ḳ", "'", "\xf0\x9d\x97\x9a", "ế", "K", "\xe2\x84\xaa",
	};
	struct buf in = BUF_INIT, once = BUF_INIT, twice = BUF_INIT;
	uint64_t seed = 7;

	(void)state;
	for (int i = 0; i < 200000; i++) {
		buf_reset(&in);
		buf_puts(&in, "");
		for (int k = 0; k < 9; k++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			buf_puts(&in, bits[(seed >> 33) %
			    (sizeof bits / sizeof bits[0])]);
		}
		if (!canon_text(buf_get(&in), &once))
			continue;
		if (canon_text(buf_get(&once), &twice))
			print_message("%s -> %s -> %s\n", in.s, once.s, twice.s);
		assert_int_equal(twice.len, 0);
	}
	buf_free(&in);
	buf_free(&once);
	buf_free(&twice);
}

static void
drawn_out(void **state)
{
	static const struct {
		const char *text, *want;	/* want NULL: as it is */
	} cases[] = {
		{ "đẹppppp quáááá", "đẹp quá" },
		{ "quaaáá trờiiii ơiiii", "quá trời ơi" },
		{ "cái xoong, leng coong", NULL },
		{ "xooong", "xong" },
		{ "=)))))", "=)" }, { ":(((( buồn", ":( buồn" },
		{ "=)) ha", NULL },
		{ "trời!!!! sao vậy????", "trời! sao vậy?" },
		{ "kkkkkk", "kkk" }, { "aaaa", "a" },
		{ "khóa viii, xiii", NULL }, { "điiii", "đi" },
		{ "1.000.000đ, 3333", NULL },
		{ "https://a.vn/quaaa #dep_quaaa @anhhh", NULL },
		{ "`xooo` đẹppp", "`xooo` đẹp" },
		{ "", NULL },
	};
	struct buf out = BUF_INIT, again = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_int_equal(stretch_text(span_of(cases[i].text), &out),
		    cases[i].want != NULL);
		if (cases[i].want == NULL)
			continue;
		assert_string_equal(out.s, cases[i].want);
		assert_false(stretch_text(buf_get(&out), &again));
	}
	buf_free(&out);
	buf_free(&again);
}

static void
folding(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	fold_text(span_of("ĐƯỜNG Ngập Ñandú e\xcc\x81"), &out);
	assert_string_equal(out.s, "duong ngap nandu e");
	lower_text(span_of("ĐƯỜNG Ngập É"), &out);
	assert_string_equal(out.s, "đường ngập é");
	buf_free(&out);
}

static void
tokens(void **state)
{
	static const struct {
		const char *text, *want;	/* kind, word; joined by | */
	} cases[] = {
		{ "Ngập quá!!!", "w:ngập|w:quá|b:!!!" },
		{ "150k, 1.500,5đ", "n:150|w:k|p:,|n:1.500,5|w:đ" },
		{ "q1 2 xe", "w:q1|n:2|w:xe" },
		{ "tài thật =)) nha :(( <3", "w:tài|w:thật|s:=))|w:nha|s::((|s:<3" },
		{ "xem https://a.vn/b?c=1. Xong", "w:xem|l:https://a.vn/b?c=1|b:.|w:xong" },
		{ "gọi [phone] nhé [a b]", "w:gọi|t:[phone]|w:nhé|p:[|w:a|w:b|p:]" },
		{ "👍🏽👍 😡", "e:👍|e:👍|e:😡" },
		{ "❤️ok", "e:❤|w:ok" },
		{ "hoa\xcc\x80 HOÀ", "w:hòa|w:hòa" },
		{ "a\nb… c", "w:a|b:\n|w:b|b:…|w:c" },
		{ "#NgapNuoc", "p:#|w:ngapnuoc" },
		{ "vui :v quá xd", "w:vui|s::v|w:quá|s:xd" },
		{ "8:00", "n:8|p::|n:00" },
		{ "", "" },
	};
	static const char letter[] = "wneslptb";
	static const enum token_kind kinds[] = {
		TOKEN_WORD, TOKEN_NUMBER, TOKEN_EMOJI, TOKEN_SMILEY,
		TOKEN_LINK, TOKEN_PUNCT, TOKEN_TAG, TOKEN_BREAK,
	};
	struct tokens t = TOKENS_INIT;
	struct buf got = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		tokens_split(&t, span_of(cases[i].text));
		buf_reset(&got);
		buf_puts(&got, "");
		for (size_t k = 0; k < t.n; k++) {
			size_t kind = 0;

			while (kinds[kind] != t.v[k].kind)
				kind++;
			buf_printf(&got, "%s%c:%.*s", k != 0 ? "|" : "",
			    letter[kind], SPAN_ARG(t.v[k].word));
		}
		assert_string_equal(got.s, cases[i].want);
	}
	tokens_split(&t, span_of("Đường x"));
	assert_true(span_is(t.v[0].fold, "duong"));
	assert_false(t.v[0].plain);
	assert_true(t.v[1].plain);
	assert_int_equal(t.v[1].from, 10);
	buf_free(&got);
	tokens_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(canonical),
		cmocka_unit_test(idempotent),
		cmocka_unit_test(drawn_out),
		cmocka_unit_test(folding),
		cmocka_unit_test(tokens),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
