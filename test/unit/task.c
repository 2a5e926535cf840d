#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>
#include <time.h>

#include "lib/base/buf.h"
#include "lib/base/xalloc.h"
#include "lib/net/hosts.h"
#include "lib/net/task.h"

static struct buf said;
static struct task *sleeper;

/* Run all to their end; nothing but time may be waited for. */
static void
run_all(void)
{
	struct timespec t = { 0 };
	int due;

	while (task_count() != 0) {
		task_run();
		due = task_due();
		assert_true(due >= 0 || task_count() == 0);
		t.tv_nsec = due * 1000000L;
		if (due > 0)
			nanosleep(&t, NULL);
	}
}

static void
count_up(void *arg)
{
	const char *name = arg;

	for (int i = 0; i < 3; i++) {
		buf_printf(&said, "%s%d ", name, i);
		task_sleep(0);
	}
}

static void
test_in_turn(void **unused)
{
	(void)unused;
	buf_reset(&said);
	assert_null(task_self());
	task_start(count_up, (void *)"a");
	task_start(count_up, (void *)"b");
	assert_int_equal(task_count(), 2);
	task_run();
	assert_string_equal(said.s, "a0 b0 ");
	run_all();
	assert_int_equal(said.len, strlen("a0 b0 a1 b1 a2 b2 "));
}

static void
wait_long(void *arg)
{
	sleeper = task_self();
	*(bool *)arg = task_sleep(60000);
}

static void
wake_it(void *arg)
{
	(void)arg;
	task_wake(sleeper);
}

static void
test_woken(void **unused)
{
	bool woken = false;
	int64_t start = task_clock();

	(void)unused;
	task_start(wait_long, &woken);
	task_run();
	task_start(wake_it, NULL);
	run_all();
	assert_true(woken);
	assert_true(task_clock() - start < 5000);
}

static void
wait_short(void *arg)
{
	*(bool *)arg = task_sleep(20);
}

static void
test_slept(void **unused)
{
	bool woken = true;

	(void)unused;
	task_start(wait_short, &woken);
	run_all();
	assert_false(woken);
}

static struct hosts *hosts;

static void
visit_host(void *arg)
{
	struct host *h = hosts_enter(hosts, arg, 15);

	buf_printf(&said, "in ");
	task_sleep(5);
	buf_printf(&said, "out ");
	hosts_leave(h);
}

/* One at a time and a pause after each; another host does not wait. */
static void
test_hosts(void **unused)
{
	int64_t start = task_clock();

	(void)unused;
	buf_reset(&said);
	hosts = hosts_new();
	for (int i = 0; i < 3; i++)
		task_start(visit_host, (void *)"http://a.example/x");
	run_all();
	assert_string_equal(said.s, "in out in out in out ");
	assert_true(task_clock() - start >= 45);
	buf_reset(&said);
	task_start(visit_host, (void *)"http://b.example/x?y");
	task_start(visit_host, (void *)"https://b.example/x");
	run_all();
	assert_string_equal(said.s, "in in out out ");
	hosts_free(hosts);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_in_turn),
		cmocka_unit_test(test_woken),
		cmocka_unit_test(test_slept),
		cmocka_unit_test(test_hosts),
	};
	int status;

	cmocka_set_message_output(CM_OUTPUT_TAP);
	status = cmocka_run_group_tests(tests, NULL, NULL);
	buf_free(&said);
	return status;
}
