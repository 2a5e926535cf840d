/*
 * fetch - one source after another: its posts, and what they cover.
 *
 * What every adapter shares: documents from the network or a file, validators,
 * items that were written before, the window that a source was seen in.
 *
 * A window is ok or unchanged, and then nothing in it was missed, or it is
 * partial, missed, failed or silent.  A first fetch covers from the oldest item
 * on, a later one from where the last one ended; if the oldest item is newer
 * than that, others may have slid out of the feed between, and that time is
 * missed.
 */
#ifndef SB_FETCH_H
#define SB_FETCH_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/io/reject.h"
#include "lib/io/writer.h"
#include "lib/net/http.h"
#include "lib/net/sources.h"
#include "lib/net/state.h"

enum fetch_state {
	FETCH_OK, FETCH_UNCHANGED, FETCH_PARTIAL, FETCH_FAILED, FETCH_SILENT,
};

struct outcome {
	enum fetch_state state;
	char		 why[256];
	bool		 dated;		/* the two below are set */
	int64_t		 oldest, newest;	/* of the items' times */
	uint64_t	 items;		/* in the document */
	uint64_t	 posts;		/* written, being new or changed */
	uint64_t	 skipped;	/* rows that were no posts */
	bool		 gap;		/* time was missed before this */
};

struct fetch {
	struct writer	*out;
	struct http	*http;
	struct state	*state;		/* or NULL: none is kept */
	struct reject	*reject;	/* or NULL */
	void		(*say)(const char *text);	/* "place: why" */
	int64_t		 now;
	/* of the source in hand */
	struct state_source memory;
	char		 broken[256];	/* why the state could not be kept */
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

/*
 * Fetch a source: its posts and coverage are written and flushed before the
 * state remembers them.  False if the state could not be kept, see broken.
 */
bool		 fetch_source(struct fetch *, const struct source *,
		    struct outcome *);
const char	*fetch_state_name(enum fetch_state);

/*
 * For adapters: the source's document.  False, with the outcome set, if there is
 * none or it is what it was.  The caller's to fetch_document_free().
 */
bool		 fetch_document(struct fetch *, const struct source *,
		    struct document *, struct outcome *);
void		 fetch_document_free(struct document *);
/* Sets state and why. */
void		 fetch_fail(struct outcome *, enum fetch_state,
		    const char *why, ...) __attribute__((format(printf, 3, 4)));
/* Widens oldest and newest. */
void		 fetch_time(struct outcome *, int64_t);

#endif
