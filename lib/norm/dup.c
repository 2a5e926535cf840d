#include "lib/norm/dup.h"

#include <sodium.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"

#define KEYS	3		/* a post: uid, url, text */
#define NONE	UINT32_MAX

/* Node i is key i % KEYS of post i / KEYS, in the chain of its bucket. */
struct node {
	uint64_t	key;
	uint32_t	next;
	uint32_t	used;
};

/* A post: the uid to refer to lies in `bytes` from `at`, counted for ever. */
struct post {
	uint64_t	at;
	uint32_t	len;
};

struct dup {
	unsigned char	 secret[crypto_shorthash_KEYBYTES];
	size_t		 window;
	size_t		 buckets;	/* a power of two */
	uint32_t	*heads;
	struct node	*nodes;
	struct post	*posts;		/* a ring */
	uint64_t	 first, next;	/* of the ring, counted for ever */
	char		*bytes;		/* a ring too */
	size_t		 room;
	uint64_t	 written;
};

static const char *const names[] = {
	[DUP_UIDS] = "uid", [DUP_URL] = "url", [DUP_EXACT] = "exact",
};

const char *
dup_name(enum dup_how how)
{
	return names[how];
}

/* Memory that is there at once: peak memory is to be the same for any input. */
static void *
touched(size_t n, size_t size)
{
	void *p = xreallocarray(NULL, n, size);

	memset(p, 0xff, n * size);
	return p;
}

struct dup *
dup_new(size_t window)
{
	struct dup *d = xcalloc(1, sizeof *d);

	randombytes_buf(d->secret, sizeof d->secret);
	d->window = window;
	for (d->buckets = 16; d->buckets < window * KEYS; d->buckets *= 2)
		;
	d->heads = touched(d->buckets, sizeof *d->heads);
	d->nodes = touched(window * KEYS, sizeof *d->nodes);
	for (size_t i = 0; i < window * KEYS; i++)
		d->nodes[i].used = 0;
	d->posts = touched(window, sizeof *d->posts);
	d->room = window * DUP_UID + DUP_UID_MOST;
	d->bytes = touched(d->room, 1);
	return d;
}

void
dup_free(struct dup *d)
{
	if (d == NULL)
		return;
	free(d->heads);
	free(d->nodes);
	free(d->posts);
	free(d->bytes);
	free(d);
}

/* The three kinds do not meet: the kind is a part of the key. */
static uint64_t
key_of(const struct dup *d, struct span a, enum dup_how kind)
{
	uint64_t key;

	crypto_shorthash((unsigned char *)&key, (const unsigned char *)a.s,
	    a.len, d->secret);
	return (key & ~(uint64_t)3) | (uint64_t)kind;
}

static uint32_t *
bucket(const struct dup *d, uint64_t key)
{
	return &d->heads[(key >> 2) & (d->buckets - 1)];
}

static uint32_t
find(const struct dup *d, uint64_t key)
{
	uint32_t i = *bucket(d, key);

	while (i != NONE && d->nodes[i].key != key)
		i = d->nodes[i].next;
	return i;
}

static void
unlink_node(struct dup *d, uint32_t i)
{
	uint32_t *at = bucket(d, d->nodes[i].key);

	while (*at != i)
		at = &d->nodes[*at].next;
	*at = d->nodes[i].next;
	d->nodes[i].used = 0;
}

static void
forget_first(struct dup *d)
{
	uint32_t slot = (uint32_t)(d->first % d->window);

	for (uint32_t i = slot * KEYS; i < slot * KEYS + KEYS; i++)
		if (d->nodes[i].used != 0)
			unlink_node(d, i);
	d->first++;
}

/* Take a slot for a post to refer to as `name`, which is copied. */
static uint32_t
remember(struct dup *d, struct span name)
{
	size_t at = (size_t)(d->written % d->room);
	struct post *p;

	if (at + name.len > d->room)
		d->written += d->room - at;	/* none is cut in two */
	while (d->first < d->next && (d->next - d->first == d->window ||
	    d->written + name.len - d->posts[d->first % d->window].at >
	    d->room))
		forget_first(d);
	p = &d->posts[d->next % d->window];
	*p = (struct post){ d->written, (uint32_t)name.len };
	memcpy(d->bytes + d->written % d->room, name.s, name.len);
	d->written += name.len;
	return (uint32_t)(d->next++ % d->window);
}

static void
set(struct dup *d, uint32_t i, uint64_t key)
{
	uint32_t old = find(d, key);

	if (old != NONE)
		unlink_node(d, old);
	d->nodes[i] = (struct node){ key, *bucket(d, key), 1 };
	*bucket(d, key) = i;
}

enum dup_how
dup_post(struct dup *d, const struct dup_keys *k, struct buf *of)
{
	const struct span parts[KEYS] = { k->uid, k->url, k->text };
	enum dup_how how = DUP_NONE;
	uint64_t keys[KEYS] = { 0 };
	const struct post *p;
	struct span name;
	uint32_t found, slot;

	buf_reset(of);
	for (int i = 0; i < KEYS; i++) {
		if (parts[i].s == NULL)
			continue;
		keys[i] = key_of(d, parts[i], (enum dup_how)(DUP_UIDS + i));
		if (how != DUP_NONE || (found = find(d, keys[i])) == NONE)
			continue;
		how = (enum dup_how)(DUP_UIDS + i);
		p = &d->posts[found / KEYS];
		buf_add(of, d->bytes + p->at % d->room, p->len);
	}
	name = how != DUP_NONE ? buf_get(of) : k->of.s != NULL ? k->of :
	    k->name;
	if (name.s == NULL || name.len == 0 || name.len > DUP_UID_MOST)
		return how;
	slot = remember(d, name);
	for (int i = 0; i < KEYS; i++)
		if (parts[i].s != NULL)
			set(d, slot * KEYS + (uint32_t)i, keys[i]);
	return how;
}
