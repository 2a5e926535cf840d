/*
 * trailers - the run records of a stream: who made it, from what.
 *
 * The first TRAILERS_MOST less one are kept, those beyond counted.
 */
#ifndef SB_TRAILERS_H
#define SB_TRAILERS_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/io/record.h"
#include "lib/io/tally.h"
#include "lib/report/doc.h"

#define TRAILERS_MOST	40	/* the last place is the report's own */

/* Texts are clipped and ready to be shown. */
struct trailer {
	char	*tool, *version, *options, *in, *out, *ended;
	int64_t	 skipped;
	bool	 incomplete;
};

struct trailers_data {
	char	*name, *digest;
};

struct trailers {
	struct trailer		 t[TRAILERS_MOST];
	size_t			 n;
	uint64_t		 more;
	struct trailers_data	*data;		/* each pair once */
	size_t			 ndata;
};

/* Start with zeroes. */
void	trailers_add(struct trailers *, struct record *);
/* The report's own: what it was asked and read.  The texts are copied. */
void	trailers_own(struct trailers *, const char *options,
	    const struct tally *in, uint64_t skipped, bool complete);
/* A data file that was used; the same pair twice counts once. */
void	trailers_data(struct trailers *, const char *name,
	    const char *digest);
void	trailers_free(struct trailers *);

#endif
