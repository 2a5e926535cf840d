#include "lib/net/stream.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/net/transfer.h"

struct stream {
	struct transfer	 t;
	struct http_request request;
	struct curl_slist *list;
	struct host	*host;
	struct buf	 line;
};

/* Wait until the headers are there, or the end. */
static bool
begin(struct stream *s)
{
	struct http_answer *a = s->t.answer;

	s->host = hosts_enter(s->t.http->hosts, s->request.url,
	    s->request.delay);
	transfer_set_up(&s->t, s->request.url, s->list);
	curl_multi_add_handle(s->t.http->multi, s->t.curl);
	while (!s->t.done && a->status == 0) {
		task_sleep(1000);
		if (s->t.http->stopped)
			break;
		curl_easy_getinfo(s->t.curl, CURLINFO_RESPONSE_CODE,
		    &a->status);
	}
	if (s->t.http->stopped || (s->t.done && s->t.code != CURLE_OK)) {
		transfer_fault(&s->t);
		return false;
	}
	return transfer_judge(&s->request, a) == 0;
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

/* The first line of what has come, if it is whole; it moves to s->line. */
static bool
cut_line(struct stream *s, struct span *line)
{
	struct buf *body = &s->t.answer->body;
	char *nl = body->len != 0 ? memchr(body->s, '\n', body->len) : NULL;
	size_t n;

	if (nl == NULL)
		return false;
	n = (size_t)(nl - body->s);
	buf_reset(&s->line);
	buf_add(&s->line, body->s, n);
	memmove(body->s, nl + 1, body->len - n - 1);
	buf_cut(body, body->len - n - 1);
	*line = buf_get(&s->line);
	if (line->len != 0 && line->s[line->len - 1] == '\r')
		line->len--;
	return true;
}

int
stream_line(struct stream *s, struct span *line, int64_t milliseconds)
{
	int64_t until = task_clock() + milliseconds, rest;

	while (!cut_line(s, line)) {
		if (s->t.done || s->t.http->stopped ||
		    s->t.answer->body.len > TRANSFER_UNREAD) {
			transfer_fault(&s->t);
			return -1;
		}
		if (s->t.paused) {
			s->t.paused = false;
			curl_easy_pause(s->t.curl, CURLPAUSE_CONT);
		}
		if ((rest = until - task_clock()) <= 0)
			return 0;
		task_sleep(rest);
	}
	return 1;
}

void
stream_close(struct stream *s)
{
	if (s == NULL)
		return;
	curl_multi_remove_handle(s->t.http->multi, s->t.curl);
	hosts_leave(s->host);
	transfer_close(&s->t);
	curl_slist_free_all(s->list);
	buf_free(&s->line);
	free(s);
}
