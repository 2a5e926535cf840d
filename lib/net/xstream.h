/*
 * xstream - the filtered stream of X.  For adapters of X.
 *
 * The rules of an app are shared by all that use its token: those of a source bear
 * its name as their tag, and only they are changed and heeded.
 */
#ifndef SB_XSTREAM_H
#define SB_XSTREAM_H

#include "lib/net/source.h"
#include "lib/net/visit.h"

/* Whether the source's `rules` are right: 0, or -1 and where. */
int	xstream_check(const struct source *, struct where *);
/* Make X's rules those of the source, then follow the stream. */
void	xstream_run(struct visit *, const char *const *headers);

#endif
