/*
 * fields - names with values: headers, parameters, what a route asks for.
 */
#ifndef MOCK_FIELDS_H
#define MOCK_FIELDS_H

#include <stddef.h>

struct field {
	char	*name, *value;
};

/* Start with zeroes.  The strings belong to whoever added them. */
struct fields {
	struct field	*list;
	size_t		 n;
};

void		 fields_add(struct fields *, char *name, char *value);
/* The first value of that name in any case, or NULL. */
const char	*fields_get(const struct fields *, const char *name);
void		 fields_free(struct fields *);

#endif
