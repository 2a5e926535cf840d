#include "lib/norm/clean.h"

#include "lib/markup/html.h"
#include "lib/norm/tidy.h"
#include "lib/text/canon.h"

#define ROUNDS	3
#define HIDINGS	8	/* what is hidden may lay bare what is beside it */

/* What a step wrote into b is the text now. */
static void
turn(struct clean *c, struct span *t)
{
	struct buf spare = c->a;

	c->a = c->b;
	c->b = spare;
	*t = buf_get(&c->a);
	c->changed = true;
}

static bool
step(struct clean *c, struct span *t, bool (*change)(struct span,
    struct buf *))
{
	if (!change(*t, &c->b))
		return false;
	turn(c, t);
	return true;
}

struct span
clean_text(struct clean *c, struct span in, unsigned counts[REDACT_KINDS])
{
	struct span t = in;

	c->changed = false;
	for (int round = 0; round < ROUNDS; round++) {
		step(c, &t, canon_text);
		step(c, &t, tidy_text);
		if (!step(c, &t, html_text))
			break;
	}
	if (c->changed) {
		step(c, &t, canon_text);
		step(c, &t, tidy_text);
	}
	/* What touched a hidden part is a word of its own now. */
	for (int round = 0; round < HIDINGS; round++) {
		if (!redact_text(t, &c->b, counts))
			break;
		turn(c, &t);
		step(c, &t, canon_text);
	}
	return t;
}

void
clean_free(struct clean *c)
{
	buf_free(&c->a);
	buf_free(&c->b);
}
