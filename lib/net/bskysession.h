/*
 * bskysession - a session with a server of the AT Protocol, in memory only.
 *
 * Sources of one account share it; it lasts for the run.  A token that has run out
 * is refreshed; where that fails a new session is made, which servers allow 300
 * times a day.  For the adapter of Bluesky.
 */
#ifndef SB_BSKYSESSION_H
#define SB_BSKYSESSION_H

#include "lib/net/api.h"

#define BSKYSESSION_BASE	"https://bsky.social"
#define BSKYSESSION_BUCKET	"sessions"

/*
 * The header "Authorization: Bearer …" of the session, made where there is none;
 * borrowed until bskysession_renew().  NULL with the outcome set.
 */
const char	*bskysession_header(struct visit *);
/* The token has run out: another session.  The same. */
const char	*bskysession_renew(struct visit *);
/* What an answer means; a token that has run out is API_GONE. */
api_judge	 bskysession_judge;

#endif
