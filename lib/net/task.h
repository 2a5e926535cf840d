/*
 * task - many sources at once, each written as if it were alone.
 *
 * A task is a function that gives way to the others where it would wait.  Only
 * one runs at a time: nothing that tasks share needs a lock, and the order of
 * what they do is that of the events they wait for.  Method: coroutines, each on
 * a thread of its own that holds the baton while it runs (ucontext(3) would do
 * without threads, but no sanitizer can follow it).  All functions are for the
 * thread that calls task_run() and for tasks.
 */
#ifndef SB_TASK_H
#define SB_TASK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct task;

/* Make a task; it begins with the next task_run().  `arg` is borrowed. */
struct task	*task_start(void (*body)(void *arg), void *arg);
/* How many have not ended. */
size_t		 task_count(void);

/* Run those that can go on, until each waits or has ended. */
void		 task_run(void);
/* Milliseconds until one that sleeps is due; -1 where none sleeps. */
int		 task_due(void);

/* Within a task: itself; else NULL. */
struct task	*task_self(void);
/* Wait for task_wake(). */
void		 task_wait(void);
/* Wait for that, or so long; true where it was woken. */
bool		 task_sleep(int64_t milliseconds);
void		 task_wake(struct task *);

/* Milliseconds of a clock that only goes on. */
int64_t		 task_clock(void);

#endif
