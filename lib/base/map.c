#include "lib/base/map.h"

#include <sodium.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"

struct entry {
	char		*key;
	size_t		 len;
	uint64_t	 hash;
	void		*value;
};

/* slots holds 1 + the index of an entry, or 0; nslots is a power of two. */
struct map {
	void		(*drop)(void *);
	struct entry	*entries;
	size_t		 count;
	size_t		 cap;
	uint32_t	*slots;
	size_t		 nslots;
	unsigned char	 secret[crypto_shorthash_KEYBYTES];
};

struct map *
map_new(void (*drop)(void *))
{
	struct map *m = xcalloc(1, sizeof *m);

	m->drop = drop;
	m->nslots = 16;
	m->slots = xcalloc(m->nslots, sizeof *m->slots);
	randombytes_buf(m->secret, sizeof m->secret);
	return m;
}

void
map_free(struct map *m)
{
	if (m == NULL)
		return;
	for (size_t i = 0; i < m->count; i++) {
		free(m->entries[i].key);
		if (m->drop != NULL)
			m->drop(m->entries[i].value);
	}
	free(m->entries);
	free(m->slots);
	free(m);
}

static uint64_t
hash(const struct map *m, struct span key)
{
	unsigned char out[crypto_shorthash_BYTES];
	uint64_t h;

	crypto_shorthash(out, (const unsigned char *)key.s, key.len, m->secret);
	memcpy(&h, out, sizeof h);
	return h;
}

/* The slot of the key, or the empty one where it would go. */
static uint32_t *
find(const struct map *m, struct span key, uint64_t h)
{
	size_t i = h & (m->nslots - 1);
	const struct entry *e;

	for (;; i = (i + 1) & (m->nslots - 1)) {
		if (m->slots[i] == 0)
			return &m->slots[i];
		e = &m->entries[m->slots[i] - 1];
		if (e->hash == h &&
		    span_eq(key, (struct span){ e->key, e->len }))
			return &m->slots[i];
	}
}

static void
grow(struct map *m)
{
	size_t i, at;

	m->nslots *= 2;
	free(m->slots);
	m->slots = xcalloc(m->nslots, sizeof *m->slots);
	for (i = 0; i < m->count; i++) {
		at = m->entries[i].hash & (m->nslots - 1);
		while (m->slots[at] != 0)
			at = (at + 1) & (m->nslots - 1);
		m->slots[at] = (uint32_t)(i + 1);
	}
}

void *
map_get(const struct map *m, struct span key)
{
	uint32_t slot = *find(m, key, hash(m, key));

	return slot != 0 ? m->entries[slot - 1].value : NULL;
}

void *
map_put(struct map *m, struct span key, void *value)
{
	uint64_t h = hash(m, key);
	uint32_t *slot = find(m, key, h);
	void *old;

	if (*slot != 0) {
		old = m->entries[*slot - 1].value;
		m->entries[*slot - 1].value = value;
		return old;
	}
	if (m->count == m->cap) {
		m->cap = m->cap != 0 ? m->cap * 2 : 8;
		m->entries = xreallocarray(m->entries, m->cap,
		    sizeof *m->entries);
	}
	m->entries[m->count] = (struct entry){
		.key = xstrndup(key.s != NULL ? key.s : "", key.len),
		.len = key.len, .hash = h, .value = value,
	};
	*slot = (uint32_t)++m->count;
	if (m->count * 2 > m->nslots)
		grow(m);
	return NULL;
}

size_t
map_count(const struct map *m)
{
	return m->count;
}

struct span
map_key(const struct map *m, size_t i)
{
	return (struct span){ m->entries[i].key, m->entries[i].len };
}

void *
map_value(const struct map *m, size_t i)
{
	return m->entries[i].value;
}
