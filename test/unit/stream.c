/* lib/net/stream against a server on 127.0.0.1, one thread, one answer a case. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "lib/base/xalloc.h"
#include "lib/net/stream.h"
#include "lib/net/task.h"

#define OK	"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
#define PAUSE	"\1"		/* 100 ms of silence */
#define HANG	"\2"		/* silence until the client goes */
#define FLOOD	"\3"		/* 4 MiB of lines "1\n" */
#define LONG	"\4"		/* 2 MiB without an end of line */

static const struct stream_case {
	const char	*name, *answer;
	const char	*want;		/* its lines, '|' after each */
	long		 timeout;
	const char	*why;
	enum http_fault	 fault;
	long		 status;
} cases[] = {
	{ .name = "lines, and the end", .answer = OK "một\r\nhai\n\nba\n",
	    .want = "một|hai||ba|", .why = "the server ended the stream",
	    .fault = HTTP_NETWORK, .status = 200 },
	{ .name = "a line in pieces", .answer = OK "mộ" PAUSE "t\nha" PAUSE
	    "i" PAUSE "\n", .want = "một|hai|", .status = 200,
	    .why = "the server ended the stream", .fault = HTTP_NETWORK },
	{ .name = "half a line is none", .answer = OK "một\nha",
	    .want = "một|", .why = "ended the stream",
	    .fault = HTTP_NETWORK, .status = 200 },
	{ .name = "no line at all", .answer = OK, .want = "",
	    .why = "ended the stream", .fault = HTTP_NETWORK, .status = 200 },
	{ .name = "headers after a 100", .answer = "HTTP/1.1 100 Continue\r\n"
	    "\r\n" PAUSE OK "một\n", .want = "một|",
	    .why = "ended the stream", .fault = HTTP_NETWORK, .status = 200 },
	{ .name = "refused, with a body", .answer = "HTTP/1.1 429 No\r\n"
	    "x-rate-limit-reset: 1795392900\r\n\r\n{\"title\":" PAUSE
	    "\"nhiều quá\"}", .why = "asked too often",
	    .fault = HTTP_STATUS, .status = 429 },
	{ .name = "redirects are not followed", .answer = "HTTP/1.1 302 No\r\n"
	    "Location: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
	    .why = "HTTP 302", .fault = HTTP_STATUS, .status = 302 },
	{ .name = "never an answer", .answer = HANG, .timeout = 1,
	    .why = "no whole answer within 1 s", .fault = HTTP_NETWORK },
	{ .name = "closed at once", .answer = "",
	    .why = "closed without an answer", .fault = HTTP_NETWORK },
	{ .name = "not HTTP", .answer = "xin chào\r\n\r\n",
	    .why = "neither http nor https", .fault = HTTP_WRONG },
	{ .name = "a chunk cut short", .answer = "HTTP/1.1 200 OK\r\n"
	    "Transfer-Encoding: chunked\r\n\r\n6\r\nmột\n\r\n9\r\nhai",
	    .want = "một|", .fault = HTTP_NETWORK, .status = 200,
	    .why = "cut short" },
	{ .name = "a line without an end", .answer = OK LONG HANG, .want = "",
	    .why = "longer than 1 MiB", .fault = HTTP_WRONG, .status = 200 },
};
#define N	(sizeof cases / sizeof cases[0])

static struct server {
	int		 fd;
	char		 url[64];
	pthread_t	 thread;
	const char	*answer;
} server;

static bool
put(int fd, const char *bytes, size_t len)
{
	return send(fd, bytes, len, MSG_NOSIGNAL) == (ssize_t)len;
}

static void
fill(int fd, const char *with, size_t bytes)
{
	static char block[65536];

	for (size_t i = 0; i < sizeof block; i++)
		block[i] = with[i % strlen(with)];
	for (size_t i = 0; i < bytes / sizeof block; i++)
		if (!put(fd, block, sizeof block))
			return;
}

static void
play(int fd, const char *answer)
{
	struct pollfd gone = { .fd = fd, .events = POLLIN };
	char byte;

	for (; *answer != '\0'; answer++) {
		if (*answer == *PAUSE)
			usleep(100000);
		else if (*answer == *HANG)
			while (poll(&gone, 1, 5000) == 1 &&
			    recv(fd, &byte, 1, 0) > 0)
				;
		else if (*answer == *FLOOD)
			fill(fd, "1\n", 4 << 20);
		else if (*answer == *LONG)
			fill(fd, "x", 2 << 20);
		else if (!put(fd, answer, 1))
			return;
	}
}

