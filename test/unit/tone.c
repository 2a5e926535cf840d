/* tone: the rules one by one, and that the reasons always add up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <jansson.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "lib/base/buf.h"
#include "lib/base/xalloc.h"
#include "lib/model/judge.h"
#include "lib/model/tone.h"

static const char small[] =
    "tốt\ttone\t1.5\t-\n"
    "đẹp\ttone\t1\t-\n"
    "chậm\ttone\t-1\t-\n"
    "rất chậm trễ\ttone\t-2\t-\n"
    "ngập\ttone\t-0.8\tfold\n"
    "phòng ngập\ttone\t0\t-\n"
    "kẹt xe\ttone\t-1.2\t-\n"
    "không\tnegate\t-0.8\t-\n"
    "không còn\tnegate\t-0.8\tends\n"
    "chưa\tnegate\t-0.5\t-\n"
    "rất\tdegree\t1.5\tbefore\n"
    "lắm\tdegree\t1.5\tafter\n"
    "quá\tdegree\t1.6\tboth\n"
    "nhưng\tcontrast\t0.5\t-\n"
    "nên\tunreal\t0.3\tpraise\n"
    "cho hỏi\tunreal\t0.4\t-\n"
    "tài thật\tirony\t0.7\t-\n"
    "😡\ttone\t-2.5\t-\n"
    "😍\ttone\t2\t-\n"
    "=))\ttone\t0.2\tlaugh\n";

static struct lexicon *
small_lexicon(void)
{
	char path[] = "/tmp/tone.XXXXXX";
	int fd = mkstemp(path);
	struct lexicon *l;
	struct where where;

	assert_true(fd != -1);
	assert_int_equal(write(fd, small, sizeof small - 1), sizeof small - 1);
	close(fd);
	if (lexicon_load(&l, path, &where) == -1)
		fail_msg("%s", where_text(&where));
	unlink(path);
	return l;
}

/* "tốt:150(rất) !!!:20 = 245 pos" */
static void
show(struct tone *t, const char *text, bool plain, struct buf *out)
{
	struct tokens tokens = TOKENS_INIT;
	const struct tone_reading *r;

	tokens_split(&tokens, span_of(text));
	r = tone_read(t, span_of(text), &tokens, plain);
	buf_reset(out);
	for (size_t i = 0; i < r->n; i++) {
		const struct tone_reason *why = &r->reasons[i];

		buf_printf(out, "%.*s:%lld", SPAN_ARG(why->term),
		    (long long)why->weight);
		for (size_t k = 0; k < why->nrules; k++)
			buf_printf(out, "%s%.*s", k == 0 ? "(" : ",",
			    SPAN_ARG(why->rules[k]));
		buf_puts(out, why->nrules != 0 ? ") " : " ");
	}
	buf_printf(out, "= %lld %s", (long long)r->score,
	    tone_name(tone_label(r, false)));
	tokens_free(&tokens);
}

