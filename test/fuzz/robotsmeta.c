/* robotsmeta under libFuzzer: what is asked once more changes nothing. */
#include <stdint.h>
#include <stdlib.h>

#include "lib/base/xalloc.h"
#include "lib/markup/robotsmeta.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = xstrndup((const char *)data, size);
	struct robotsmeta once = { 0, false, 0 }, twice;

	robotsmeta_add(&once, (struct span){ text, size }, "nghe");
	twice = once;
	robotsmeta_add(&twice, (struct span){ text, size }, "nghe");
	if (twice.asks != once.asks || twice.expires != once.expires ||
	    twice.until != once.until)
		abort();
	free(text);
	return 0;
}
