#include "lib/net/http.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

#include "lib/base/opts.h"
#include "lib/base/span.h"
#include "lib/base/xalloc.h"

#define TIMEOUT		60
#define CONNECT		10
#define HEADER_MOST	1024	/* a validator is no longer */

struct http {
	CURL			*curl;
	char			*agent;
	char			*proxy;
	/* of the request in hand */
	const struct http_request *request;
	struct http_answer	*answer;
	bool			 refused;
	bool			 too_big;
};

/* What the registries of IANA call not globally reachable. */
static const struct {
	unsigned char	 net[16];
	unsigned	 bits;
} closed4[] = {
	{ { 0 }, 8 }, { { 10 }, 8 }, { { 100, 64 }, 10 }, { { 127 }, 8 },
	{ { 169, 254 }, 16 }, { { 172, 16 }, 12 }, { { 192, 0, 0 }, 24 },
	{ { 192, 168 }, 16 }, { { 198, 18 }, 15 }, { { 224 }, 3 },
}, closed6[] = {
	{ { 0 }, 64 },			/* ::, ::1 and IPv4-compatible */
	{ { 0xfc }, 7 }, { { 0xfe, 0x80 }, 9 }, { { 0xff }, 8 },
};

static bool
within(const unsigned char *addr, const unsigned char *net, unsigned bits)
{
	unsigned whole = bits / 8, rest = bits % 8;
	unsigned char mask = (unsigned char)(0xff00 >> rest);

	return memcmp(addr, net, whole) == 0 && (rest == 0 ||
	    (addr[whole] & mask) == (net[whole] & mask));
}

static bool
closed_v4(const unsigned char *addr)
{
	for (size_t i = 0; i < sizeof closed4 / sizeof closed4[0]; i++)
		if (within(addr, closed4[i].net, closed4[i].bits))
			return true;
	return false;
}

static bool
is_private(const struct sockaddr *sa)
{
	static const unsigned char mapped[12] = {
		[10] = 0xff, [11] = 0xff
	}, nat64[12] = { 0, 0x64, 0xff, 0x9b };
	const unsigned char *a;

	if (sa->sa_family == AF_INET)
		return closed_v4((const unsigned char *)
		    &((const struct sockaddr_in *)(const void *)sa)->sin_addr);
	if (sa->sa_family != AF_INET6)
		return true;
	a = ((const struct sockaddr_in6 *)(const void *)sa)->
	    sin6_addr.s6_addr;
	if (memcmp(a, mapped, 12) == 0 || memcmp(a, nat64, 12) == 0)
		return closed_v4(a + 12);
	if (a[0] == 0x20 && a[1] == 0x02)	/* 6to4 */
		return closed_v4(a + 2);
	for (size_t i = 0; i < sizeof closed6 / sizeof closed6[0]; i++)
		if (within(a, closed6[i].net, closed6[i].bits))
			return true;
	return false;
}

/* Called by libcurl with the address that it is about to connect to. */
static curl_socket_t
open_socket(void *arg, curlsocktype purpose, struct curl_sockaddr *addr)
{
	struct http *h = arg;

	(void)purpose;
	if (h->proxy == NULL && !h->request->private &&
	    is_private(&addr->addr)) {
		h->refused = true;
		return CURL_SOCKET_BAD;
	}
	return socket(addr->family, addr->socktype | SOCK_CLOEXEC,
	    addr->protocol);
}

