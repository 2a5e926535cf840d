/*
 * link - the one spelling of a web address, to tell whether two are the same.
 *
 * Scheme and host in lower case; no default port, no fragment, no parameters
 * that only say how someone came (utm_…, fbclid, gclid, igsh, zarsrc and the
 * like), no slash at the end of the path.  The rest stays as it is.
 */
#ifndef SB_LINK_H
#define SB_LINK_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

/*
 * False if it is no http or https address with a host; out, which is reset, is
 * then empty.
 */
bool	link_canon(struct span url, struct buf *out);
/* Whether a canonical address leads to more than the host's front page. */
bool	link_deep(struct span canon);

#endif
