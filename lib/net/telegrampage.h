/*
 * telegrampage - a channel's messages, as Telegram shows them to anyone.
 *
 * A page of https://t.me/s/CHANNEL has about twenty messages, and the number that
 * the page before it ends at.  Where its markup changes no message is found, and
 * the visit says so.
 */
#ifndef SB_TELEGRAMPAGE_H
#define SB_TELEGRAMPAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/span.h"

#define TELEGRAMPAGE_MOST	200	/* messages of a page; the rest are not read */

/* Spans are in the page, as they are spelt. */
struct telegrampage_message {
	struct span	 id;		/* "channel/123" */
	int64_t		 number;
	struct span	 text;		/* HTML, or SPAN_NONE */
	struct span	 time, views, channel;
	struct span	 reply, forward;	/* addresses */
	bool		 edited;
};

struct telegrampage {
	struct telegrampage_message messages[TELEGRAMPAGE_MOST];
	size_t		 n;
	struct span	 before;	/* of the older page; SPAN_NONE: no more */
	bool		 channel;	/* it is the page of one */
};

/* The page must be UTF-8; it is borrowed. */
void	telegrampage_read(struct telegrampage *, struct span page);

#endif
