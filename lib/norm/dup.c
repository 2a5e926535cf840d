#include "lib/norm/dup.h"

#include <sodium.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/norm/near.h"

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
	uint64_t	text;		/* the hash of its text */
	int64_t		published;
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
	int64_t		 apart;
	struct near	*near;
};

static const char *const names[] = {
	[DUP_UIDS] = "uid", [DUP_URL] = "url", [DUP_EXACT] = "exact",
	[DUP_REPOST] = "repost", [DUP_NEAR] = "near",
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
dup_new(size_t window, int64_t apart)
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
	d->apart = apart;
	d->near = near_new(window);
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
	near_free(d->near);
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
remember(struct dup *d, struct span name, int64_t published, uint64_t text)
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
	*p = (struct post){ d->written, text, published, (uint32_t)name.len };
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

static struct span
name_of(const struct dup *d, const struct post *p)
{
	return (struct span){ d->bytes + p->at % d->room, p->len };
}

static const struct post *
post_of(const struct dup *d, uint64_t key)
{
	uint32_t i = key != 0 ? find(d, key) : NONE;

	return i != NONE ? &d->posts[i / KEYS] : NULL;
}

/* Whether two posts were published too long apart to be copies. */
static bool
too_far(const struct dup *d, int64_t a, int64_t b)
{
	if (a == INT64_MIN || b == INT64_MIN)
		return false;
	return (a > b ? (uint64_t)a - (uint64_t)b :
	    (uint64_t)b - (uint64_t)a) > (uint64_t)d->apart;
}

/* The post with the same text, else the last one that is nearly the same. */
static enum dup_how
same_text(const struct dup *d, const struct dup_keys *k, uint64_t key,
    const struct post **p)
{
	uint64_t number;

	if ((*p = post_of(d, key)) != NULL &&
	    !too_far(d, (*p)->published, k->at))
		return DUP_EXACT;
	*p = NULL;
	if (k->gist == NULL || !near_find(d->near, k->gist, k->at, d->apart,
	    d->first, &number))
		return DUP_NONE;
	*p = &d->posts[number % d->window];
	return DUP_NEAR;
}

/*
 * Whether it passes the other on: `same` is the post, or NULL, that has its text.
 * The name to refer to goes to *name.
 */
static bool
passes_on(const struct dup *d, struct span uid, const struct post *same,
    uint64_t text, bool unless_known, struct span *name)
{
	const struct post *other;

	if (uid.s == NULL || uid.len == 0)
		return false;
	*name = uid;
	other = post_of(d, key_of(d, uid, DUP_UIDS));
	if (other == NULL)
		return !unless_known;
	*name = name_of(d, other);
	return other->text == text ||
	    (same != NULL && span_eq(name_of(d, same), *name));
}

static enum dup_how
how_known(const struct dup *d, const struct dup_keys *k,
    const uint64_t keys[KEYS], uint64_t text, struct span *name)
{
	const struct post *p;
	enum dup_how how;

	for (int i = 0; i < KEYS - 1; i++)
		if ((p = post_of(d, keys[i])) != NULL) {
			*name = name_of(d, p);
			return (enum dup_how)(DUP_UIDS + i);
		}
	how = same_text(d, k, keys[KEYS - 1], &p);
	if (passes_on(d, k->repost, p, text, false, name) ||
	    passes_on(d, k->quote, p, text, true, name))
		return DUP_REPOST;
	if (how != DUP_NONE)
		*name = name_of(d, p);
	return how;
}

enum dup_how
dup_post(struct dup *d, const struct dup_keys *k, struct buf *of)
{
	const struct span parts[KEYS] = { k->uid, k->url, k->text };
	uint64_t keys[KEYS] = { 0 }, text = 0;
	struct span name = SPAN_NONE;
	enum dup_how how;
	uint32_t slot;

	for (int i = 0; i < KEYS; i++)
		if (parts[i].s != NULL)
			keys[i] = key_of(d, parts[i],
			    (enum dup_how)(DUP_UIDS + i));
	if (k->all_text.s != NULL)
		text = key_of(d, k->all_text, DUP_EXACT);
	how = how_known(d, k, keys, text, &name);
	buf_reset(of);
	if (how != DUP_NONE)
		buf_span(of, name);
	name = how != DUP_NONE ? buf_get(of) : k->of.s != NULL ? k->of :
	    k->name;
	if (name.s == NULL || name.len == 0 || name.len > DUP_UID_MOST)
		return how;
	slot = remember(d, name, k->at, text);
	for (int i = 0; i < KEYS; i++)
		if (parts[i].s != NULL)
			set(d, slot * KEYS + (uint32_t)i, keys[i]);
	if (k->gist != NULL)
		near_add(d->near, k->gist, k->at, d->next - 1);
	return how;
}
