/*
 * redditagain - whether what was fetched from Reddit is still there.
 *
 * Reddit's terms want what is deleted there to be deleted everywhere.  Once a
 * day what was fetched in the time of the source's key `recheck`, a week where
 * none is set, is asked for again, a hundred things a request: what is gone
 * becomes a tombstone.  A round that was cut goes on with the next visit.
 */
#ifndef SB_REDDITAGAIN_H
#define SB_REDDITAGAIN_H

#define REDDITAGAIN_MOST	200	/* requests of a visit */

struct redditapi;
struct visit;

void	redditagain_fetch(struct redditapi *, struct visit *);

#endif