static void *
serve(void *arg)
{
	char request[4096];
	size_t n = 0;
	ssize_t got;
	int fd = accept(server.fd, NULL, NULL);

	(void)arg;
	while (n < sizeof request - 1 && (got = recv(fd, request + n,
	    sizeof request - 1 - n, 0)) > 0) {
		n += (size_t)got;
		request[n] = '\0';
		if (strstr(request, "\r\n\r\n") != NULL)
			break;
	}
	play(fd, server.answer);
	close(fd);
	return NULL;
}

static void
start(const char *answer)
{
	struct sockaddr_in in = { .sin_family = AF_INET,
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof in;

	server.answer = answer;
	server.fd = socket(AF_INET, SOCK_STREAM, 0);
	assert_int_equal(bind(server.fd, (struct sockaddr *)&in, sizeof in), 0);
	assert_int_equal(listen(server.fd, 4), 0);
	getsockname(server.fd, (struct sockaddr *)&in, &len);
	snprintf(server.url, sizeof server.url, "http://127.0.0.1:%d/",
	    ntohs(in.sin_port));
	pthread_create(&server.thread, NULL, serve, NULL);
}

/* What a task sees of the stream. */
struct seen {
	struct http	*http;
	struct http_request request;
	struct buf	 lines;
	struct http_answer answer;
	size_t		 n;		/* lines */
	int		 others;	/* answers while the stream lasted */
	bool		 ask_others, slow;
	int		 waited;	/* times that no line came */
	bool		 over;
};

static void
ask_another(struct seen *s)
{
	struct http_answer a;
	struct server old = server;

	/* The same host and port: the server has one thread for each. */
	pthread_create(&server.thread, NULL, serve, NULL);
	server.answer = "HTTP/1.1 204 None\r\nContent-Length: 0\r\n\r\n";
	s->others += http_get(s->http, &s->request, &a) == -1 &&
	    a.status == 204;
	http_answer_free(&a);
	pthread_join(server.thread, NULL);
	server = old;
}

static void
follow(void *arg)
{
	struct seen *s = arg;
	struct stream *stream = stream_open(s->http, &s->request, &s->answer);
	struct span line;
	int got = 0;

	while (stream != NULL && (got = stream_line(stream, &line, 50)) != -1) {
		s->waited += got == 0;
		if (got == 0)
			continue;
		if (s->ask_others && s->n == 0)
			ask_another(s);
		if (s->slow && s->n == 0)
			task_sleep(300);
		if (s->n++ < 100) {
			buf_span(&s->lines, line);
			buf_putc(&s->lines, '|');
		}
	}
	stream_close(stream);
	s->over = true;
}

static void
run(struct seen *s, const char *answer, long timeout)
{
	start(answer);
	s->http = http_new(NULL, NULL);
	s->request = (struct http_request){ .url = server.url,
	    .private = true, .timeout = timeout };
	task_start(follow, s);
	while (task_count() != 0) {
		task_run();
		if (task_count() != 0)
			http_step(s->http, task_due() == -1 ? 100 :
			    task_due());
	}
	pthread_join(server.thread, NULL);
	close(server.fd);
}

static void
forget(struct seen *s)
{
	http_free(s->http);
	http_answer_free(&s->answer);
	buf_free(&s->lines);
}

static void
test_answers(void **state)
{
	const struct stream_case *c;

	(void)state;
	for (size_t i = 0; i < N; i++) {
		struct seen s = { .n = 0 };

		c = &cases[i];
		run(&s, c->answer, c->timeout);
		if (s.answer.status != c->status ||
		    s.answer.fault != c->fault ||
		    strstr(s.answer.why, c->why) == NULL ||
		    strcmp(s.lines.s != NULL ? s.lines.s : "",
		    c->want != NULL ? c->want : "") != 0)
			fail_msg("%s: status %ld, fault %d, \"%s\", lines %s",
			    c->name, s.answer.status, s.answer.fault,
			    s.answer.why, s.lines.s);
		if (c->status == 429)
			assert_string_equal(s.answer.body.s,
			    "{\"title\":\"nhiều quá\"}");
		forget(&s);
	}
}

/* Other requests to the same host go on while it lasts. */
static void
test_others(void **state)
{
	struct seen s = { .ask_others = true };

	(void)state;
	run(&s, OK "một\n" PAUSE PAUSE PAUSE "hai\n", 0);
	assert_int_equal(s.others, 1);
	assert_string_equal(s.lines.s, "một|hai|");
	assert_true(s.waited > 0);
	forget(&s);
}

/* A reader that is slow loses nothing, and holds no more than it should. */
static void
test_flood(void **state)
{
	struct seen s = { .slow = true };

	(void)state;
	run(&s, OK FLOOD, 0);
	assert_int_equal(s.n, 2 << 20);
	assert_true(s.answer.body.cap <= 4 << 20);
	forget(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_answers),
		cmocka_unit_test(test_others),
		cmocka_unit_test(test_flood),
	};

	xalloc_init();
	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
