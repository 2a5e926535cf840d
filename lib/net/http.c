#include "lib/net/http.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/xalloc.h"
#include "lib/markup/url.h"
#include "lib/net/transfer.h"

struct http *
http_new(const char *contact, const char *proxy)
{
	struct http *h = xcalloc(1, sizeof *h);

	curl_global_init(CURL_GLOBAL_DEFAULT);
	h->multi = curl_multi_init();
	curl_multi_setopt(h->multi, CURLMOPT_MAXCONNECTS, 128L);
	h->hosts = hosts_new();
	h->agent = contact != NULL ?
	    xasprintf("social-beat/0.1 (+%s)", contact) :
	    xstrdup("social-beat/0.1");
	h->proxy = proxy != NULL ? xstrdup(proxy) : NULL;
	return h;
}

void
http_free(struct http *h)
{
	if (h == NULL)
		return;
	for (size_t i = 0; i < h->pooled; i++)
		curl_easy_cleanup(h->pool[i]);
	curl_multi_cleanup(h->multi);
	curl_global_cleanup();
	hosts_free(h->hosts);
	free(h->agent);
	free(h->proxy);
	free(h);
}

void
http_answer_free(struct http_answer *a)
{
	buf_free(&a->body);
	buf_free(&a->headers);
	free(a->url);
	free(a->type);
	free(a->etag);
	free(a->modified);
	*a = (struct http_answer){ .status = 0 };
}

struct span
http_header(const struct http_answer *a, const char *name)
{
	struct span rest = buf_get(&a->headers), line;
	size_t n = strlen(name);

	while (rest.len != 0) {
		line = span_cut(&rest, '\n');
		if (line.len > n && line.s[n] == ':' &&
		    strncasecmp(line.s, name, n) == 0)
			return span_trim((struct span){ line.s + n + 1,
			    line.len - n - 1 });
	}
	return SPAN_NONE;
}

void
http_step(struct http *h, int milliseconds)
{
	struct transfer *t;
	CURLMsg *message;
	int running, left;

	curl_multi_perform(h->multi, &running);
	while ((message = curl_multi_info_read(h->multi, &left)) != NULL) {
		if (message->msg != CURLMSG_DONE)
			continue;
		curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &t);
		t->done = true;
		t->code = message->data.result;
		task_wake(t->task);
		milliseconds = 0;
	}
	if (milliseconds != 0)
		curl_multi_poll(h->multi, NULL, 0, milliseconds, NULL);
}

void
http_stop(struct http *h)
{
	h->stopped = true;
	hosts_stop(h->hosts);
}

void
http_slow(struct http *h, const char *url, long milliseconds)
{
	hosts_slow(h->hosts, url, milliseconds);
}

/* One request without redirects: 0, or -1 with why. */
static int
get_one(struct transfer *t, const char *url, struct curl_slist *list)
{
	struct http_answer *a = t->answer;
	struct host *host;

	http_answer_free(a);
	t->refused = t->too_big = t->too_dense = t->done = false;
	host = hosts_enter(t->http->hosts, url, t->request->delay);
	transfer_set_up(t, url, list);
	if (!t->http->stopped) {
		curl_multi_add_handle(t->http->multi, t->curl);
		while (!t->done)
			task_wait();
		curl_multi_remove_handle(t->http->multi, t->curl);
	}
	hosts_leave(host);
	if (t->http->stopped || t->code != CURLE_OK) {
		transfer_fault(t);
		return -1;
	}
	curl_easy_getinfo(t->curl, CURLINFO_RESPONSE_CODE, &a->status);
	a->url = xstrdup(url);
	return 0;
}

/* Whether two addresses are of one host; https may follow on http. */
static bool
is_same_host(const char *from, const char *to)
{
	struct url a, b;
	bool same;

	if (!url_parse(&a, span_of(from), NULL))
		return false;
	same = url_parse(&b, span_of(to), NULL);
	if (same) {
		same = span_eq(a.host, b.host) && a.port.len == b.port.len &&
		    (a.port.len == 0 || span_eq(a.port, b.port));
		url_free(&b);
	}
	url_free(&a);
	return same;
}

/*
 * Where a redirect leads, the caller's, or NULL with why.  Followed by hand,
 * since libcurl's own following could go from https to http on a later leg.
 */
static char *
next_url(struct transfer *t, const char *from)
{
	struct http_answer *a = t->answer;
	char *to = NULL;

	a->fault = HTTP_WRONG;
	curl_easy_getinfo(t->curl, CURLINFO_REDIRECT_URL, &to);
	if (to == NULL)
		snprintf(a->why, sizeof a->why, "HTTP %ld without a place to "
		    "go; look at the address in a browser", a->status);
	else if (strncasecmp(from, "https:", 6) == 0 &&
	    strncasecmp(to, "https:", 6) != 0)
		snprintf(a->why, sizeof a->why, "redirected from https to an "
		    "address that is not; that is not followed");
	else if ((t->request->headers != NULL || t->request->body.s != NULL) &&
	    !is_same_host(from, to))
		snprintf(a->why, sizeof a->why, "redirected to another host, "
		    "to which no key is sent; if the site has moved, change "
		    "its address");
	else
		return xstrdup(to);
	return NULL;
}

static bool
is_redirect(long status)
{
	return status == 301 || status == 302 || status == 303 ||
	    status == 307 || status == 308;
}

/* Follow redirects to an answer; *url is where it was at the end. */
static int
follow(struct transfer *t, char **url, struct curl_slist *list)
{
	struct http_answer *a = t->answer;
	int left = HTTP_REDIRECTS;
	bool moved = false, lasting = true;
	char *next;

	while (get_one(t, *url, list) == 0) {
		if (!is_redirect(a->status)) {
			a->moved = moved && lasting;
			return transfer_judge(t->request, a);
		}
		if (left-- == 0) {
			a->fault = HTTP_WRONG;
			snprintf(a->why, sizeof a->why, "more than %d "
			    "redirects; look at the address in a browser",
			    HTTP_REDIRECTS);
			return -1;
		}
		moved = true;
		lasting &= a->status == 301 || a->status == 308;
		if ((next = next_url(t, *url)) == NULL)
			return -1;
		free(*url);
		*url = next;
	}
	return -1;
}

int
http_get(struct http *h, const struct http_request *q, struct http_answer *a)
{
	struct transfer t = { .http = h, .request = q, .answer = a };
	struct curl_slist *list = transfer_headers(q);
	char *url = xstrdup(q->url);
	int status;

	*a = (struct http_answer){ .status = 0 };
	t.task = task_self();
	t.timeout = q->timeout > 0 ? q->timeout : TRANSFER_TIME;
	transfer_open(&t);
	status = follow(&t, &url, list);
	transfer_close(&t);
	curl_slist_free_all(list);
	free(url);
	return status;
}
