/* gunzip under libFuzzer: any bytes, never more than was asked for. */
#include <stdint.h>
#include <stdlib.h>

#include "lib/markup/gunzip.h"

#define MOST	((size_t)256 << 10)

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span file = { (const char *)data, size };
	struct buf out = BUF_INIT;
	char why[256] = "";

	if (gunzip(file, MOST, &out, why) == -1 && *why == '\0')
		abort();
	if (out.len > MOST)
		abort();
	buf_free(&out);
	return 0;
}
