/*
 * hosts - one request a host at a time, with a pause after each.
 */
#ifndef SB_HOSTS_H
#define SB_HOSTS_H

#include <stdint.h>

struct hosts;
struct host;

struct hosts	*hosts_new(void);
void		 hosts_free(struct hosts *);

/*
 * Within a task: wait until the host of that address is free and at least so
 * many milliseconds have passed since it was left.  Borrowed until hosts_leave().
 */
struct host	*hosts_enter(struct hosts *, const char *url,
		    int64_t milliseconds);
void		 hosts_leave(struct host *);
/* From now on nobody waits for a pause to be over. */
void		 hosts_stop(struct hosts *);

/* From now on, at least so many milliseconds, whoever asks. */
void		 hosts_slow(struct hosts *, const char *url,
		    int64_t milliseconds);

#endif
