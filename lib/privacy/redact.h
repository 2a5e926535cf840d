/*
 * redact - personal data in running text, replaced by what kind they were.
 *
 *	[phone]	  Vietnamese telephone numbers, see phone
 *	[email]	  mail addresses, see email
 *	[mention] @name, also in letters of any script; after @ and a family
 *		  name, the capitalised names that follow; @[id:name]; not the
 *		  press and agencies
 *	[link]	  the page of a person on a network, see profile
 *	[id] [tax] numbers of papers, see papers
 *	[account] bank accounts, see account
 *	[plate]	  licence plates, see plate
 *	[address] numbers of houses and flats, see house
 *
 * What stands in a web address stays, unless the address leads to a person or,
 * by its number, to a messenger (zalo.me, wa.me).  Where two kinds fit, a tax
 * code that words name goes before a paper, a paper before a telephone, and that
 * before an account that is no longer, and all before a house.  Time is linear
 * in the text.
 */
#ifndef SB_REDACT_H
#define SB_REDACT_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

enum redact_kind {
	REDACT_PHONE, REDACT_EMAIL, REDACT_MENTION, REDACT_LINK, REDACT_ID,
	REDACT_TAX, REDACT_ACCOUNT, REDACT_PLATE, REDACT_ADDRESS, REDACT_KINDS
};

/* "phone", "email", "mention", …: the name in `pii` and within the brackets. */
const char	*redact_name(enum redact_kind);

/*
 * False if there is nothing to hide in the text, which is UTF-8 and best
 * canonical; out is then empty.  Else true, out, which is reset first, is the
 * text without it, and counts[] has grown by what was found.
 */
bool		 redact_text(struct span, struct buf *out,
		    unsigned counts[REDACT_KINDS]);

#endif
