/*
 * names - lists of who wrote and what about, from the best source that has
 * any.
 *
 * Start with NAMES_INIT.  Names have no HTML and single blanks, and each is
 * there once, in the order of the source.
 */
#ifndef SB_NAMES_H
#define SB_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#define NAMES_NONE	255	/* a worse rank than all */
#define NAMES_INIT	{ NULL, 0, NAMES_NONE }

struct names {
	char		**list;
	size_t		  n;
	unsigned	  rank;		/* of the source, 0 the best */
};

/*
 * Takes the name, which may be NULL.  One of a better source than those in the
 * list makes them go, one of a worse is not added.
 */
void		 names_add(struct names *, unsigned rank, char *name);
/*
 * Adds the names of "By A, B và C"; what is a date, an address or a source
 * ("Theo …") is no name.
 */
void		 names_split(struct names *, unsigned rank, const char *);
/* Adds the parts between commas, whatever they are. */
void		 names_tags(struct names *, unsigned rank, const char *);
void		 names_free(struct names *);

/* The value, which it takes, without HTML and blanks around; of one line. */
char		*names_text(char *value, bool line);

#endif
