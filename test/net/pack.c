#include "test/net/pack.h"

#define ZLIB_CONST		/* its input is const */

#include <err.h>
#include <zlib.h>

#define GZIP_WINDOW	(15 + 16)	/* zlib's way to ask for gzip */

static void
start(z_stream *z)
{
	*z = (z_stream){ .zalloc = Z_NULL };
	if (deflateInit2(z, Z_BEST_COMPRESSION, Z_DEFLATED, GZIP_WINDOW, 9,
	    Z_DEFAULT_STRATEGY) != Z_OK)
		errx(2, "zlib does not start");
}

static void
add(z_stream *z, struct buf *out, struct span in, int flush)
{
	z->next_in = (const Bytef *)in.s;
	z->avail_in = (uInt)in.len;
	do {
		z->next_out = (Bytef *)buf_room(out, 65536);
		z->avail_out = 65536;
		deflate(z, flush);
		out->len += 65536 - z->avail_out;
	} while (z->avail_out == 0);
}

void
pack_gzip(struct buf *out, struct span in)
{
	z_stream z;

	start(&z);
	add(&z, out, in, Z_FINISH);
	deflateEnd(&z);
}

void
pack_bomb(struct buf *out, long mib)
{
	static const char zeros[1 << 20];
	z_stream z;

	start(&z);
	for (long i = 0; i < mib; i++)
		add(&z, out, (struct span){ zeros, sizeof zeros }, Z_NO_FLUSH);
	add(&z, out, (struct span){ zeros, 0 }, Z_FINISH);
	deflateEnd(&z);
}
