#include "lib/net/task.h"

#include <err.h>
#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>

#include "lib/base/xalloc.h"

#define STACK	((size_t)1 << 20)	/* what a parser may need */

struct task {
	pthread_t	 thread;
	pthread_cond_t	 go;
	void		(*body)(void *);
	void		*arg;
	struct task	*next;		/* in the queue, or of the sleepers */
	int64_t		 due;		/* of a sleeper */
	bool		 queued, sleeps, woken, ended;
};

/* Who may run: a task, or NULL for task_run().  All others wait. */
static struct task *current;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t home = PTHREAD_COND_INITIALIZER;
static struct task *first, *last;	/* can go on */
static struct task *sleepers;
static size_t count;

int64_t
task_clock(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

size_t
task_count(void)
{
	return count;
}

struct task *
task_self(void)
{
	return current;
}

static void
queue(struct task *t)
{
	if (t->queued)
		return;
	t->queued = true;
	t->next = NULL;
	*(last != NULL ? &last->next : &first) = t;
	last = t;
}

/* Let another run, and wait until it is our turn again. */
static void
hand_over(struct task *from, struct task *to)
{
	current = to;
	pthread_cond_signal(to != NULL ? &to->go : &home);
	while (current != from)
		pthread_cond_wait(from != NULL ? &from->go : &home, &lock);
}

static void *
begin(void *arg)
{
	struct task *self = arg;

	pthread_mutex_lock(&lock);
	while (current != self)
		pthread_cond_wait(&self->go, &lock);
	self->body(self->arg);
	self->ended = true;
	current = NULL;
	pthread_cond_signal(&home);
	pthread_mutex_unlock(&lock);
	return NULL;
}

static void
start_thread(struct task *t)
{
	pthread_attr_t attr;

	/* One runs at a time: an arena for each would only hold memory. */
	if (count == 0)
		mallopt(M_ARENA_MAX, 1);
	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, STACK);
	pthread_cond_init(&t->go, NULL);
	if ((errno = pthread_create(&t->thread, &attr, begin, t)) != 0)
		err(2, "no thread could be started");
	pthread_attr_destroy(&attr);
}

struct task *
task_start(void (*body)(void *arg), void *arg)
{
	struct task *t = xcalloc(1, sizeof *t);

	t->body = body;
	t->arg = arg;
	start_thread(t);
	count++;
	queue(t);
	return t;
}

static void
end(struct task *t)
{
	pthread_mutex_unlock(&lock);
	pthread_join(t->thread, NULL);
	pthread_mutex_lock(&lock);
	pthread_cond_destroy(&t->go);
	free(t);
	count--;
}

static void
unlink_sleeper(struct task *t)
{
	struct task **at = &sleepers;

	while (*at != t)
		at = &(*at)->next;
	*at = t->next;
	t->sleeps = false;
}

static void
wake_due(void)
{
	int64_t now = task_clock();
	struct task *t, *next;

	for (t = sleepers; t != NULL; t = next) {
		next = t->next;
		if (t->due <= now) {
			unlink_sleeper(t);
			queue(t);
		}
	}
}

void
task_run(void)
{
	struct task *t;

	pthread_mutex_lock(&lock);
	wake_due();
	while ((t = first) != NULL) {
		if ((first = t->next) == NULL)
			last = NULL;
		t->queued = false;
		hand_over(NULL, t);
		if (t->ended)
			end(t);
	}
	pthread_mutex_unlock(&lock);
}

int
task_due(void)
{
	int64_t now = task_clock(), least = -1;

	for (struct task *t = sleepers; t != NULL; t = t->next)
		if (least == -1 || t->due < least)
			least = t->due;
	if (least == -1)
		return -1;
	least -= now;
	return least <= 0 ? 0 : least > 60000 ? 60000 : (int)least;
}

void
task_wait(void)
{
	struct task *self = current;

	self->woken = false;
	hand_over(self, NULL);
}

bool
task_sleep(int64_t milliseconds)
{
	struct task *self = current;

	self->woken = false;
	self->due = task_clock() + milliseconds;
	self->sleeps = true;
	self->next = sleepers;
	sleepers = self;
	hand_over(self, NULL);
	return self->woken;
}

void
task_wake(struct task *t)
{
	t->woken = true;
	if (t->sleeps)
		unlink_sleeper(t);
	queue(t);
}
