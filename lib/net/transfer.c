#include "lib/net/transfer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

#include "lib/base/span.h"
#include "lib/base/xalloc.h"
#include "lib/net/address.h"
#include "lib/net/fault.h"

#define HEADER_MOST	1024		/* a validator is no longer */
#define HEADERS_MOST	(64 << 10)
#define DENSE_FROM	((size_t)1 << 20)
#define DENSITY		200		/* bytes of body for one sent */
#define CONNECT		10

/* What an address must not be. */
static bool
(*closed_to(const struct transfer *t))(const struct sockaddr *)
{
	return t->request->private ? address_is_link_local :
	    address_is_private;
}

/* Called by libcurl with the address that it is about to connect to. */
static curl_socket_t
open_socket(void *arg, curlsocktype purpose, struct curl_sockaddr *addr)
{
	struct transfer *t = arg;

	(void)purpose;
	if (t->http->proxy == NULL && closed_to(t)(&addr->addr)) {
		t->refused = true;
		return CURL_SOCKET_BAD;
	}
	return socket(addr->family, addr->socktype | SOCK_CLOEXEC,
	    addr->protocol);
}

/* The same for a connection that is used once more: no socket is opened then. */
static int
before_request(void *arg, char *ip, char *local_ip, int port, int local_port)
{
	struct transfer *t = arg;

	(void)local_ip;
	(void)port;
	(void)local_port;
	if (t->http->proxy != NULL)
		return CURL_PREREQFUNC_OK;
	t->refused |= address_text(ip, closed_to(t));
	return t->refused ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

/* A small body that unpacks to a huge one is an attack, not a document. */
static bool
is_dense(struct transfer *t, size_t len)
{
	curl_off_t sent = 0;

	if (len < DENSE_FROM)
		return false;
	curl_easy_getinfo(t->curl, CURLINFO_SIZE_DOWNLOAD_T, &sent);
	return len / DENSITY > (size_t)sent;
}

static size_t
take_body(char *bytes, size_t one, size_t n, void *arg)
{
	struct transfer *t = arg;
	struct buf *body = &t->answer->body;

	(void)one;
	if (t->endless && body->len > TRANSFER_UNREAD) {
		t->paused = true;
		return CURL_WRITEFUNC_PAUSE;
	}
	t->too_big = body->len + n > HTTP_BODY;
	t->too_dense = !t->endless && is_dense(t, body->len + n);
	if (t->too_big || t->too_dense)
		return 0;
	buf_add(body, bytes, n);
	if (t->endless)
		task_wake(t->task);
	return n;
}

/* A header's value, if it has that name and no control characters. */
static void
keep(struct span line, const char *name, char **to)
{
	size_t n = strlen(name);

	if (line.len <= n || line.s[n] != ':' ||
	    strncasecmp(line.s, name, n) != 0)
		return;
	line = span_trim((struct span){ line.s + n + 1, line.len - n - 1 });
	if (line.len == 0 || line.len > HEADER_MOST)
		return;
	for (size_t i = 0; i < line.len; i++)
		if ((unsigned char)line.s[i] < 0x20)
			return;
	free(*to);
	*to = xstrndup(line.s, line.len);
}

/* The end of the headers, but for those of a 1xx. */
static bool
is_last(const struct transfer *t, struct span line)
{
	long status = 0;

	curl_easy_getinfo(t->curl, CURLINFO_RESPONSE_CODE, &status);
	return span_trim(line).len == 0 && status >= 200;
}

static size_t
take_header(char *bytes, size_t one, size_t n, void *arg)
{
	struct transfer *t = arg;
	struct http_answer *a = t->answer;
	struct span line = { bytes, n };

	(void)one;
	if (span_starts(line, "HTTP/"))
		buf_reset(&a->headers);		/* of a 1xx before it */
	if (a->headers.len + n <= HEADERS_MOST)
		buf_span(&a->headers, line);
	keep(line, "Content-Type", &a->type);
	keep(line, "ETag", &a->etag);
	keep(line, "Last-Modified", &a->modified);
	/* Who opened a stream waits for this. */
	if (t->endless && is_last(t, line)) {
		t->headed = true;
		task_wake(t->task);
	}
	return n;
}

static int
may_go_on(void *arg, curl_off_t total, curl_off_t now, curl_off_t up_total,
    curl_off_t up)
{
	struct transfer *t = arg;

	(void)total;
	(void)now;
	(void)up_total;
	(void)up;
	return t->http->stopped;
}

void
transfer_open(struct transfer *t)
{
	struct http *h = t->http;

	t->curl = h->pooled != 0 ? h->pool[--h->pooled] : curl_easy_init();
}

void
transfer_close(struct transfer *t)
{
	struct http *h = t->http;

	if (h->pooled < TRANSFER_POOL)
		h->pool[h->pooled++] = t->curl;
	else
		curl_easy_cleanup(t->curl);
}

static void
set_limits(CURL *c, const struct transfer *t)
{
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(c, CURLOPT_HTTP_VERSION,
	    (long)CURL_HTTP_VERSION_2TLS);
	curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT,
	    t->timeout < CONNECT ? t->timeout : (long)CONNECT);
	if (t->endless)
		return;
	curl_easy_setopt(c, CURLOPT_TIMEOUT, t->timeout);
	curl_easy_setopt(c, CURLOPT_LOW_SPEED_LIMIT, 100L);
	curl_easy_setopt(c, CURLOPT_LOW_SPEED_TIME, 30L);
}

