/*
 * norm - a post made clean, see sb-norm(1).
 *
 * Of a post it cleans text, title and summary (see clean), settles the time (see
 * when), gives a uid where there is none, replaces the author by a voice (see
 * person), adds the text for analysis, the language, what was hidden, and
 * the places that it means (see place), and whether it was here before (see
 * dup).  A post that went through comes out as it was.  Memory does not grow.
 */
#ifndef SB_NORM_H
#define SB_NORM_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/where.h"
#include "lib/io/record.h"
#include "lib/text/analysis.h"
#include "lib/topic/place.h"

#define NORM_WINDOW	262144		/* posts that are remembered */
#define NORM_APART	30		/* days between two copies, at most */
#define NORM_TEXT	(4 << 20)	/* most bytes of text, title, summary */

struct norm_options {
	const char	*voice_key;	/* a file, or NULL: see voice_open() */
	size_t		 window;	/* posts that are remembered */
	int64_t		 apart;		/* seconds from a post to its copy */
	bool		 explain;	/* add `norm_why` */
};

struct norm;

/* NULL, with the reason, on failure. */
struct norm	*norm_new(const struct norm_options *, struct where *);
void		 norm_free(struct norm *);
/* Make `norm` by this, which is borrowed; without it, it is the lower case. */
void		 norm_analysis(struct norm *, struct analysis *);
/* Look for places, too; takes what it looks for. */
void		 norm_places(struct norm *, struct places *);

/*
 * Work on a record that is a post.  NULL, or the reason, which is static, why
 * it cannot be used; it is then to be skipped.
 */
const char	*norm_post(struct norm *, struct record *);
/*
 * {"vi":n,"plain":n,"en":n,"mixed":n,"other":n,"voices":n,"phone":n,"email":n,"mention":n,
 *  "bad_date":n,"uid":n,"url":n,"exact":n,"repost":n,"near":n} of the posts
 * so far; the caller's.
 */
json_t		*norm_found(const struct norm *);

#endif
