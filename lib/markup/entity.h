/*
 * entity - the entities that a document type declares, as far as they are safe.
 *
 * Kept are internal general entities whose value is plain text or one numeric
 * reference: no value refers to another, so nothing can grow.  What refers to a
 * file or an address is passed over; nothing is ever fetched.
 */
#ifndef SB_ENTITY_H
#define SB_ENTITY_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/span.h"

#define ENTITY_MOST	64	/* entities of a document */
#define ENTITY_BUDGET	65536	/* bytes that all their uses may come to */

struct entities {
	struct span	 name[ENTITY_MOST], value[ENTITY_MOST];
	size_t		 n;
	size_t		 spent;
};

/* Adds those that the declaration, "<!DOCTYPE …>", has; borrows from it. */
void		 entity_declare(struct entities *, struct span doctype);
/*
 * The value of the name, or SPAN_NONE: unknown, or the budget is spent.
 */
struct span	 entity_use(struct entities *, struct span name);

#endif
