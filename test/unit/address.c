#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "lib/net/address.h"

static const struct {
	const char	*text;
	bool		 private, link_local;
} cases[] = {
	{ "8.8.8.8", false, false },
	{ "1.1.1.1", false, false },
	{ "127.0.0.1", true, false },
	{ "10.1.2.3", true, false },
	{ "172.15.255.255", false, false },
	{ "172.16.0.0", true, false },
	{ "172.31.255.255", true, false },
	{ "172.32.0.0", false, false },
	{ "192.168.0.1", true, false },
	{ "169.254.169.254", true, true },
	{ "100.64.0.1", true, false },
	{ "100.128.0.1", false, false },
	{ "0.0.0.0", true, false },
	{ "224.0.0.1", true, false },
	{ "255.255.255.255", true, false },
	{ "::", true, false },
	{ "::1", true, false },
	{ "fe80::1", true, true },
	{ "febf::1", true, true },
	{ "fc00::1", true, false },
	{ "ff02::1", true, false },
	{ "::ffff:127.0.0.1", true, false },
	{ "::ffff:169.254.169.254", true, true },
	{ "::ffff:8.8.8.8", false, false },
	{ "64:ff9b::a01:203", true, false },
	{ "2002:7f00:1::", true, false },
	{ "2606:4700::1111", false, false },
};

static void
test_kinds(void **unused)
{
	(void)unused;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_int_equal(address_text(cases[i].text,
		    address_is_private), cases[i].private);
		assert_int_equal(address_text(cases[i].text,
		    address_is_link_local), cases[i].link_local);
	}
}

/* What cannot be read is refused. */
static void
test_no_address(void **unused)
{
	(void)unused;
	assert_true(address_text("localhost", address_is_private));
	assert_true(address_text("", address_is_link_local));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_no_address),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
