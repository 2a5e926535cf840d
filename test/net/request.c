#include "test/net/request.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/xalloc.h"

static int
hex(char c)
{
	static const char digits[] = "0123456789abcdef";
	const char *at = c != '\0' ? strchr(digits, c | 0x20) : NULL;

	return at != NULL ? (int)(at - digits) : -1;
}

bool
request_decode(char *text, bool plus)
{
	char *out = text;
	int high, low;

	for (const char *in = text; *in != '\0'; in++) {
		if (*in == '%' && (high = hex(in[1])) != -1 &&
		    (low = hex(in[2])) != -1) {
			*out = (char)(high << 4 | low);
			if (*out++ == '\0')
				return false;
			in += 2;
		} else {
			*out++ = plus && *in == '+' ? ' ' : *in;
		}
	}
	*out = '\0';
	return true;
}

/* Up to and with the bytes `end`; false where more than `most` come before. */
static bool
read_to(struct conn *c, struct buf *b, const char *end, size_t most)
{
	size_t n = strlen(end);
	int byte;

	while (b->len < most) {
		if ((byte = conn_byte(c)) == -1)
			return false;
		buf_putc(b, (char)byte);
		if (b->len >= n && memcmp(b->s + b->len - n, end, n) == 0)
			return true;
	}
	return false;
}

static bool
read_bytes(struct conn *c, struct buf *b, size_t len)
{
	int byte;

	if (len > REQUEST_BODY - b->len)
		return false;
	for (; len > 0; len--) {
		if ((byte = conn_byte(c)) == -1)
			return false;
		buf_putc(b, (char)byte);
	}
	return true;
}

/* Cuts at the mark; what was before it. */
static char *
cut(char **rest, const char *mark)
{
	char *part = *rest, *at = strstr(part, mark);

	if (at == NULL) {
		*rest = part + strlen(part);
	} else {
		*at = '\0';
		*rest = at + strlen(mark);
	}
	return part;
}

static bool
read_query(struct request *q, char *text)
{
	char *name, *value;

	while (*text != '\0') {
		value = cut(&text, "&");
		if (*value == '\0')
			continue;
		name = cut(&value, "=");
		if (!request_decode(name, true) ||
		    !request_decode(value, true) ||
		    q->query.n == REQUEST_FIELDS)
			return false;
		fields_add(&q->query, name, value);
	}
	return true;
}

/* "GET /a?b=c HTTP/1.1" */
static const char *
read_first(struct request *q, char *line)
{
	char *target, *query;

	q->method = cut(&line, " ");
	target = cut(&line, " ");
	q->target = xstrdup(target);
	if (strncmp(line, "HTTP/1.", 7) != 0)
		return "not HTTP/1.0 or 1.1";
	q->close = strcmp(line, "HTTP/1.0") == 0;
	query = target;
	q->path = cut(&query, "?");
	if (!request_decode(q->path, false) || !read_query(q, query))
		return "a NUL or too much in the address";
	return NULL;
}

static const char *
read_headers(struct request *q, char *text)
{
	char *name, *value;
	const char *how;

	while (*text != '\0') {
		value = cut(&text, "\r\n");
		name = cut(&value, ":");
		value += strspn(value, " \t");
		if (*name == '\0' || q->headers.n == REQUEST_FIELDS)
			return "a header without a name, or too many";
		fields_add(&q->headers, name, value);
	}
	if ((how = fields_get(&q->headers, "Connection")) != NULL)
		q->close = strcasecmp(how, "keep-alive") != 0 &&
		    (q->close || strcasecmp(how, "close") == 0);
	return NULL;
}

static bool
read_chunks(struct conn *c, struct buf *body)
{
	struct buf line = BUF_INIT;
	bool good = false;
	size_t size;

	for (;;) {
		buf_reset(&line);
		if (!read_to(c, &line, "\r\n", 1024))
			break;
		size = strtoul(line.s, NULL, 16);
		if (size != 0 && !read_bytes(c, body, size))
			break;
		buf_reset(&line);
		if (size == 0) {	/* any trailers, then an empty line */
			good = read_to(c, &line, "\r\n", 2) ||
			    read_to(c, &line, "\r\n\r\n", REQUEST_HEAD);
			break;
		}
		if (!read_to(c, &line, "\r\n", 2))
			break;
	}
	buf_free(&line);
	return good;
}

static const char *
read_body(struct conn *c, struct request *q)
{
	const char *length = fields_get(&q->headers, "Content-Length");
	const char *how = fields_get(&q->headers, "Transfer-Encoding");
	bool good = true;

	if (fields_get(&q->headers, "Expect") != NULL)
		conn_puts(c, "HTTP/1.1 100 Continue\r\n\r\n");
	if (how != NULL && strcasecmp(how, "chunked") == 0)
		good = read_chunks(c, &q->body);
	else if (length != NULL)
		good = read_bytes(c, &q->body, strtoul(length, NULL, 10));
	return good ? NULL : "the body ends early or is too long";
}

int
request_read(struct conn *c, struct request *q, const char **why)
{
	int first = conn_byte(c);
	char *rest;

	if (first == -1)
		return 0;
	*why = "not HTTP";		/* TLS, say: the client waits for us */
	if (!isupper(first))
		return -1;
	buf_putc(&q->head, (char)first);
	if (!read_to(c, &q->head, "\r\n\r\n", REQUEST_HEAD)) {
		*why = "the head is too long";
		return q->head.len < REQUEST_HEAD ? 0 : -1;
	}
	*why = "a NUL in the head";
	if (strlen(q->head.s) != q->head.len)
		return -1;
	buf_cut(&q->head, q->head.len - 2);
	rest = q->head.s;
	if ((*why = read_first(q, cut(&rest, "\r\n"))) != NULL ||
	    (*why = read_headers(q, rest)) != NULL ||
	    (*why = read_body(c, q)) != NULL)
		return -1;
	return 1;
}

void
request_free(struct request *q)
{
	fields_free(&q->query);
	fields_free(&q->headers);
	buf_free(&q->head);
	buf_free(&q->body);
	free(q->target);
	memset(q, 0, sizeof *q);
}