/* The same for a connection that is used once more: no socket is opened then. */
static int
before_request(void *arg, char *ip, char *local_ip, int port, int local_port)
{
	struct http *h = arg;
	struct sockaddr_in v4 = { .sin_family = AF_INET };
	struct sockaddr_in6 v6 = { .sin6_family = AF_INET6 };
	const struct sockaddr *sa = (const struct sockaddr *)&v6;

	(void)local_ip;
	(void)port;
	(void)local_port;
	if (h->proxy != NULL || h->request->private)
		return CURL_PREREQFUNC_OK;
	if (inet_pton(AF_INET, ip, &v4.sin_addr) == 1)
		sa = (const struct sockaddr *)&v4;
	else if (inet_pton(AF_INET6, ip, &v6.sin6_addr) != 1)
		h->refused = true;
	h->refused |= is_private(sa);
	return h->refused ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

static size_t
take_body(char *bytes, size_t one, size_t n, void *arg)
{
	struct http *h = arg;

	(void)one;
	if (h->answer->body.len + n > HTTP_BODY) {
		h->too_big = true;
		return 0;
	}
	buf_add(&h->answer->body, bytes, n);
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

static size_t
take_header(char *bytes, size_t one, size_t n, void *arg)
{
	struct http *h = arg;
	struct span line = { bytes, n };

	(void)one;
	keep(line, "Content-Type", &h->answer->type);
	keep(line, "ETag", &h->answer->etag);
	keep(line, "Last-Modified", &h->answer->modified);
	return n;
}

struct http *
http_new(const char *contact, const char *proxy)
{
	struct http *h = xcalloc(1, sizeof *h);

	curl_global_init(CURL_GLOBAL_DEFAULT);
	h->curl = curl_easy_init();
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
	curl_easy_cleanup(h->curl);
	curl_global_cleanup();
	free(h->agent);
	free(h->proxy);
	free(h);
}

void
http_answer_free(struct http_answer *a)
{
	buf_free(&a->body);
	free(a->url);
	free(a->type);
	free(a->etag);
	free(a->modified);
	*a = (struct http_answer){ .status = 0 };
}

static void
set_up(struct http *h, long timeout)
{
	CURL *c = h->curl;

	curl_easy_reset(c);
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
	curl_easy_setopt(c, CURLOPT_USERAGENT, h->agent);
	curl_easy_setopt(c, CURLOPT_ACCEPT_ENCODING, "");
	curl_easy_setopt(c, CURLOPT_PROXY, h->proxy != NULL ? h->proxy : "");
	curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT,
	    timeout < CONNECT ? timeout : (long)CONNECT);
	curl_easy_setopt(c, CURLOPT_TIMEOUT, timeout);
	curl_easy_setopt(c, CURLOPT_LOW_SPEED_LIMIT, 100L);
	curl_easy_setopt(c, CURLOPT_LOW_SPEED_TIME, 30L);
	curl_easy_setopt(c, CURLOPT_OPENSOCKETFUNCTION, open_socket);
	curl_easy_setopt(c, CURLOPT_OPENSOCKETDATA, h);
	curl_easy_setopt(c, CURLOPT_PREREQFUNCTION, before_request);
	curl_easy_setopt(c, CURLOPT_PREREQDATA, h);
	curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take_body);
	curl_easy_setopt(c, CURLOPT_WRITEDATA, h);
	curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, take_header);
	curl_easy_setopt(c, CURLOPT_HEADERDATA, h);
}

static const struct {
	CURLcode	 code;
	const char	*why;
} faults[] = {
	{ CURLE_UNSUPPORTED_PROTOCOL,
	    "only http and https addresses are fetched; mend url" },
	{ CURLE_URL_MALFORMAT, "the address is malformed; mend url" },
	{ CURLE_COULDNT_RESOLVE_HOST,
	    "no such host; look at its spelling and at the network" },
	{ CURLE_COULDNT_CONNECT,
	    "no connection to the host; it may be down, or a firewall is "
	    "between" },
	{ CURLE_PARTIAL_FILE,
	    "the body was cut short by the server; try again later" },
	{ CURLE_GOT_NOTHING,
	    "the server closed without an answer; try again later" },
	{ CURLE_RECV_ERROR,
	    "the connection was reset by the server; try again later" },
	{ CURLE_SEND_ERROR,
	    "the connection was reset by the server; try again later" },
	{ CURLE_BAD_CONTENT_ENCODING,
	    "the compressed body is damaged; try again later, or tell the "
	    "site" },
	{ CURLE_PEER_FAILED_VERIFICATION,
	    "the host's certificate is not to be trusted; look at its name "
	    "and at this machine's clock" },
	{ CURLE_SSL_CONNECT_ERROR,
	    "no secure connection; does the host speak https?" },
};

static void
word_fault(const struct http *h, CURLcode code, long timeout, char why[256])
{
	if (h->refused) {
		snprintf(why, 256, "the host has a private address; if that "
		    "is meant, set private = yes");
		return;
	}
	if (h->too_big) {
		snprintf(why, 256, "the body has more than %zu MiB; is it a "
		    "feed?", HTTP_BODY >> 20);
		return;
	}
	if (code == CURLE_OPERATION_TIMEDOUT) {
		snprintf(why, 256, "no whole answer within %ld s; try again "
		    "later, or raise timeout", timeout);
		return;
	}
	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++)
		if (faults[i].code == code) {
			snprintf(why, 256, "%s", faults[i].why);
			return;
		}
	snprintf(why, 256, "%s", curl_easy_strerror(code));
}

