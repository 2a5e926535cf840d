#include "lib/net/batch.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/xalloc.h"

struct entry {
	const char	*kind;
	size_t		 line, len;	/* in text */
	size_t		 uid;		/* in text, with a NUL; or SIZE_MAX */
	uint64_t	 hash;
};

struct cursor {
	char	*name, *value;
};

struct batch {
	struct buf	 text;
	struct entry	*entries;
	size_t		 n, cap;
	struct cursor	*cursors;
	size_t		 ncursors;
};

struct batch *
batch_new(void)
{
	return xcalloc(1, sizeof(struct batch));
}

static void
empty(struct batch *b)
{
	for (size_t i = 0; i < b->ncursors; i++) {
		free(b->cursors[i].name);
		free(b->cursors[i].value);
	}
	b->n = b->ncursors = 0;
	buf_reset(&b->text);
}

void
batch_free(struct batch *b)
{
	if (b == NULL)
		return;
	empty(b);
	buf_free(&b->text);
	free(b->entries);
	free(b->cursors);
	free(b);
}

void
batch_line(struct batch *b, const char *kind, struct span line,
    const char *uid, uint64_t hash)
{
	struct entry *e;

	if (b->n == b->cap) {
		b->cap = b->cap != 0 ? 2 * b->cap : 64;
		b->entries = xreallocarray(b->entries, b->cap,
		    sizeof *b->entries);
	}
	e = &b->entries[b->n++];
	*e = (struct entry){ .kind = kind, .line = b->text.len,
	    .len = line.len, .uid = SIZE_MAX, .hash = hash };
	buf_span(&b->text, line);
	if (uid == NULL)
		return;
	e->uid = b->text.len;
	buf_add(&b->text, uid, strlen(uid) + 1);
}

void
batch_cursor(struct batch *b, const char *name, const char *value)
{
	b->cursors = xreallocarray(b->cursors, b->ncursors + 1,
	    sizeof *b->cursors);
	b->cursors[b->ncursors++] = (struct cursor){ xstrdup(name),
	    value != NULL ? xstrdup(value) : NULL };
}

size_t
batch_size(const struct batch *b)
{
	return b->text.len + b->n * sizeof *b->entries;
}

static bool
put_lines(struct batch *b, struct writer *out, struct state *st,
    const char *name, int64_t now, uint64_t *posts)
{
	const struct entry *e;
	bool fresh;

	for (size_t i = 0; i < b->n; i++) {
		e = &b->entries[i];
		fresh = true;
		if (st != NULL && e->uid != SIZE_MAX && !state_item(st, name,
		    b->text.s + e->uid, e->hash, now, &fresh))
			return false;
		if (!fresh)
			continue;
		writer_line(out, e->kind, (struct span){ b->text.s + e->line,
		    e->len });
		*posts += strcmp(e->kind, "post") == 0;
	}
	return true;
}

static bool
remember(struct batch *b, struct state *st, const char *name,
    const struct state_source *memory)
{
	for (size_t i = 0; i < b->ncursors; i++)
		if (!state_cursor(st, name, b->cursors[i].name,
		    b->cursors[i].value))
			return false;
	return memory == NULL || state_save(st, name, memory);
}

bool
batch_put(struct batch *b, struct writer *out, struct state *st,
    const char *name, int64_t now, const struct state_source *memory,
    uint64_t *posts)
{
	bool good = true;

	if (b->n == 0 && b->ncursors == 0 && memory == NULL)
		return true;
	if (st != NULL && !state_begin(st))
		return false;
	good = put_lines(b, out, st, name, now, posts);
	/* Seen before it is remembered: a kill in between repeats it. */
	writer_flush(out);
	if (st != NULL) {
		good = good && remember(b, st, name, memory);
		good = state_commit(st) && good;
	}
	empty(b);
	return good;
}
