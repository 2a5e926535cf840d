/*
 * xquery - how X is asked: fields, keys, refusals.  For adapters of X.
 */
#ifndef SB_XQUERY_H
#define SB_XQUERY_H

#include "lib/net/api.h"

#define XQUERY_BASE	"https://api.x.com"

/*
 * Name, value, … of a query with the fields that a post is made of, in the
 * spelling that the source's `naming` wants, up to NULL; room for more behind
 * them.  Returns how many are there.
 */
size_t		 xquery_fields(const struct visit *, const char *query[],
		    size_t room);
/* What an answer of X means. */
api_judge	 xquery_judge;
/* "Authorization: Bearer …", see api_auth(). */
char		*xquery_auth(struct visit *);

#endif