static void
rules(void **state)
{
	static const struct {
		const char *text, *want;
	} cases[] = {
		{ "", "= 0 neu" },
		{ "xe chạy", "= 0 neu" },
		{ "tốt", "tốt:150 = 150 pos" },
		{ "chậm", "chậm:-100 = -100 neg" },
		/* the longer one; 0 keeps words from counting */
		{ "rất chậm trễ", "rất chậm trễ:-200 = -200 neg" },
		{ "phòng ngập", "= 0 neu" },
		{ "đẹpppp", "đẹp:100 = 100 pos" },
		/* negation */
		{ "không tốt", "tốt:-120(không) = -120 neg" },
		{ "không phải xe tốt", "tốt:-120(không) = -120 neg" },
		{ "không a b c tốt", "tốt:-120(không) = -120 neg" },
		{ "không a b c d tốt", "không:-30 tốt:150 = 120 pos" },
		{ "không, tốt", "tốt:150 = 150 pos" },
		{ "không mà tốt", "không:-30 tốt:150 = 120 pos" },
		{ "không tốt và đẹp",
		    "tốt:-120(không) đẹp:-80(không) = -200 neg" },
		{ "không tốt đẹp", "tốt:-120(không) đẹp:100 = -20 mixed" },
		{ "không chưa tốt", "tốt:60(chưa,không) = 60 pos" },
		{ "không chậm", "chậm:40(không) = 40 neu" },
		{ "không còn kẹt xe", "kẹt xe:96(không còn) = 96 pos" },
		{ "có không", "= 0 neu" },
		/* degree */
		{ "rất tốt", "tốt:225(rất) = 225 pos" },
		{ "tốt lắm", "tốt:225(lắm) = 225 pos" },
		{ "rất là tốt", "tốt:225(rất) = 225 pos" },
		{ "rất tốt quá", "tốt:360(rất,quá) = 360 pos" },
		{ "rất không tốt", "tốt:-180(không,rất) = -180 neg" },
		{ "không tốt lắm", "tốt:-120(không) = -120 neg" },
		{ "không rất tốt", "tốt:-120(không) = -120 neg" },
		{ "rất. tốt", "tốt:150 = 150 pos" },
		{ "tốt quá chậm", "tốt:240(quá) chậm:-100 = 140 pos" },
		/* contrast */
		{ "tốt nhưng chậm",
		    "tốt:75(nhưng) chậm:-100 = -25 uncertain" },
		{ "tốt. Đẹp nhưng chậm",
		    "tốt:150 đẹp:50(nhưng) chậm:-100 = 100 mixed" },
		{ "tốt. Nhưng chậm",
		    "tốt:75(nhưng) chậm:-100 = -25 uncertain" },
		{ "đẹp nhưng tốt nhưng chậm", "đẹp:25(nhưng) tốt:75(nhưng) "
		    "chậm:-100 = 0 mixed" },
		{ "nhưng tốt", "tốt:150 = 150 pos" },
		/* wishes and questions */
		{ "nên tốt", "tốt:45(nên) = 45 neu" },
		{ "nên tốt. Đẹp", "tốt:45(nên) đẹp:100 = 145 pos" },
		{ "nên chậm", "chậm:-100 = -100 neg" },
		{ "cho hỏi xe chậm", "chậm:-40(cho hỏi) = -40 neu" },
		{ "chậm? tốt", "chậm:-50(?) tốt:150 = 100 pos" },
		{ "tốt. chậm?", "tốt:150 chậm:-50(?) = 100 pos" },
		/* signs */
		{ "chưa 😡😡😡", "chưa:-30 😡:-250 😡:-125(repeated) = "
		    "-405 neg" },
		{ "😍 rất", "😍:200 = 200 pos" },
		/* emphasis */
		{ "tốt!!", "tốt:150 !!!:20 = 170 pos" },
		{ "tốt!", "tốt:150 = 150 pos" },
		{ "chậm !!! xe", "chậm:-100 !!!:-20 = -120 neg" },
		{ "xe!!!", "= 0 neu" },
		{ "xe CHẬM lắm a b", "chậm:-150(lắm) CHẬM:-20(capitals) = "
		    "-170 neg" },
		{ "XE CHẬM", "chậm:-100 = -100 neg" },
		{ "Chậm xe xe", "chậm:-100 = -100 neg" },
		/* irony */
		{ "tài thật", "tài thật:0(irony) = 0 uncertain" },
		{ "tốt, tài thật", "tốt:150 tài thật:0(irony) = 150 uncertain" },
		{ "chậm, tài thật", "chậm:-100 tài thật:0(irony) = -100 neg" },
		{ "tốt =))))", "tốt:150 =)):20 = 170 uncertain" },
		{ "tốt a b c d =))", "tốt:150 =)):20 = 170 pos" },
		{ "chậm =))", "chậm:-100 =)):20 = -80 neg" },
	};
	struct lexicon *l = small_lexicon();
	struct tone *t = tone_new(l);
	struct buf got = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		show(t, cases[i].text, false, &got);
		assert_string_equal(got.s, cases[i].want);
	}
	show(t, "ngap", true, &got);
	assert_string_equal(got.s, "ngập:-80 = -80 neg");
	show(t, "đường ngap", false, &got);
	assert_string_equal(got.s, "= 0 neu");
	buf_free(&got);
	tone_free(t);
	lexicon_free(l);
}

static void
press(void **state)
{
	static const struct {
		struct tone_reading r;
		enum tone_label post, article;
	} cases[] = {
		{ { .score = -249, .blame = 249 }, TONE_NEG, TONE_NEU },
		{ { .score = -250, .blame = 250 }, TONE_NEG, TONE_NEG },
		{ { .score = 49, .praise = 49 }, TONE_NEU, TONE_NEU },
		{ { .score = 0, .praise = 100, .blame = 100 }, TONE_MIXED,
		    TONE_NEU },
		{ { .score = 0, .praise = 99, .blame = 99 }, TONE_UNCERTAIN,
		    TONE_NEU },
		{ { .score = 101, .praise = 201, .blame = 100 }, TONE_POS,
		    TONE_NEU },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_int_equal(tone_label(&cases[i].r, false), cases[i].post);
		assert_int_equal(tone_label(&cases[i].r, true),
		    cases[i].article);
	}
}

