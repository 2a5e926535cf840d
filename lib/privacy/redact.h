/*
 * redact - personal data in running text, replaced by what kind they were.
 *
 *	[phone]	  Vietnamese numbers however they are spelled: mobiles of 10
 *		  digits (03 05 07 08 09) and of 11 (012 016 018 0199),
 *		  landlines (02…), with +84, 84 or 0084, grouped by blanks, dots,
 *		  dashes and brackets.  Public numbers (1022, 113, 1800…, 1900…)
 *		  have none of these forms and stay, as do prices, dates, tax
 *		  codes named as such, and what stands in a web address, unless
 *		  that leads to a messenger by its number (zalo.me, wa.me).
 *	[email]	  name@host with any top-level domain; "name (at) host (dot) vn"
 *		  and "name at host dot com" with the usual domains.
 *	[mention] @name, also in letters of any script; after @ and a family
 *		  name, the capitalised names that follow.
 *
 * Facts: the numbering plan of Circular 22/2014/TT-BTTTT as amended, and RFC
 * 5322 as far as people use it.  Time is linear in the text.
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
