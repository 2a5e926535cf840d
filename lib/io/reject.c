#include "lib/io/reject.h"

#include <err.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>

#include "lib/base/buf.h"
#include "lib/base/utf8.h"
#include "lib/base/xalloc.h"
#include "lib/io/jspan.h"

struct reject {
	FILE		*fp;
	char		*path;
	struct buf	 line;
};

struct reject *
reject_open(const char *path)
{
	struct reject *r = xcalloc(1, sizeof *r);

	r->path = xstrdup(path);
	if ((r->fp = fopen(path, "we")) == NULL)
		err(2, "%s", path);
	return r;
}

static void
put_base64(struct buf *b, struct span raw)
{
	size_t room = sodium_base64_encoded_len(raw.len,
	    sodium_base64_VARIANT_ORIGINAL);
	char *text = xmalloc(room);

	sodium_bin2base64(text, room, (const unsigned char *)raw.s, raw.len,
	    sodium_base64_VARIANT_ORIGINAL);
	buf_printf(b, "\"%s\"", text);
	free(text);
}

void
reject_put(struct reject *r, const char *file, uint64_t line, const char *why,
    struct span raw, uint64_t bytes)
{
	struct buf *b = &r->line;

	if (raw.len > REJECT_KEPT)
		raw.len = REJECT_KEPT;
	buf_reset(b);
	buf_puts(b, "{\"rec\":\"reject\",\"file\":");
	jspan_quote(b, span_of(utf8_valid(span_of(file)) ? file : "?"));
	buf_printf(b, ",\"line\":%llu,\"why\":", (unsigned long long)line);
	jspan_quote(b, span_of(utf8_valid(span_of(why)) ? why : "?"));
	if (bytes > raw.len)
		buf_printf(b, ",\"bytes\":%llu", (unsigned long long)bytes);
	if (utf8_valid(raw)) {
		buf_puts(b, ",\"raw\":");
		jspan_quote(b, raw);
	} else {
		buf_puts(b, ",\"raw_base64\":");
		put_base64(b, raw);
	}
	buf_puts(b, "}\n");
	if (fwrite(b->s, 1, b->len, r->fp) != b->len)
		err(2, "%s", r->path);
}

void
reject_close(struct reject *r)
{
	if (fclose(r->fp) == EOF)
		err(2, "%s", r->path);
	buf_free(&r->line);
	free(r->path);
	free(r);
}
