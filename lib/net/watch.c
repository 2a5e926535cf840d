#include "lib/net/watch.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/map.h"
#include "lib/base/xalloc.h"
#include "lib/net/post.h"

#define PREFIX	"video/"

struct watch {
	struct map	*videos;	/* by id; they are its */
	struct watched	**order;
	size_t		 n, cap;
};

static void
drop(void *video)
{
	free(((struct watched *)video)->token);
	free(video);
}

static struct watched *
put(struct watch *w, struct span id)
{
	struct watched *y = xcalloc(1, sizeof *y);

	memcpy(y->id, id.s, id.len);
	y->count = y->comments = -1;
	if (w->n == w->cap) {
		w->cap = w->cap != 0 ? 2 * w->cap : 64;
		w->order = xreallocarray(w->order, w->cap, sizeof *w->order);
	}
	w->order[w->n++] = y;
	map_put(w->videos, id, y);
	return y;
}

/* A cursor as watch_save() makes it; what is none is passed over. */
static void
take(void *arg, const char *name, const char *value)
{
	struct span id = span_of(name + sizeof PREFIX - 1);
	struct watched *y, got = { .published = 0 };
	int listed, closed, n = 0;

	if (!watch_is_id(id) || sscanf(value, "%" SCNd64 " %" SCNd64
	    " %" SCNd64 " %" SCNd64 " %d %d %n", &got.published, &got.seen,
	    &got.count, &got.pending, &listed, &closed, &n) != 6 || n == 0)
		return;
	y = put(arg, id);
	y->published = got.published;
	y->seen = got.seen;
	y->count = got.count;
	y->pending = got.pending;
	y->listed = listed != 0;
	y->closed = closed != 0;
	if (value[n] != '\0')
		y->token = xstrdup(value + n);
}

bool
watch_is_id(struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!((s.s[i] >= '0' && s.s[i] <= '9') ||
		    (s.s[i] >= 'A' && s.s[i] <= 'Z') ||
		    (s.s[i] >= 'a' && s.s[i] <= 'z') ||
		    s.s[i] == '-' || s.s[i] == '_'))
			return false;
	return s.len != 0 && s.len < WATCH_ID;
}

struct watch *
watch_load(struct visit *v)
{
	struct watch *w = xcalloc(1, sizeof *w);

	w->videos = map_new(drop);
	visit_cursors(v, PREFIX, take, w);
	return w;
}

void
watch_free(struct watch *w)
{
	map_free(w->videos);
	free(w->order);
	free(w);
}

static void
name_of(const struct watched *y, char name[WATCH_ID + sizeof PREFIX])
{
	snprintf(name, WATCH_ID + sizeof PREFIX, PREFIX "%s", y->id);
}

void
watch_save(struct visit *v, const struct watched *y)
{
	char name[WATCH_ID + sizeof PREFIX], *value;

	name_of(y, name);
	value = xasprintf("%" PRId64 " %" PRId64 " %" PRId64 " %" PRId64
	    " %d %d %s", y->published, y->seen, y->count, y->pending,
	    y->listed, y->closed, y->token != NULL ? y->token : "");
	visit_set_cursor(v, name, value);
	free(value);
}

static void
forget(struct visit *v, struct watched *y)
{
	char name[WATCH_ID + sizeof PREFIX];

	name_of(y, name);
	visit_set_cursor(v, name, NULL);
	y->gone = true;
}

struct watched *
watch_add(struct watch *w, struct visit *v, const char *id,
    int64_t published)
{
	struct watched *y = watch_find(w, span_of(id));

	if (y != NULL && !y->gone)
		return y;
	if (y == NULL)
		y = put(w, span_of(id));
	y->gone = false;
	y->published = published;
	watch_save(v, y);
	return y;
}

void
watch_prune(struct watch *w, struct visit *v, int64_t before)
{
	struct watched *y;

	for (size_t i = 0; i < watch_count(w); i++) {
		y = watch_at(w, i);
		if (y->listed && y->token == NULL && !y->kept &&
		    y->published < before)
			forget(v, y);
	}
}

struct watched *
watch_find(struct watch *w, struct span id)
{
	return id.s != NULL ? map_get(w->videos, id) : NULL;
}

bool
watch_delete(struct visit *v, struct watched *y)
{
	bool known = y->listed;

	forget(v, y);
	return !known || post_delete(v, span_of(y->id), false, "deleted");
}

static int
by_age(const void *a, const void *b)
{
	const struct watched *x = *(struct watched *const *)a;
	const struct watched *y = *(struct watched *const *)b;

	if (x->published != y->published)
		return x->published < y->published ? 1 : -1;
	return strcmp(x->id, y->id);
}

void
watch_sort(struct watch *w)
{
	if (w->n != 0)
		qsort(w->order, w->n, sizeof *w->order, by_age);
}

size_t
watch_count(const struct watch *w)
{
	return w->n;
}

struct watched *
watch_at(const struct watch *w, size_t i)
{
	return w->order[i];
}
