/* graph: where pages lead, what error bodies mean, the proof of a secret. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lib/base/xalloc.h"
#include "lib/net/graph.h"

#define OWN	"https://graph.facebook.com/v25.0/1/posts"

static const struct {
	const char	*own, *page, *want;
} pages[] = {
	{ OWN, "https://graph.facebook.com/v26.0/17/posts?a=1&after=Q",
	    "https://graph.facebook.com/v26.0/17/posts?a=1&after=Q" },
	/* The default port is the same place. */
	{ OWN, "https://graph.facebook.com:443/x?after=Q",
	    "https://graph.facebook.com/x?after=Q" },
	/* Tokens are taken out, however their names are spelt. */
	{ OWN, "https://graph.facebook.com/x?access_token=T&after=Q",
	    "https://graph.facebook.com/x?after=Q" },
	{ OWN, "https://graph.facebook.com/x?%61ccess%5ftoken=T&"
	    "appsecret_proof=P&&after=Q&access_token",
	    "https://graph.facebook.com/x?after=Q" },
	{ OWN, "https://graph.facebook.com/x?access_token=T#access_token=T",
	    "https://graph.facebook.com/x" },
	/* From elsewhere the query alone comes, onto the own address. */
	{ OWN, "https://evil.example/v25.0/1/posts?after=Q", OWN "?after=Q" },
	{ OWN, "http://graph.facebook.com/x?after=Q", OWN "?after=Q" },
	{ OWN, "https://graph.facebook.com:444/x?after=Q", OWN "?after=Q" },
	{ OWN, "https://graph.facebook.com@evil.example/x?after=Q",
	    OWN "?after=Q" },
	{ OWN, "https://u:p@graph.facebook.com/x?after=Q", OWN "?after=Q" },
	{ OWN, "//evil.example/?after=Q", OWN "?after=Q" },
	{ "http://127.0.0.1:81/v25.0/1/posts",
	    "https://graph.facebook.com/v25.0/1/posts?after=Q",
	    "http://127.0.0.1:81/v25.0/1/posts?after=Q" },
	{ OWN, "javascript:alert(1)", NULL },
	{ OWN, "https://", NULL },
};

static void
test_page(void **state)
{
	char *got;

	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
		got = graph_page(pages[i].own, span_of(pages[i].page));
		if (pages[i].want == NULL)
			assert_null(got);
		else
			assert_string_equal(got, pages[i].want);
		free(got);
	}
}

static const struct {
	long		 status;
	const char	*body, *headers;
	enum api_verdict was, want;
	int64_t		 again;
} judged[] = {
	{ 200, "{\"data\":[]}", "", API_OK, API_OK, 0 },
	{ 200, "{\"error\":\"lạ\"}", "", API_OK, API_OK, 0 },
	{ 404, "{}", "", API_GONE, API_FAILED, 0 },
	{ 400, "{\"error\":{\"code\":1}}", "", API_FAILED, API_RETRY, 0 },
	{ 400, "{\"error\":{\"code\":\"2\"}}", "", API_FAILED, API_RETRY, 0 },
	{ 400, "{\"error\":{\"code\":17}}", "", API_FAILED, API_LIMITED,
	    4600 },
	{ 400, "{\"error\":{\"code\":32}}", "X-Page-Usage: {\"estimated_time_"
	    "to_regain_access\":5}\r\n", API_FAILED, API_LIMITED, 1300 },
	{ 400, "{\"error\":{\"code\":341}}", "X-App-Usage: [7]\r\n",
	    API_FAILED, API_LIMITED, 4600 },
	{ 400, "{\"error\":{\"code\":368}}", "", API_FAILED, API_LIMITED,
	    87400 },
	{ 400, "{\"error\":{\"code\":613}}", "", API_FAILED, API_LIMITED,
	    4600 },
	{ 400, "{\"error\":{\"code\":80002}}", "X-Business-Use-Case-Usage: "
	    "{\"1\":[{\"estimated_time_to_regain_access\":2},{\"estimated_"
	    "time_to_regain_access\":3}]}\r\n", API_FAILED, API_LIMITED,
	    1180 },
	/* No more than a week is believed. */
	{ 400, "{\"error\":{\"code\":4}}", "X-App-Usage: {\"estimated_time_to"
	    "_regain_access\":9000000000000000000}\r\n", API_FAILED,
	    API_LIMITED, 1000 + 7 * 86400 },
	{ 400, "{\"error\":{\"code\":190}}", "", API_FAILED, API_DENIED, 0 },
	{ 400, "{\"error\":{\"code\":10}}", "", API_FAILED, API_DENIED, 0 },
	{ 400, "{\"error\":{\"code\":299}}", "", API_FAILED, API_DENIED, 0 },
	{ 400, "{\"error\":{\"code\":300}}", "", API_FAILED, API_FAILED, 0 },
	{ 200, "{\"error\":{\"code\":300}}", "", API_OK, API_FAILED, 0 },
	{ 400, "{\"error\":{\"code\":100}}", "", API_FAILED, API_FAILED, 0 },
	{ 400, "{\"error\":{\"code\":100,\"error_subcode\":33}}", "",
	    API_FAILED, API_GONE, 0 },
	{ 400, "{\"error\":{\"code\":7,\"is_transient\":true}}", "",
	    API_FAILED, API_RETRY, 0 },
	/* A limit that is called transient is a limit. */
	{ 400, "{\"error\":{\"code\":4,\"is_transient\":true}}", "",
	    API_FAILED, API_LIMITED, 4600 },
};

static void
test_judge(void **state)
{
	struct visit v = { .now = 1000 };

	(void)state;
	for (size_t i = 0; i < sizeof judged / sizeof judged[0]; i++) {
		struct http_answer a = { .status = judged[i].status };
		struct api_judgement j = { .verdict = judged[i].was };
		json_t *tree = json_loads(judged[i].body, 0, NULL);

		buf_puts(&a.headers, judged[i].headers);
		graph_judge(&v, &a, tree, &j);
		if (j.verdict != judged[i].want ||
		    j.again != judged[i].again)
			fail_msg("%s: %d until %lld", judged[i].body,
			    (int)j.verdict, (long long)j.again);
		json_decref(tree);
		http_answer_free(&a);
	}
}

/* A long word of the platform's is cut between letters, on one line. */
static void
test_words(void **state)
{
	struct visit v = { .now = 1000 };
	struct http_answer a = { .status = 400 };
	struct api_judgement j = { .verdict = API_FAILED };
	char text[1024] = "{\"error\":{\"code\":100,\"message\":\"\\n";
	json_t *tree;

	(void)state;
	for (int i = 0; i < 100; i++)
		strcat(text, "ắ");
	strcat(text, "\"}}");
	tree = json_loads(text, 0, NULL);
	graph_judge(&v, &a, tree, &j);
	assert_null(strchr(j.why, '\n'));
	assert_int_equal(span_utf8(span_of(j.why)), strlen(j.why));
	assert_true(strlen(j.why) < 150);
	json_decref(tree);
}

/* RFC 4231, test case 2. */
static void
test_proof(void **state)
{
	char proof[65];

	(void)state;
	graph_proof("what do ya want for nothing?", "Jefe", proof);
	assert_string_equal(proof, "5bdcc146bf60754e6a042426089575c7"
	    "5a003f089d2739839dec58b964ec3843");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_page),
		cmocka_unit_test(test_judge),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_proof),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
