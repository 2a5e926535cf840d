/*
 * verb - one of the things that a tool does.
 *
 * A verb is a module verb_NAME, a row in the table of its tool in cmd/ and a
 * section of its manual page.
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
