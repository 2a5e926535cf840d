/*
 * live - a stream of posts, followed as long as the visit may last.
 *
 * That is `seconds` of the source, by default LIVE_SECONDS, and with --follow
 * until the end.  What came is put out every two seconds.  A stream that ends or
 * falls silent is opened again after a pause that grows.  What was covered is told
 * in pieces: a stream has no past, so what was said while it was down is missed.
 */
#ifndef SB_LIVE_H
#define SB_LIVE_H

#include "lib/net/api.h"

#define LIVE_SECONDS	300

struct live {
	const char	*url;
	const char	*const *headers;	/* "Name: value", up to NULL */
	const char	*accept;
	long		 silence;	/* seconds without a line: it is dead */
	const char	*bucket;	/* of the quota that opening costs, or
					 * NULL */
	api_judge	*judge;		/* of a refusal; or NULL */
	/*
	 * Take a line.  False: the stream is of no more use; the visit ends where
	 * the outcome is not VISIT_OK, else the stream is opened again.
	 */
	bool		(*line)(struct visit *, void *arg, struct span line);
	void		*arg;
};

/* False, with the outcome set, where a past is asked for: a stream has none. */
bool	live_can(struct visit *);
void	live_run(struct visit *, const struct live *);
/* Whether `seconds` of the source is right: 0, or -1 and where. */
int	live_check(const struct source *, struct where *);

#endif
