#include "lib/net/ytwatch.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/map.h"
#include "lib/base/xalloc.h"
#include "lib/net/post.h"

#define PREFIX	"video/"

struct ytwatch {
	struct map	*videos;	/* by id; they are its */
	struct ytvideo	**order;
	size_t		 n, cap;
};

static void
drop(void *video)
{
	free(((struct ytvideo *)video)->token);
	free(video);
}

static struct ytvideo *
put(struct ytwatch *w, struct span id)
{
	struct ytvideo *y = xcalloc(1, sizeof *y);

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

/* A cursor as ytwatch_save() makes it; what is none is passed over. */
static void
take(void *arg, const char *name, const char *value)
{
	struct span id = span_of(name + sizeof PREFIX - 1);
	struct ytvideo *y, got = { .published = 0 };
	int listed, closed, n = 0;

	if (!youtube_is_id(id) || sscanf(value, "%" SCNd64 " %" SCNd64
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

struct ytwatch *
ytwatch_load(struct visit *v)
{
	struct ytwatch *w = xcalloc(1, sizeof *w);

	w->videos = map_new(drop);
	visit_cursors(v, PREFIX, take, w);
	return w;
}

void
ytwatch_free(struct ytwatch *w)
{
	map_free(w->videos);
	free(w->order);
	free(w);
}

static void
name_of(const struct ytvideo *y, char name[YOUTUBE_ID + sizeof PREFIX])
{
	snprintf(name, YOUTUBE_ID + sizeof PREFIX, PREFIX "%s", y->id);
}

void
ytwatch_save(struct visit *v, const struct ytvideo *y)
{
	char name[YOUTUBE_ID + sizeof PREFIX], *value;

	name_of(y, name);
	value = xasprintf("%" PRId64 " %" PRId64 " %" PRId64 " %" PRId64
	    " %d %d %s", y->published, y->seen, y->count, y->pending,
	    y->listed, y->closed, y->token != NULL ? y->token : "");
	visit_set_cursor(v, name, value);
	free(value);
}

static void
forget(struct visit *v, struct ytvideo *y)
{
	char name[YOUTUBE_ID + sizeof PREFIX];

	name_of(y, name);
	visit_set_cursor(v, name, NULL);
	y->gone = true;
}

struct ytvideo *
ytwatch_add(struct ytwatch *w, struct visit *v, const char *id,
    int64_t published)
{
	struct ytvideo *y = ytwatch_find(w, span_of(id));

	if (y != NULL && !y->gone)
		return y;
	if (y == NULL)
		y = put(w, span_of(id));
	y->gone = false;
	y->published = published;
	ytwatch_save(v, y);
	return y;
}

void
ytwatch_prune(struct ytwatch *w, struct visit *v, int64_t before)
{
	struct ytvideo *y;

	for (size_t i = 0; i < ytwatch_count(w); i++) {
		y = ytwatch_at(w, i);
		if (y->listed && y->token == NULL && !y->kept &&
		    y->published < before)
			forget(v, y);
	}
}

struct ytvideo *
ytwatch_find(struct ytwatch *w, struct span id)
{
	return id.s != NULL ? map_get(w->videos, id) : NULL;
}

bool
ytwatch_delete(struct visit *v, struct ytvideo *y)
{
	bool known = y->listed;

	forget(v, y);
	return !known || post_delete(v, span_of(y->id), false, "deleted");
}

static int
by_age(const void *a, const void *b)
{
	const struct ytvideo *x = *(struct ytvideo *const *)a;
	const struct ytvideo *y = *(struct ytvideo *const *)b;

	if (x->published != y->published)
		return x->published < y->published ? 1 : -1;
	return strcmp(x->id, y->id);
}

void
ytwatch_sort(struct ytwatch *w)
{
	if (w->n != 0)
		qsort(w->order, w->n, sizeof *w->order, by_age);
}

size_t
ytwatch_count(const struct ytwatch *w)
{
	return w->n;
}

struct ytvideo *
ytwatch_at(const struct ytwatch *w, size_t i)
{
	return w->order[i];
}
