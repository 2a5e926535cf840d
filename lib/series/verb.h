/*
 * verb - one of the things sb-trend does.
 *
 * A verb is a module verb_NAME here, a row in the table of cmd/sb-trend.c and a
 * section of sb-trend(1).  It is a filter of its own: options, loop, trailer.
 */
#ifndef SB_VERB_H
#define SB_VERB_H

#include "lib/base/opts.h"

struct verb {
	const char		*name;
	const struct opts_page	*page;
	/* argv[0] is the verb.  Returns the exit status. */
	int			 (*run)(int argc, char *argv[]);
};

#endif