static uint64_t seed = 5;

static unsigned
draw(unsigned n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % n;
}

/* Terms of the shipped lexicon, signs and noise, with and without capitals. */
static void
random_text(const struct lexicon *l, struct buf *b)
{
	static const char *const noise[] = {
		"xe", ",", ".", "!!!", "?", "\n", "😂", "=))", "PHƯỜNG", "là",
		"duong", "và", "...", "1000", "\"", "\\", "[phone]", "aaaa",
		"nhưng", "không", "rất", "quá", "https://a.vn", "\xc2\xa0",
	};
	unsigned n = draw(30);
	struct span term;

	buf_reset(b);
	buf_puts(b, "");
	for (unsigned i = 0; i < n; i++) {
		if (draw(3) == 0) {
			buf_puts(b, noise[draw(sizeof noise /
			    sizeof noise[0])]);
		} else {
			term = lexicon_entry(l, draw((unsigned)
			    lexicon_count(l)))->term;
			buf_span(b, term);
		}
		buf_puts(b, draw(8) == 0 ? "" : " ");
	}
}

/* A number with at most two decimals, in hundredths. */
static long long
hundredths(const json_t *number)
{
	double v = json_number_value(number) * 100;
	long long h = (long long)(v + (v < 0 ? -0.5 : 0.5));
	double off = v - (double)h;

	assert_true(json_is_number(number));
	assert_true(off < 1e-6 && off > -1e-6);
	return h;
}

/* What was printed, read back by another parser: reasons, places, sum. */
static void
check_post(struct record *r, size_t len)
{
	json_t *tree = record_tree(r), *why, *at;
	const json_t *s = json_object_get(tree, "sentiment");
	long long sum = 0;
	size_t i;

	assert_non_null(s);
	json_array_foreach(json_object_get(s, "why"), i, why) {
		sum += hundredths(json_object_get(why, "weight"));
		at = json_object_get(why, "at");
		assert_in_range(json_integer_value(json_array_get(at, 1)),
		    json_integer_value(json_array_get(at, 0)) + 1, len);
	}
	assert_int_equal(sum, hundredths(json_object_get(s, "score")));
	json_decref(tree);
}

static void
adds_up(void **state)
{
	struct buf text = BUF_INIT, line = BUF_INIT;
	struct record *r = record_new();
	struct jspan_fault fault;
	struct lexicon *l;
	struct judge *judge;
	struct where where;

	(void)state;
	if (lexicon_load(&l, "lib/data/lexicon.tsv", &where) == -1)
		fail_msg("%s", where_text(&where));
	judge = judge_new(l);
	for (int i = 0; i < 10000; i++) {
		random_text(l, &text);
		buf_reset(&line);
		buf_puts(&line, "{\"text\":");
		jspan_quote(&line, buf_get(&text));
		buf_puts(&line, draw(4) == 0 ? ",\"plain\":true}" : "}");
		assert_true(record_parse(r, buf_get(&line), &fault));
		assert_null(judge_post(judge, r, false));
		check_post(r, text.len);
	}
	assert_true(record_parse(r, span_of("{\"rec\":\"post\",\"text\":1}"),
	    &fault));
	assert_non_null(judge_post(judge, r, false));
	judge_free(judge);
	lexicon_free(l);
	record_free(r);
	buf_free(&text);
	buf_free(&line);
}

/* Texts of 64 KiB that are made to be slow are not: seconds, not minutes. */
static void
hostile(void **state)
{
	static const char *const bits[] = {
		"nhưng ", "không ", "rất ", "tốt và ", "tốt nhưng ", "a", "😡",
		"không rất ", "!!!", "=))", "tốt nên ", "CHẬM ", "aa ", "? ",
	};
	struct lexicon *l = small_lexicon();
	struct tone *t = tone_new(l);
	struct tokens tokens = TOKENS_INIT;
	struct buf b = BUF_INIT;
	clock_t start = clock();

	(void)state;
	for (size_t i = 0; i < sizeof bits / sizeof bits[0]; i++) {
		buf_reset(&b);
		while (b.len < 65536)
			buf_puts(&b, bits[i]);
		tokens_split(&tokens, buf_get(&b));
		tone_read(t, buf_get(&b), &tokens, false);
	}
	assert_true(clock() - start < 10 * CLOCKS_PER_SEC);
	buf_free(&b);
	tokens_free(&tokens);
	tone_free(t);
	lexicon_free(l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules),
		cmocka_unit_test(press),
		cmocka_unit_test(adds_up),
		cmocka_unit_test(hostile),
	};

	xalloc_init();
	if (sodium_init() == -1)
		return 1;
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