static const struct {
	long		 status;
	const char	*cure;
} cures[] = {
	{ 401, "the site wants a log-in; ask it for a public feed" },
	{ 403, "the site refuses us; ask it for leave, do not disguise" },
	{ 404, "nothing is there; look for the new address on the site" },
	{ 410, "gone for good; remove the source" },
	{ 429, "asked too often; fetch less often" },
};

static void
word_status(long status, char why[256])
{
	const char *cure = status >= 500 ?
	    "the site has trouble; try again later" :
	    "look at the address in a browser";

	for (size_t i = 0; i < sizeof cures / sizeof cures[0]; i++)
		if (cures[i].status == status)
			cure = cures[i].cure;
	snprintf(why, 256, "HTTP %ld: %s", status, cure);
}

static struct curl_slist *
headers(const struct http_request *q)
{
	struct curl_slist *list = NULL;
	char *line;

	list = curl_slist_append(list, "Accept: application/rss+xml, "
	    "application/atom+xml, application/feed+json, "
	    "application/xml;q=0.9, */*;q=0.5");
	if (q->etag != NULL) {
		line = xasprintf("If-None-Match: %s", q->etag);
		list = curl_slist_append(list, line);
		free(line);
	}
	if (q->modified != NULL) {
		line = xasprintf("If-Modified-Since: %s", q->modified);
		list = curl_slist_append(list, line);
		free(line);
	}
	return list;
}

/* One request without redirects: 0, or -1 with why. */
static int
get_one(struct http *h, const char *url, struct curl_slist *list, long timeout)
{
	struct http_answer *a = h->answer;
	CURLcode code;

	http_answer_free(a);
	h->refused = h->too_big = false;
	curl_easy_setopt(h->curl, CURLOPT_URL, url);
	curl_easy_setopt(h->curl, CURLOPT_HTTPHEADER, list);
	code = curl_easy_perform(h->curl);
	if (code != CURLE_OK) {
		word_fault(h, code, timeout, a->why);
		return -1;
	}
	curl_easy_getinfo(h->curl, CURLINFO_RESPONSE_CODE, &a->status);
	a->url = xstrdup(url);
	return 0;
}

/*
 * Where a redirect leads, the caller's, or NULL with why.  Followed by hand,
 * since libcurl's own following could go from https to http on a later leg.
 */
static char *
next_url(struct http *h, const char *from)
{
	char *to = NULL;

	curl_easy_getinfo(h->curl, CURLINFO_REDIRECT_URL, &to);
	if (to == NULL)
		snprintf(h->answer->why, 256, "HTTP %ld without a place to "
		    "go; look at the address in a browser", h->answer->status);
	else if (strncasecmp(from, "https:", 6) == 0 &&
	    strncasecmp(to, "https:", 6) != 0)
		snprintf(h->answer->why, 256, "redirected from https to an "
		    "address that is not; that is not followed");
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

int
http_get(struct http *h, const struct http_request *q, struct http_answer *a)
{
	struct curl_slist *list = headers(q);
	long timeout = q->timeout > 0 ? q->timeout : TIMEOUT;
	char *url = xstrdup(q->url), *next;
	int left = HTTP_REDIRECTS, status = -1;

	*a = (struct http_answer){ .status = 0 };
	h->request = q;
	h->answer = a;
	set_up(h, timeout);
	while (get_one(h, url, list, timeout) == 0) {
		if (!is_redirect(a->status)) {
			if (a->status == 200 || a->status == 304)
				status = 0;
			else
				word_status(a->status, a->why);
			break;
		}
		if (left-- == 0) {
			snprintf(a->why, sizeof a->why, "more than %d "
			    "redirects; look at the address in a browser",
			    HTTP_REDIRECTS);
			break;
		}
		if ((next = next_url(h, url)) == NULL)
			break;
		free(url);
		url = next;
	}
	curl_slist_free_all(list);
	free(url);
	return status;
}
