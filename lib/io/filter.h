/*
 * filter - records in, each post changed in passing, the same records out.
 *
 * The loop of every tool that works on one post at a time.  Records of other
 * kinds go through untouched; a post that cannot be done is reported and
 * skipped; output is flushed when input pauses; the trailer comes last.
 */
#ifndef SB_FILTER_H
#define SB_FILTER_H

#include "lib/base/opts.h"
#include "lib/io/reader.h"
#include "lib/io/record.h"
#include "lib/io/run.h"
#include "lib/io/writer.h"

struct filter {
	struct reader	*in;
	struct writer	*out;
	struct run	*run;		/* for run_data() and run_note() */
};

/* Sets members of the post.  NULL, or why it cannot be done, borrowed. */
typedef const char	*filter_fn(void *arg, struct record *post);

/* Open the operands and standard output, after opts_next() gave -1. */
void	 filter_open(struct filter *, const struct opts *);
/* All records, to the end of the input. */
void	 filter_posts(struct filter *, filter_fn *, void *arg);
/* Write the trailer and close all; returns the exit status, 0 or 1. */
int	 filter_close(struct filter *);

#endif
