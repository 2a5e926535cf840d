#include "test/net/fault.h"

#include <stdio.h>
#include <string.h>

#include "test/net/reply.h"

static const char item[] = "<?xml version=\"1.0\"?>\n<rss version=\"2.0\">"
    "<channel><title>t</title><item><guid>a</guid><title>One</title>"
    "<pubDate>Tue, 03 Nov 2026 08:00:00 +0700</pubDate></item>"
    "<item><guid>b</guid><title>Two</title>"
    "<pubDate>Tue, 03 Nov 2026 07:00:00 +0700</pubDate></item>";

static bool
rss(struct conn *c, const char *body)
{
	return reply(c, 200, "application/rss+xml", span_of(body));
}

static bool
fault_reset(struct conn *c)
{
	conn_puts(c, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<rss>");
	return conn_reset(c);
}

static bool
fault_truncated(struct conn *c)
{
	conn_puts(c, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
	conn_puts(c, item);
	return false;
}

/* A whole answer with half a document. */
static bool
fault_cut(struct conn *c)
{
	return rss(c, item);
}

static bool
fault_badgzip(struct conn *c)
{
	static const char bytes[] = "\x1f\x8b\x08\0\0\0\0\0\0\x03"
	    "this is no deflate stream at all";
	char head[256];

	snprintf(head, sizeof head, "HTTP/1.1 200 OK\r\n"
	    "Content-Encoding: gzip\r\nContent-Length: %zu\r\n\r\n",
	    sizeof bytes - 1);
	return conn_puts(c, head) && conn_put(c, bytes, sizeof bytes - 1);
}

static bool
fault_html(struct conn *c)
{
	return rss(c, "<!DOCTYPE html>\n<html><head><title>Xin chào</title>"
	    "</head><body>…</body></html>\n");
}

static bool
fault_empty(struct conn *c)
{
	return rss(c, "");
}

static bool
fault_loop(struct conn *c)
{
	return conn_puts(c, "HTTP/1.1 302 Found\r\n"
	    "Location: /fault/redirect-loop\r\nContent-Length: 0\r\n\r\n");
}

static bool
fault_big(struct conn *c)
{
	static const char block[1 << 20];
	bool good = conn_puts(c, "HTTP/1.1 200 OK\r\n"
	    "Content-Length: 31457280\r\n\r\n");

	for (int i = 0; i < 30 && good; i++)
		good = conn_put(c, block, sizeof block);
	return good;
}

static bool
fault_404(struct conn *c)
{
	return reply(c, 404, "text/plain", span_of("not found\n"));
}

static bool
fault_500(struct conn *c)
{
	return reply(c, 500, "text/plain", span_of("oh\n"));
}

static const struct {
	const char	*name;
	fault_fn	*go_wrong;
} faults[] = {
	{ "404", fault_404 },
	{ "500", fault_500 },
	{ "badgzip", fault_badgzip },
	{ "big", fault_big },
	{ "cut", fault_cut },
	{ "empty", fault_empty },
	{ "hang", conn_hang },
	{ "html", fault_html },
	{ "redirect-loop", fault_loop },
	{ "reset", fault_reset },
	{ "truncated", fault_truncated },
};

fault_fn *
fault_find(const char *path)
{
	if (strncmp(path, "/fault/", 7) != 0)
		return NULL;
	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++)
		if (strcmp(path + 7, faults[i].name) == 0)
			return faults[i].go_wrong;
	return NULL;
}
