/*
 * visit - one source while it is fetched: what every adapter writes through.
 *
 * A visit is a task: it may wait for the network while other visits go on.  What
 * it writes lies in a batch until visit_batch(), which puts it out, in the order
 * of the sources file, and then remembers it: items, cursors and validators in
 * one transaction.  A run that is killed at any moment has forgotten nothing: at
 * worst it writes a batch again, under the same uids.
 */
#ifndef SB_VISIT_H
#define SB_VISIT_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/io/reject.h"
#include "lib/net/http.h"
#include "lib/net/outcome.h"
#include "lib/net/sources.h"
#include "lib/net/state.h"

struct batch;
struct fetch;
struct fetch_due;
struct map;

struct visit {
	struct fetch	*fetch;
	const struct source *source;
	struct outcome	 outcome;
	struct state_source memory;	/* what is known of it; validators set
					 * here are remembered at its end */
	struct batch	*batch;
	struct map	*cursors;	/* private */
	struct http_answer answer;	/* the last one of api_get() */
	size_t		 place;		/* in the order of the sources */
	struct fetch_due *due;		/* private */
	int64_t		 now;		/* of the run, seconds since 1970 */
	/* --since and --until, or INT64_MIN and INT64_MAX. */
	int64_t		 since, until;
	bool		 stopped;	/* end soon: a signal, or a broken state */
};

/* A document, from the network or a file. */
struct document {
	char		*bytes;
	size_t		 len;
	const char	*base;		/* its address, or NULL */
	const char	*type;		/* Content-Type, or NULL */
	struct http_answer answer;	/* private */
	char		 digest[DIGEST_SIZE];
};

/* Sets state and why. */
void		 visit_fail(struct visit *, enum visit_state, const char *why,
		    ...) __attribute__((format(printf, 3, 4)));
/* Widens oldest and newest. */
void		 visit_time(struct visit *, int64_t);
/* Say "NAME: note: …" on stderr; `why` must hold no secret. */
void		 visit_note(struct visit *, const char *why, ...)
		    __attribute__((format(printf, 2, 3)));

/*
 * The value of a key of the source's section, or NULL.  visit_number() gives
 * `otherwise` where it is not there; the adapter's check has seen that it is one.
 */
const char	*visit_key(const struct visit *, const char *name);
long		 visit_number(const struct visit *, const char *name,
		    long otherwise);

/*
 * What the source should go on from, kept by name from visit to visit: a token,
 * an id, a time.  NULL where there is none; borrowed until it is set.  Setting
 * takes effect with the next batch; NULL removes it.
 */
const char	*visit_cursor(struct visit *, const char *name);
void		 visit_set_cursor(struct visit *, const char *name,
		    const char *value);
/* Each one whose name begins so, in the order they came; `each` sets none. */
void		 visit_cursors(struct visit *, const char *prefix,
		    void (*each)(void *arg, const char *name,
		    const char *value), void *arg);

/*
 * For fetch: put out the batch in its turn and remember it, with the source if
 * `memory` is not NULL.  False if the state is broken.
 */
bool		 visit_put(struct visit *, const struct state_source *memory);
/*
 * Put out and remember what was written so far, after each page.  False if the
 * visit is to end now.
 */
bool		 visit_batch(struct visit *);
/* Wait, letting others go on; false if the visit is to end now. */
bool		 visit_sleep(struct visit *, int64_t milliseconds);

/*
 * The document of a source that is one document, with validators.  False, with
 * the outcome set, if there is none or it is what it was.  The caller's to
 * visit_document_free().
 */
bool		 visit_document(struct visit *, struct document *);
/*
 * The document was read whole: its validators and digest count for the next
 * visit.  Takes them.
 */
void		 visit_keep(struct visit *, struct document *);
void		 visit_document_free(struct document *);
/* Ready a request with what the source says of all of them. */
struct http_request visit_request(const struct visit *, const char *url);
/*
 * Fetch, by the visit's rules: what fails sets the outcome.  The answer is the
 * caller's to free in any case.
 */
bool		 visit_get(struct visit *, const struct http_request *,
		    struct http_answer *);

#endif
