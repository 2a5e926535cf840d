/*
 * balance - tags that do not match, made to match.
 *
 * A stack of the elements that are open.  An end tag closes what was left open
 * inside its element; one without an element is left out; an item that begins
 * inside an item ends that first.  Text that is well formed stays as it is.
 */
#ifndef SB_BALANCE_H
#define SB_BALANCE_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

#define BALANCE_DEPTH	250	/* no parser of ours goes deeper */

struct balance {
	struct span	 open[BALANCE_DEPTH];	/* names, borrowed */
	size_t		 n;
	size_t		 beyond;	/* open ones that found no room */
};

/*
 * Add the end tags that are due before the element begins, and note it unless
 * it is empty.
 */
void	balance_start(struct balance *, struct span name, bool empty,
	    struct buf *out);
/* Add the end tags that this one stands for, itself too; perhaps none. */
void	balance_end(struct balance *, struct span name, struct buf *out);

#endif
