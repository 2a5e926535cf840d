#include "lib/net/hosts.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/map.h"
#include "lib/base/xalloc.h"
#include "lib/net/task.h"

#define SLICE	250	/* ms; then whether all are stopped is looked at */

struct host {
	bool		 busy;
	struct task	*next;		/* whom it was handed over to */
	int64_t		 left;		/* when, by task_clock() */
	int64_t		 least;		/* ms after that, whoever asks */
	struct task	**waiting;	/* in the order they came */
	size_t		 n;
};

struct hosts {
	struct map	*map;
	bool		 stopped;
};

static void
drop(void *value)
{
	struct host *h = value;

	free(h->waiting);
	free(h);
}

struct hosts *
hosts_new(void)
{
	struct hosts *all = xcalloc(1, sizeof *all);

	all->map = map_new(drop);
	return all;
}

void
hosts_free(struct hosts *all)
{
	if (all == NULL)
		return;
	map_free(all->map);
	free(all);
}

/* "https://example.org:8080" of an address. */
static struct span
origin(const char *url)
{
	const char *at = strstr(url, "://");

	at = at != NULL ? at + 3 : url;
	return (struct span){ url, (size_t)(at - url) + strcspn(at, "/?#") };
}

static struct host *
find(struct hosts *all, const char *url)
{
	struct span key = origin(url);
	struct host *h = map_get(all->map, key);

	if (h == NULL) {
		h = xcalloc(1, sizeof *h);
		h->left = INT64_MIN / 2;
		map_put(all->map, key, h);
	}
	return h;
}

struct host *
hosts_enter(struct hosts *all, const char *url, int64_t milliseconds)
{
	struct host *h = find(all, url);
	int64_t rest;

	if (h->busy) {
		/* hosts_leave() hands it over while it stays busy. */
		h->waiting = xreallocarray(h->waiting, h->n + 1,
		    sizeof *h->waiting);
		h->waiting[h->n++] = task_self();
		while (h->next != task_self())
			task_wait();	/* what else the task does wakes it */
	}
	h->busy = true;
	h->next = NULL;
	if (milliseconds < h->least)
		milliseconds = h->least;
	while (!all->stopped &&
	    (rest = h->left + milliseconds - task_clock()) > 0)
		task_sleep(rest < SLICE ? rest : SLICE);
	return h;
}

void
hosts_stop(struct hosts *all)
{
	all->stopped = true;
}

void
hosts_leave(struct host *h)
{
	struct task *next;

	h->left = task_clock();
	h->busy = h->n != 0;
	if (h->n == 0)
		return;
	next = h->waiting[0];
	memmove(h->waiting, h->waiting + 1, --h->n * sizeof *h->waiting);
	h->next = next;
	task_wake(next);
}

void
hosts_slow(struct hosts *all, const char *url, int64_t milliseconds)
{
	find(all, url)->least = milliseconds;
}
