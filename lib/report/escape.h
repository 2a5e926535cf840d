/*
 * escape - text as HTML text or the value of an attribute in quotes.
 */
#ifndef SB_ESCAPE_H
#define SB_ESCAPE_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

/* Adds the text; control characters become U+FFFD, bytes above them pass. */
void	escape_html(struct buf *, struct span text);

/*
 * Whether the address may become a link: http or https with a host, at most
 * 2,048 bytes, none of them blank, control or a quote.
 */
bool	escape_is_link(struct span url);
/* The host in such an address, without user and port; borrowed. */
struct span escape_host(struct span url);

#endif
