/*
 * redact under libFuzzer: what comes out is UTF-8, not longer than the names in
 * brackets make it, and of a text that was cleaned nothing is left to hide.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/utf8.h"
#include "lib/base/xalloc.h"
#include "lib/norm/clean.h"
#include "lib/privacy/redact.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(int good)
{
	if (!good)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = xstrndup((const char *)data, size);
	struct span in = { text, size }, out;
	unsigned counts[REDACT_KINDS] = { 0 }, sum = 0;
	struct buf b = BUF_INIT, once = BUF_INIT;
	struct clean c = { .changed = false };

	if (utf8_valid(in)) {
		if (redact_text(in, &b, counts)) {
			for (int k = 0; k < REDACT_KINDS; k++)
				sum += counts[k];
			must(sum != 0 && utf8_valid(buf_get(&b)));
			must(b.len <= size + 10 * (size_t)sum);
		}
		out = clean_text(&c, in, counts);
		buf_span(&once, out);
		out = clean_text(&c, buf_get(&once), counts);
		must(span_eq(out, buf_get(&once)));
	}
	clean_free(&c);
	buf_free(&once);
	buf_free(&b);
	free(text);
	return 0;
}
