/* lib/net/apivalue: what stands at a path, and what is not there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/net/apivalue.h"

static const char tree[] =
    "{\"tin\":{\"nội dung\":\"ngập nước\",\"rỗng\":\"\",\"số\":12},"
    "\"dãy\":[{\"id\":\"a1\"},{\"id\":77}],\"chữ số\":\"1500\","
    "\"nửa\":\"15k\",\"lẻ\":2.9,\"lớn\":1e300,\"âm\":-3,"
    "\"thẻ\":[\"mưa\",\"\",5,\"triều\"]}";

static const struct {
	const char	*path, *text, *id;	/* NULL: not there */
	bool		 is_int;
	int64_t		 n;
} values[] = {
	{ "tin.nội dung", "ngập nước", "ngập nước", false, 0 },
	{ "tin.rỗng", NULL, NULL, false, 0 },
	{ "tin.số", NULL, "12", true, 12 },
	{ "tin.không", NULL, NULL, false, 0 },
	{ "tin", NULL, NULL, false, 0 },
	{ "tin.nội dung.sâu", NULL, NULL, false, 0 },
	{ "dãy.0.id", "a1", "a1", false, 0 },
	{ "dãy.1.id", NULL, "77", true, 77 },
	{ "dãy.2.id", NULL, NULL, false, 0 },
	{ "dãy.-1.id", NULL, NULL, false, 0 },
	{ "dãy.0x1.id", NULL, NULL, false, 0 },
	{ "dãy.id", NULL, NULL, false, 0 },
	{ "chữ số", "1500", "1500", true, 1500 },
	{ "nửa", "15k", "15k", false, 0 },
	{ "lẻ", NULL, NULL, true, 2 },
	{ "lớn", NULL, NULL, false, 0 },
	{ "âm", NULL, "-3", true, -3 },
};

static void
check(struct span got, const char *want)
{
	if (want == NULL)
		assert_null(got.s);
	else
		assert_true(span_is(got, want));
}

static void
at_paths(void **state)
{
	json_t *t = json_loads(tree, 0, NULL);
	struct buf scratch = BUF_INIT;
	int64_t n;

	(void)state;
	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
		check(api_text(t, values[i].path), values[i].text);
		check(api_id(t, values[i].path, &scratch), values[i].id);
		n = 0;
		assert_int_equal(api_int(t, values[i].path, &n),
		    values[i].is_int);
		if (values[i].is_int)
			assert_int_equal(n, values[i].n);
	}
	assert_ptr_equal(api_at(t, ""), t);
	assert_null(api_at(NULL, "tin"));
	buf_free(&scratch);
	json_decref(t);
}

static void
in_posts(void **state)
{
	json_t *t = json_loads(tree, 0, NULL);
	struct post p = { .nmetrics = 0 };
	char *room[API_TAGS];

	(void)state;
	api_metric(&p, "likes", t, "chữ số");
	api_metric(&p, "shares", t, "âm");	/* none is below zero */
	api_metric(&p, "views", t, "nửa");
	assert_int_equal(p.nmetrics, 1);
	assert_string_equal(p.metrics[0].name, "likes");
	assert_int_equal(p.metrics[0].value, 1500);
	for (int i = 0; i < 2 * POST_METRICS; i++)
		api_metric(&p, "likes", t, "chữ số");
	assert_int_equal(p.nmetrics, POST_METRICS);
	api_tags(&p, t, "thẻ", room);
	assert_int_equal(p.ntags, 2);
	assert_string_equal(p.tags[1], "triều");
	json_decref(t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(at_paths),
		cmocka_unit_test(in_posts),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