void
transfer_set_up(struct transfer *t, const char *url, struct curl_slist *list)
{
	struct http *h = t->http;
	CURL *c = t->curl;

	curl_easy_reset(c);
	set_limits(c, t);
	curl_easy_setopt(c, CURLOPT_URL, url);
	curl_easy_setopt(c, CURLOPT_HTTPHEADER, list);
	curl_easy_setopt(c, CURLOPT_USERAGENT, h->agent);
	curl_easy_setopt(c, CURLOPT_ACCEPT_ENCODING, "");
	curl_easy_setopt(c, CURLOPT_PROXY, h->proxy != NULL ? h->proxy : "");
	curl_easy_setopt(c, CURLOPT_PRIVATE, t);
	curl_easy_setopt(c, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	curl_easy_setopt(c, CURLOPT_OPENSOCKETDATA, t);
	curl_easy_setopt(c, CURLOPT_PREREQFUNCTION, before_request);
	curl_easy_setopt(c, CURLOPT_PREREQDATA, t);
	curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(c, CURLOPT_WRITEDATA, t);
	curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, take_header);
	curl_easy_setopt(c, CURLOPT_HEADERDATA, t);
	curl_easy_setopt(c, CURLOPT_NOPROGRESS, 0L);
	curl_easy_setopt(c, CURLOPT_XFERINFOFUNCTION, may_go_on);
	curl_easy_setopt(c, CURLOPT_XFERINFODATA, t);
	if (t->request->body.s == NULL)
		return;
	curl_easy_setopt(c, CURLOPT_POSTFIELDSIZE_LARGE,
	    (curl_off_t)t->request->body.len);
	curl_easy_setopt(c, CURLOPT_COPYPOSTFIELDS, t->request->body.s);
}

static struct curl_slist *
with(struct curl_slist *list, const char *name, const char *value)
{
	char *line;

	if (value == NULL)
		return list;
	line = xasprintf("%s: %s", name, value);
	list = curl_slist_append(list, line);
	free(line);
	return list;
}

struct curl_slist *
transfer_headers(const struct http_request *q)
{
	struct curl_slist *list = NULL;

	list = with(list, "Accept", q->accept != NULL ? q->accept :
	    "application/rss+xml, application/atom+xml, "
	    "application/feed+json, application/xml;q=0.9, */*;q=0.5");
	list = with(list, "If-None-Match", q->etag);
	list = with(list, "If-Modified-Since", q->modified);
	for (size_t i = 0; q->headers != NULL && q->headers[i] != NULL; i++)
		list = curl_slist_append(list, q->headers[i]);
	return list;
}

void
transfer_fault(const struct transfer *t)
{
	struct http_answer *a = t->answer;

	a->fault = HTTP_WRONG;
	if (t->http->stopped) {
		a->fault = HTTP_STOPPED;
		snprintf(a->why, sizeof a->why, "ended before it was fetched");
	} else if (t->refused) {
		snprintf(a->why, sizeof a->why, t->request->private ?
		    "the host has a link-local address; nothing is fetched "
		    "from those" : "the host has a private address; if that "
		    "is meant, set private = yes");
	} else if (t->too_big) {
		snprintf(a->why, sizeof a->why, "the body has more than %zu "
		    "MiB; is it a feed?", HTTP_BODY >> 20);
	} else if (t->too_dense) {
		snprintf(a->why, sizeof a->why, "the body unpacks to more "
		    "than %d times its size; that is no honest document",
		    DENSITY);
	} else if (fault_of_code(t->code, t->timeout, a->why)) {
		a->fault = HTTP_NETWORK;
	}
}

int
transfer_judge(const struct http_request *q, struct http_answer *a)
{
	if (q->any || a->status == 200 || a->status == 304)
		return 0;
	a->fault = HTTP_STATUS;
	fault_of_status(a->status, a->why);
	return -1;
}
