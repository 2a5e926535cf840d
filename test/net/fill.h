/*
 * fill - what only the running server knows, put where a script names it.
 *
 *	{at}		http://127.0.0.1:PORT, or https with --tls
 *	{host}		127.0.0.1:PORT
 *	{time}		the present in seconds since 1970
 *	{iso}		the present as 2026-11-23T01:00:00Z
 *	{http}		the present as Mon, 23 Nov 2026 01:00:00 GMT
 *
 * The address is the one that the client spoke to.  Times may be followed by
 * +N or -N seconds ("{iso-3600}") and are those of SOURCE_DATE_EPOCH where the
 * server was started with that.  All else in braces stays as it is.
 */
#ifndef MOCK_FILL_H
#define MOCK_FILL_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "test/net/conn.h"

void	 fill(struct buf *out, struct span text, const struct conn *);
/*
 * Whether the text has a thing like {word+1} with a word that is none of the
 * above: that word, and the one that was probably meant or NULL.
 */
bool	 fill_unknown(struct span text, struct span *word, const char **meant);

#endif
