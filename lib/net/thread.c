#include "lib/net/thread.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/net/api.h"
#include "lib/net/reddit.h"

#define ID_MOST		16
#define IDS_MOST	((size_t)1 << 20)	/* bytes of them */

static void
note_ids(struct thread *t, const json_t *ids)
{
	const json_t *id;
	struct span s;
	size_t i;

	json_array_foreach(ids, i, id) {
		s = api_text(id, "");
		/* "_" stands for a branch that is too deep for the answer. */
		if (s.s == NULL || s.len > ID_MOST || t->ids.len > IDS_MOST ||
		    strspn(s.s, "0123456789abcdefghijklmnopqrstuvwxyz") !=
		    s.len)
			continue;
		buf_span(&t->ids, s);
		buf_putc(&t->ids, ',');
	}
}

static bool
walk(struct thread *t, const json_t *things, int depth)
{
	const json_t *thing;
	struct span kind;
	size_t i;

	if (depth == THREAD_DEPTH)
		return true;
	json_array_foreach(things, i, thing) {
		kind = api_text(thing, "kind");
		if (span_is(kind, "more"))
			note_ids(t, api_at(thing, "data.children"));
		else if (span_is(kind, "t1") &&
		    (!reddit_write(t->visit, thing) || !walk(t,
		    api_at(thing, "data.replies.data.children"), depth + 1)))
			return false;
	}
	return true;
}

void
thread_add(struct thread *t, const json_t *things)
{
	walk(t, things, 0);
}

bool
thread_left(const struct thread *t)
{
	return t->ids.len != 0;
}

char *
thread_ids(struct thread *t)
{
	size_t n = 0, end = 0;
	char *ids;

	while (end < t->ids.len && n < THREAD_IDS)
		n += t->ids.s[end++] == ',';
	if (end == 0)
		return NULL;
	ids = xstrndup(t->ids.s, end - 1);
	memmove(t->ids.s, t->ids.s + end, t->ids.len - end);
	buf_cut(&t->ids, t->ids.len - end);
	return ids;
}

void
thread_free(struct thread *t)
{
	buf_free(&t->ids);
}
