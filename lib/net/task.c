#include "lib/net/task.h"

#include <err.h>
#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include <time.h>

#include "lib/base/xalloc.h"

#define STACK	((size_t)1 << 20)	/* what a parser may need */

struct worker {
	pthread_t	 thread;
	sem_t		 go;
	struct task	*task;		/* that it runs */
	struct worker	*next;		/* idle ones */
};

struct task {
	struct worker	*worker;
	void		(*body)(void *);
	void		*arg;
	struct task	*next;		/* in the queue, or of the sleepers */
	int64_t		 due;		/* of a sleeper */
	bool		 queued, sleeps, woken, ended;
};

/* Who may run: a task, or NULL for task_run().  All others wait. */
static struct task *current;
static sem_t home;
static struct worker *idle;
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

/* Interrupted by a signal, it goes on waiting. */
static void
wait_for(sem_t *sem)
{
	while (sem_wait(sem) == -1)
		;
}

/* Let another run, and wait until it is our turn again. */
static void
hand_over(struct task *from, struct task *to)
{
	current = to;
	sem_post(to != NULL ? &to->worker->go : &home);
	wait_for(from != NULL ? &from->worker->go : &home);
}

/* A worker runs one task after the other. */
static void *
work(void *arg)
{
	struct worker *w = arg;

	for (;;) {
		wait_for(&w->go);
		if (w->task == NULL)
			return NULL;
		w->task->body(w->task->arg);
		w->task->ended = true;
		current = NULL;
		sem_post(&home);
	}
}

static struct worker *
hire(void)
{
	struct worker *w = xcalloc(1, sizeof *w);
	pthread_attr_t attr;

	sem_init(&w->go, 0, 0);
	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, STACK);
	if ((errno = pthread_create(&w->thread, &attr, work, w)) != 0)
		err(2, "no thread could be started");
	pthread_attr_destroy(&attr);
	return w;
}

static void
dismiss(struct worker *w)
{
	w->task = NULL;
	sem_post(&w->go);
	pthread_join(w->thread, NULL);
	sem_destroy(&w->go);
	free(w);
}

struct task *
task_start(void (*body)(void *arg), void *arg)
{
	struct task *t = xcalloc(1, sizeof *t);
	static bool ready;

	/* One runs at a time: an arena for each would only hold memory. */
	if (!ready)
		mallopt(M_ARENA_MAX, 1);
	if (!ready)
		sem_init(&home, 0, 0);
	ready = true;
	t->body = body;
	t->arg = arg;
	t->worker = idle != NULL ? idle : hire();
	if (t->worker == idle)
		idle = idle->next;
	t->worker->task = t;
	count++;
	queue(t);
	return t;
}

/* Its worker is free for the next one, and dismissed after the last. */
static void
end(struct task *t)
{
	struct worker *w;

	t->worker->next = idle;
	idle = t->worker;
	free(t);
	if (--count != 0)
		return;
	while ((w = idle) != NULL) {
		idle = w->next;
		dismiss(w);
	}
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

	wake_due();
	while ((t = first) != NULL) {
		if ((first = t->next) == NULL)
			last = NULL;
		t->queued = false;
		hand_over(NULL, t);
		if (t->ended)
			end(t);
	}
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
	if (self->sleeps)		/* it was woken before it slept */
		unlink_sleeper(self);
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
