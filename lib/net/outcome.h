/*
 * outcome - how the visit of a source ended, and in which words that is said.
 */
#ifndef SB_OUTCOME_H
#define SB_OUTCOME_H

#include <stdbool.h>
#include <stdint.h>

struct source;

enum visit_state {
	VISIT_OK,
	VISIT_UNCHANGED,
	VISIT_PARTIAL,		/* ended early; what was whole is written */
	VISIT_FAILED,
	VISIT_SILENT,		/* always had posts and has none now */
	VISIT_LIMITED,		/* asked too often; not before .again */
	VISIT_FORBIDDEN,	/* by robots.txt, or by its terms */
	VISIT_SPENT,		/* the quota; not before .again */
	VISIT_RETIRED,		/* gone for good (HTTP 410) */
};

struct outcome {
	enum visit_state state;
	char		 why[256];
	bool		 dated;		/* the two below are set */
	int64_t		 oldest, newest;	/* of the items' times */
	uint64_t	 items;		/* seen */
	uint64_t	 posts;		/* written, being new or changed */
	uint64_t	 skipped;	/* rows that were no posts */
	uint64_t	 barred;	/* pages that the site wants left alone */
	bool		 gap;		/* time was missed before this */
	bool		 told;		/* window_piece() has, up to its end */
	uint64_t	 counted;	/* of the posts, by window_piece() */
	bool		 whole;		/* all since the last visit was seen,
					 * though the oldest item is newer */
	int64_t		 again;		/* not to be asked before, or 0 */
};

/*
 * A source has several listings, and of one of them `o` now tells, `before` of
 * those before it: the times of all, as old as the one that goes back least.
 * `ended` says that this one was seen to its very end: it bounds nothing.
 */
void		 outcome_join(struct outcome *o, const struct outcome *before,
		    bool ended);
/* As coverage records name it. */
const char	*outcome_name(enum visit_state);
/* Whether nothing of its window was missed. */
bool		 outcome_is_good(const struct outcome *);
/* Say it through `say`, a line each. */
void		 outcome_say(const struct source *, const struct outcome *,
		    bool quiet, bool verbose, void (*say)(const char *text));

#endif
