#include "test/net/reply.h"

#include <stdio.h>

static const struct {
	long		 status;
	const char	*phrase;
} phrases[] = {
	{ 200, "OK" },
	{ 201, "Created" },
	{ 202, "Accepted" },
	{ 204, "No Content" },
	{ 206, "Partial Content" },
	{ 301, "Moved Permanently" },
	{ 302, "Found" },
	{ 303, "See Other" },
	{ 304, "Not Modified" },
	{ 307, "Temporary Redirect" },
	{ 308, "Permanent Redirect" },
	{ 400, "Bad Request" },
	{ 401, "Unauthorized" },
	{ 403, "Forbidden" },
	{ 404, "Not Found" },
	{ 409, "Conflict" },
	{ 410, "Gone" },
	{ 422, "Unprocessable Content" },
	{ 429, "Too Many Requests" },
	{ 451, "Unavailable For Legal Reasons" },
	{ 500, "Internal Server Error" },
	{ 502, "Bad Gateway" },
	{ 503, "Service Unavailable" },
	{ 504, "Gateway Timeout" },
};

const char *
reply_status(long status, char out[64])
{
	const char *phrase = "";

	for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++)
		if (phrases[i].status == status)
			phrase = phrases[i].phrase;
	snprintf(out, 64, "%ld %s", status, phrase);
	return out;
}

bool
reply(struct conn *c, long status, const char *type, struct span body)
{
	char head[256], line[64];

	snprintf(head, sizeof head, "HTTP/1.1 %s\r\nContent-Type: %s\r\n"
	    "Content-Length: %zu\r\n\r\n", reply_status(status, line), type,
	    body.len);
	return conn_puts(c, head) &&
	    (c->bare || conn_put(c, body.s, body.len));
}
