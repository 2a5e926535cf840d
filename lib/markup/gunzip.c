#include "lib/markup/gunzip.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#define ZLIB_CONST
#include <zlib.h>

#include "lib/base/xalloc.h"

#define STEP		((size_t)64 << 10)
#define FREE		((size_t)1 << 20)	/* of the ratio */

bool
gunzip_is(struct span s)
{
	return span_starts(s, "\x1f\x8b");
}

static int
fail(char why[256], const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(why, 256, fmt, ap);
	va_end(ap);
	return -1;
}

static void *
take(void *unused, unsigned count, unsigned size)
{
	(void)unused;
	return xreallocarray(NULL, count, size);
}

static void
give(void *unused, void *memory)
{
	(void)unused;
	free(memory);
}

/* The next piece, of `left` bytes at most; what zlib says of it. */
static int
step(z_stream *z, struct buf *out, size_t left)
{
	size_t room = left < STEP ? left : STEP;
	int got;

	z->next_out = (Bytef *)buf_room(out, room);
	z->avail_out = (uInt)room;
	got = inflate(z, Z_NO_FLUSH);
	out->len += room - z->avail_out;
	out->s[out->len] = '\0';
	return got;
}

/* Another member may follow the end of one. */
static bool
goes_on(z_stream *z)
{
	struct span rest = { (const char *)z->next_in, z->avail_in };

	return gunzip_is(rest) && inflateReset(z) == Z_OK;
}

static int
unpack(z_stream *z, struct span file, size_t most, struct buf *out,
    char why[256])
{
	size_t start = out->len, n = 0;
	int got;

	for (;;) {
		/* One more than may be, to see that there is more. */
		got = step(z, out, most - n + 1);
		n = out->len - start;
		if (n > most) {
			buf_cut(out, start + most);
			return fail(why, "unpacks to more than %zu bytes",
			    most);
		}
		if (got == Z_STREAM_END && !goes_on(z))
			return 0;
		if (n > FREE && n / GUNZIP_RATIO > file.len)
			return fail(why, "unpacks to more than %d times its "
			    "size: not read on", GUNZIP_RATIO);
		if (got == Z_BUF_ERROR)
			return fail(why, "is a gzip file that is cut short");
		if (got != Z_OK && got != Z_STREAM_END)
			return fail(why, "is a damaged gzip file: %s",
			    z->msg != NULL ? z->msg : "no deflate data");
	}
}

int
gunzip(struct span file, size_t most, struct buf *out, char why[256])
{
	z_stream z = {
		.next_in = (const Bytef *)file.s,
		.zalloc = take,
		.zfree = give,
	};
	int status;

	if (file.len > UINT_MAX)
		return fail(why, "is too large: %zu bytes", file.len);
	z.avail_in = (uInt)file.len;
	if (inflateInit2(&z, 15 + 16) != Z_OK)
		return fail(why, "is a gzip file; this zlib cannot read any");
	status = unpack(&z, file, most, out, why);
	inflateEnd(&z);
	return status;
}
