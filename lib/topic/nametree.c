#include "lib/topic/nametree.h"

#include <stdbool.h>
#include <stdlib.h>

#include "lib/base/xalloc.h"

/* A key of 0 is an empty slot; edges are node << 32 | piece, pieces from 1. */
struct slot {
	uint64_t	key;
	uint32_t	value;
};

struct slots {
	struct slot	*v;
	size_t		 n, cap;	/* cap is a power of two */
};

struct entry {
	uint32_t	value, next;
};

#define FILTER_BITS	18	/* 32 KiB stay near the processor */

struct nametree {
	struct slots	 pieces, edges;
	uint32_t	*firsts;	/* by piece: the node after the root */
	size_t		 nfirsts;
	uint64_t	 filter[(1 << FILTER_BITS) / 64];
	uint32_t	*ends;		/* by node: first entry or NONE */
	size_t		 nnodes, capnodes;
	struct entry	*entries;
	size_t		 nentries, capentries;
};

static uint64_t
mix(uint64_t key)
{
	key *= UINT64_C(0x9e3779b97f4a7c15);
	return key ^ key >> 32;		/* its upper bits know all of it */
}

static size_t
slot_of(const struct slots *s, uint64_t key)
{
	size_t at = (size_t)mix(key) & (s->cap - 1);

	while (s->v[at].key != 0 && s->v[at].key != key)
		at = (at + 1) & (s->cap - 1);
	return at;
}

static void
slots_grow(struct slots *s, size_t cap)
{
	struct slots old = *s;

	s->cap = cap;
	s->v = xcalloc(cap, sizeof *s->v);
	for (size_t i = 0; i < old.cap; i++)
		if (old.v[i].key != 0)
			s->v[slot_of(s, old.v[i].key)] = old.v[i];
	free(old.v);
}

/* The value of the key, `fresh` if it is new; *added says which. */
static uint32_t
slots_put(struct slots *s, uint64_t key, uint32_t fresh, bool *added)
{
	size_t at;

	if (s->n * 2 >= s->cap)
		slots_grow(s, s->cap * 2);
	at = slot_of(s, key);
	*added = s->v[at].key == 0;
	if (*added) {
		s->v[at] = (struct slot){ key, fresh };
		s->n++;
	}
	return s->v[at].value;
}

static uint32_t
slots_get(const struct slots *s, uint64_t key)
{
	size_t at = slot_of(s, key);

	return s->v[at].key != 0 ? s->v[at].value : NAMETREE_NONE;
}

/*
 * Eight bytes as they are; longer ones by FNV-1a, with the top bit set, which
 * folded letters never have.  Two long pieces of one key would be taken for
 * each other until their owner compares them.
 */
static uint64_t
key_of(struct span piece)
{
	uint64_t key = 0;

	if (piece.len <= sizeof key) {
		for (size_t i = 0; i < piece.len; i++)
			key = key << 8 | (unsigned char)piece.s[i];
		return key;
	}
	key = UINT64_C(0xcbf29ce484222325);
	for (size_t i = 0; i < piece.len; i++)
		key = (key ^ (unsigned char)piece.s[i]) *
		    UINT64_C(0x100000001b3);
	return key | UINT64_C(1) << 63;
}

static uint32_t
add_node(struct nametree *t)
{
	if (t->nnodes == t->capnodes) {
		t->capnodes = t->capnodes != 0 ? t->capnodes * 2 : 16384;
		t->ends = xreallocarray(t->ends, t->capnodes, sizeof *t->ends);
	}
	t->ends[t->nnodes] = NAMETREE_NONE;
	return (uint32_t)t->nnodes++;
}

struct nametree *
nametree_new(void)
{
	struct nametree *t = xcalloc(1, sizeof *t);

	slots_grow(&t->pieces, 8192);
	slots_grow(&t->edges, 65536);
	add_node(t);
	return t;
}

void
nametree_free(struct nametree *t)
{
	if (t == NULL)
		return;
	free(t->pieces.v);
	free(t->edges.v);
	free(t->firsts);
	free(t->ends);
	free(t->entries);
	free(t);
}

/* 0 a letter, 1 a digit, 2 another sign. */
static int
class_of(char c)
{
	if (c >= '0' && c <= '9')
		return 1;
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (unsigned char)c >= 0x80 ? 0 : 2;
}

size_t
nametree_cut(struct span name, struct span pieces[NAMETREE_PIECES])
{
	size_t n = 0, at = 0, from;

	while (at < name.len && n < NAMETREE_PIECES) {
		int class = class_of(name.s[at]);

		from = at++;
		if (name.s[from] == ' ' || name.s[from] == '.')
			continue;
		/* A word may have digits behind letters, a number none. */
		while (at < name.len && class != 2 &&
		    class_of(name.s[at]) != 2 &&
		    (class == 0 || class_of(name.s[at]) == 1))
			at++;
		pieces[n++] = (struct span){ name.s + from, at - from };
	}
	return n;
}

void
nametree_add(struct nametree *t, const struct span *pieces, size_t n,
    uint32_t value)
{
	uint32_t node = NAMETREE_ROOT, piece, *end;
	bool added;

	for (size_t i = 0; i < n; i++) {
		piece = slots_put(&t->pieces, key_of(pieces[i]),
		    (uint32_t)t->pieces.n + 1, &added);
		node = slots_put(&t->edges, (uint64_t)node << 32 | piece,
		    (uint32_t)t->nnodes, &added);
		if (added)
			add_node(t);
	}
	if (t->nentries == t->capentries) {
		t->capentries = t->capentries != 0 ? t->capentries * 2 : 16384;
		t->entries = xreallocarray(t->entries, t->capentries,
		    sizeof *t->entries);
	}
	/* Behind the others, so that they come in the order of the files. */
	for (end = &t->ends[node]; *end != NAMETREE_NONE;
	    end = &t->entries[*end].next)
		;
	*end = (uint32_t)t->nentries;
	t->entries[t->nentries++] = (struct entry){ value, NAMETREE_NONE };
}

uint32_t
nametree_piece(const struct nametree *t, struct span folded)
{
	return slots_get(&t->pieces, key_of(folded));
}

void
nametree_ready(struct nametree *t)
{
	t->nfirsts = t->pieces.n + 1;
	t->firsts = xreallocarray(t->firsts, t->nfirsts, sizeof *t->firsts);
	for (size_t i = 0; i < t->nfirsts; i++)
		t->firsts[i] = slots_get(&t->edges, i);
	for (size_t i = 0; i < t->edges.cap; i++) {
		uint64_t bit = mix(t->edges.v[i].key) >> (64 - FILTER_BITS);

		if (t->edges.v[i].key != 0)
			t->filter[bit / 64] |= UINT64_C(1) << bit % 64;
	}
}

uint32_t
nametree_step(const struct nametree *t, uint32_t node, uint32_t piece)
{
	uint64_t key = (uint64_t)node << 32 | piece, bit;

	if (node == NAMETREE_ROOT)
		return t->firsts[piece];
	/* Nearly all steps lead nowhere; the filter knows most of them. */
	bit = mix(key) >> (64 - FILTER_BITS);
	if ((t->filter[bit / 64] & UINT64_C(1) << bit % 64) == 0)
		return NAMETREE_NONE;
	return slots_get(&t->edges, key);
}

uint32_t
nametree_first(const struct nametree *t, uint32_t node)
{
	return t->ends[node];
}

uint32_t
nametree_next(const struct nametree *t, uint32_t entry)
{
	return t->entries[entry].next;
}

uint32_t
nametree_value(const struct nametree *t, uint32_t entry)
{
	return t->entries[entry].value;
}
