#include "test/net/play.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "test/net/fill.h"
#include "test/net/pack.h"
#include "test/net/reply.h"

#define BLOCK	((size_t)1 << 20)

/* An answer on its way. */
struct play {
	struct conn		*c;
	const struct route	*r;
	struct buf		 body;
	bool			 chunked;
	size_t			 left;		/* before the cut */
	long			 patience;	/* of a drip, in milliseconds */
};

static void
pause_ms(long ms)
{
	struct timespec t = { ms / 1000, ms % 1000 * 1000000 };

	if (ms > 0)
		nanosleep(&t, NULL);
}

static void
make_body(struct play *p)
{
	const struct route *r = p->r;
	struct buf plain = BUF_INIT;

	if (r->bomb != -1) {
		pack_bomb(&p->body, r->bomb);
		return;
	}
	fill(&plain, buf_get(&r->body), p->c);
	if (r->gzip)
		pack_gzip(&p->body, buf_get(&plain));
	else
		buf_span(&p->body, buf_get(&plain));
	buf_free(&plain);
}

static const char *
body_type(const struct route *r)
{
	if (r->type != NULL)
		return r->type;
	if (r->sse != -1)
		return "text/event-stream";
	if (r->body.len > 0 && strchr("{[", r->body.s[0]) != NULL)
		return "application/json";
	return "text/plain; charset=utf-8";
}

static void
head_field(struct buf *head, const char *name, const char *value,
    const struct conn *c)
{
	if (value == NULL)
		return;
	buf_printf(head, "%s: ", name);
	fill(head, span_of(value), c);
	buf_puts(head, "\r\n");
}

/* How the client learns where the body ends. */
static void
head_length(struct buf *head, const struct play *p)
{
	const struct route *r = p->r;
	unsigned long long length = p->body.len;

	if (r->huge != -1)
		length += (unsigned long long)r->huge * BLOCK;
	if (r->length != -1)
		length = (unsigned long long)r->length;
	if (p->chunked)
		buf_puts(head, "Transfer-Encoding: chunked\r\n");
	else if (r->close)
		buf_puts(head, "Connection: close\r\n");
	else
		buf_printf(head, "Content-Length: %llu\r\n", length);
}

static bool
put_head(const struct play *p, long status)
{
	const struct route *r = p->r;
	struct buf head = BUF_INIT;
	char line[64];
	bool good;

	buf_printf(&head, "HTTP/1.1 %s\r\n", reply_status(status, line));
	if (status != 204 && status != 304)
		head_field(&head, "Content-Type", body_type(r), p->c);
	head_field(&head, "Location", r->redirect, p->c);
	head_field(&head, "ETag", r->etag, p->c);
	for (size_t i = 0; i < r->headers.n; i++)
		head_field(&head, r->headers.list[i].name,
		    r->headers.list[i].value, p->c);
	if (status != 204 && status != 304) {
		if (r->gzip || r->bomb != -1)
			buf_puts(&head, "Content-Encoding: gzip\r\n");
		head_length(&head, p);
	}
	buf_puts(&head, "\r\n");
	good = conn_put(p->c, head.s, head.len);
	buf_free(&head);
	return good;
}

/* A chunk leaves in one piece: the client sees it whole. */
static bool
put_chunk(struct conn *c, const char *bytes, size_t len)
{
	struct buf chunk = BUF_INIT;
	bool good;

	buf_printf(&chunk, "%zx\r\n", len);
	buf_add(&chunk, bytes, len);
	buf_puts(&chunk, "\r\n");
	good = conn_put(c, chunk.s, chunk.len);
	buf_free(&chunk);
	return good;
}

/* False where the cut is, or the client has gone. */
static bool
put_piece(struct play *p, const char *bytes, size_t len)
{
	bool cut = len > p->left;

	if (cut)
		len = p->left;
	p->left -= len;
	if (len > 0 && !(p->chunked ? put_chunk(p->c, bytes, len) :
	    conn_put(p->c, bytes, len)))
		return false;
	return !cut;
}

static bool
put_drip(struct play *p, struct span body)
{
	for (size_t i = 0; i < body.len; i++) {
		if (!put_piece(p, body.s + i, 1))
			return false;
		pause_ms(p->r->drip);
		if ((p->patience -= p->r->drip) <= 0)
			return false;
	}
	return true;
}

/* Line by line, each with its end. */
static bool
put_lines(struct play *p, struct span body)
{
	const char *end;
	size_t len;

	while (body.len > 0) {
		end = memchr(body.s, '\n', body.len);
		len = end != NULL ? (size_t)(end - body.s) + 1 : body.len;
		if (!put_piece(p, body.s, len) ||
		    (end == NULL && !put_piece(p, "\n", 1)))
			return false;
		body.s += len;
		body.len -= len;
		pause_ms(p->r->sse);
	}
	return true;
}

static bool
put_blanks(struct play *p)
{
	char *block = malloc(BLOCK);
	bool good = block != NULL;

	if (good)
		memset(block, ' ', BLOCK);
	for (long i = 0; i < p->r->huge && good; i++)
		good = put_piece(p, block, BLOCK);
	free(block);
	return good;
}

static bool
put_body(struct play *p)
{
	struct span body = buf_get(&p->body);

	if (p->r->drip != -1)
		return put_drip(p, body);
	if (p->r->sse != -1)
		return put_lines(p, body);
	return put_piece(p, body.s, body.len) && put_blanks(p);
}

/* After what was sent of the body; true if the connection lives. */
static bool
finish(struct play *p, bool whole)
{
	const struct route *r = p->r;

	if (r->hang)
		return conn_hang(p->c);
	if (r->reset)
		return conn_reset(p->c);
	if (!whole || r->close)
		return false;
	if (p->chunked)
		return conn_puts(p->c, "0\r\n\r\n");
	return r->length == -1;
}

static bool
is_known(const struct request *q, const char *etag)
{
	const char *known = fields_get(&q->headers, "If-None-Match");

	return etag != NULL && known != NULL && strstr(known, etag) != NULL;
}

bool
play(struct conn *c, const struct request *q, const struct route *r)
{
	struct play p = { .c = c, .r = r, .left = SIZE_MAX,
	    .patience = PLAY_DRIP * 1000L };
	long status = r->status;
	bool alive;

	pause_ms(r->wait);
	if (r->cut == -1 && (r->hang || r->reset))
		return finish(&p, false);
	if (status == -1)
		status = r->redirect != NULL ? 302 : 200;
	if (is_known(q, r->etag))
		status = 304;
	if (r->cut != -1)
		p.left = (size_t)r->cut;
	p.chunked = r->chunked || r->sse != -1;
	make_body(&p);
	alive = put_head(&p, status);
	if (alive && status != 204 && status != 304 && !c->bare)
		alive = finish(&p, put_body(&p));
	buf_free(&p.body);
	return alive;
}
