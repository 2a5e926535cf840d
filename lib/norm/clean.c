#include "lib/norm/clean.h"

#include "lib/markup/html.h"
#include "lib/norm/tidy.h"
#include "lib/text/canon.h"
#include "lib/text/legacy.h"

#define ROUNDS	3	/* of HTML within HTML */
#define PASSES	32	/* until nothing changes; three are many */

/* What a step wrote into b is the text now. */
static void
turn(struct clean *c, const char *name, struct span *t)
{
	struct buf spare = c->a;

	if (c->why != NULL)
		explain_add(c->why, name, *t, buf_get(&c->b));
	c->a = c->b;
	c->b = spare;
	*t = buf_get(&c->a);
	c->changed = true;
}

static bool
step(struct clean *c, const char *name, struct span *t,
    bool (*change)(struct span, struct buf *))
{
	if (!change(*t, &c->b))
		return false;
	turn(c, name, t);
	return true;
}

/* HTML first, then what it held; true if anything changed. */
static bool
show(struct clean *c, struct span *t)
{
	bool changed = false, html;

	for (int round = 0; round < ROUNDS; round++) {
		changed |= step(c, "legacy", t, legacy_text);
		changed |= step(c, "canon", t, canon_text);
		changed |= step(c, "tidy", t, tidy_text);
		html = step(c, "html", t, html_text);
		changed |= html;
		if (!html)
			break;
	}
	return changed;
}

struct span
clean_text(struct clean *c, struct span in, unsigned counts[REDACT_KINDS])
{
	struct span t = in;
	bool more = true;

	c->changed = false;
	/* What touched a hidden part is a word of its own now. */
	for (int round = 0; more && round < PASSES; round++) {
		more = show(c, &t);
		if (redact_text(t, &c->b, counts)) {
			turn(c, "redact", &t);
			more = true;
		}
	}
	return t;
}

void
clean_free(struct clean *c)
{
	buf_free(&c->a);
	buf_free(&c->b);
}
