#include "lib/net/stream.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/net/fault.h"
#include "lib/net/transfer.h"

#define TICK	1000		/* ms: http_stop() wakes nobody */

struct stream {
	struct transfer	 t;
	struct http_request request;
	struct curl_slist *list;
	struct buf	 line;
	size_t		 at;		/* of the body: the first unread byte */
	size_t		 seen;		/* up to there is no line's end */
};

static void
rest(int64_t until)
{
	int64_t left = until - task_clock();

	if (left > 0)
		task_sleep(left < TICK ? left : TICK);
}

static bool
is_held_up(const struct stream *s, int64_t until)
{
	return !s->t.done && !s->t.http->stopped && task_clock() < until;
}

static void
wait_for_headers(struct stream *s, int64_t until)
{
	struct host *host = hosts_enter(s->t.http->hosts, s->request.url,
	    s->request.delay);

	transfer_set_up(&s->t, s->request.url, s->list);
	curl_multi_add_handle(s->t.http->multi, s->t.curl);
	while (is_held_up(s, until) && !s->t.headed)
		rest(until);
	/* A stream may last for days: others must not wait for its end. */
	hosts_leave(host);
	curl_easy_getinfo(s->t.curl, CURLINFO_RESPONSE_CODE,
	    &s->t.answer->status);
}

/* A refusal has an end, and says why before it. */
static void
take_refusal(struct stream *s, int64_t until)
{
	struct http_answer *a = s->t.answer;

	while (is_held_up(s, until) && !s->t.paused)
		rest(until);
	a->fault = HTTP_STATUS;
	fault_of_status(a->status, a->why);
}

static bool
begin(struct stream *s)
{
	int64_t until = task_clock() + (int64_t)s->t.timeout * 1000;

	wait_for_headers(s, until);
	/* Though it may be over already: its lines have come. */
	if (s->t.headed && s->t.answer->status == 200 && !s->t.http->stopped)
		return true;
	if (!s->t.headed && !s->t.done)
		s->t.code = CURLE_OPERATION_TIMEDOUT;
	if (s->t.http->stopped || s->t.code != CURLE_OK) {
		transfer_fault(&s->t);
		return false;
	}
	take_refusal(s, until);
	return false;
}

struct stream *
stream_open(struct http *h, const struct http_request *q, struct http_answer *a)
{
	struct stream *s = xcalloc(1, sizeof *s);

	*a = (struct http_answer){ .status = 0 };
	s->request = *q;
	s->t = (struct transfer){ .http = h, .request = &s->request,
	    .answer = a, .task = task_self(), .endless = true,
	    .timeout = q->timeout > 0 ? q->timeout : TRANSFER_TIME };
	s->list = transfer_headers(q);
	transfer_open(&s->t);
	if (begin(s))
		return s;
	stream_close(s);
	return NULL;
}

/* Drop what was read, once for all the lines that came together. */
static void
compact(struct stream *s)
{
	struct buf *body = &s->t.answer->body;

	if (s->at == 0)
		return;
	memmove(body->s, body->s + s->at, body->len - s->at);
	buf_cut(body, body->len - s->at);
	s->seen -= s->at;
	s->at = 0;
}

/* The first unread line, if it is whole. */
static bool
cut_line(struct stream *s, struct span *line)
{
	const struct buf *body = &s->t.answer->body;
	const char *nl = body->len == s->seen ? NULL :
	    memchr(body->s + s->seen, '\n', body->len - s->seen);

	if (nl == NULL) {
		s->seen = body->len;
		compact(s);
		return false;
	}
	/* A copy: more may come, and move the body, while the line is read. */
	buf_reset(&s->line);
	buf_add(&s->line, body->s + s->at, (size_t)(nl - body->s) - s->at);
	*line = buf_get(&s->line);
	s->at = s->seen = (size_t)(nl - body->s) + 1;
	if (line->len != 0 && line->s[line->len - 1] == '\r')
		line->len--;
	return true;
}

/* Whether no further line will come; then the answer says why. */
static bool
is_over(struct stream *s)
{
	struct http_answer *a = s->t.answer;

	if (s->t.http->stopped || (s->t.done && s->t.code != CURLE_OK)) {
		transfer_fault(&s->t);
	} else if (s->t.done) {
		a->fault = HTTP_NETWORK;
		snprintf(a->why, sizeof a->why, "the server ended the stream");
	} else if (a->body.len > TRANSFER_UNREAD) {
		a->fault = HTTP_WRONG;
		snprintf(a->why, sizeof a->why, "a line of the stream is "
		    "longer than %zu MiB; that is none of posts",
		    TRANSFER_UNREAD >> 20);
	} else {
		return false;
	}
	return true;
}

int
stream_line(struct stream *s, struct span *line, int64_t milliseconds)
{
	int64_t until = task_clock() + milliseconds;

	while (!cut_line(s, line)) {
		if (is_over(s))
			return -1;
		if (s->t.paused) {
			s->t.paused = false;
			curl_easy_pause(s->t.curl, CURLPAUSE_CONT);
		}
		if (task_clock() >= until)
			return 0;
		rest(until);
	}
	return 1;
}

void
stream_close(struct stream *s)
{
	if (s == NULL)
		return;
	curl_multi_remove_handle(s->t.http->multi, s->t.curl);
	transfer_close(&s->t);
	curl_slist_free_all(s->list);
	buf_free(&s->line);
	free(s);
}
