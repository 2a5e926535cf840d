/*
 * telegrampage under libFuzzer: what it finds lies in the page, within bounds.
 */
#include <stdint.h>
#include <stdlib.h>

#include "lib/base/xalloc.h"
#include "lib/net/telegrampage.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(int good)
{
	if (!good)
		abort();
}

static void
within(struct span part, struct span page)
{
	must(part.s == NULL || (part.s >= page.s &&
	    part.s + part.len <= page.s + page.len));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span page = { (const char *)data, size };
	struct telegrampage *p = xcalloc(1, sizeof *p);
	const struct telegrampage_message *m;

	telegrampage_read(p, page);
	must(p->n <= TELEGRAMPAGE_MOST);
	within(p->before, page);
	for (size_t i = 0; i < p->n; i++) {
		m = &p->messages[i];
		must(m->id.len > 2);
		within(m->id, page);
		within(m->text, page);
		within(m->time, page);
		within(m->views, page);
		within(m->channel, page);
		within(m->reply, page);
		within(m->forward, page);
	}
	free(p);
	return 0;
}
