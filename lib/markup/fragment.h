/*
 * fragment - a piece of HTML from a stranger, made fit to be kept.
 *
 * Addresses in it become absolute.  What runs, loads or hides goes: script and
 * style with their text, frames, plug-ins and forms as tags, comments, the
 * attributes style and on…, and addresses whose scheme is not known to be
 * harmless.  All else stays as it was written, in the canonical form
 * too but for the spelling: names in lower case, attributes in quotes and in
 * the order of their names, "<br />", a lone "<" or "&" escaped; so two pieces
 * can be compared.
 *
 * Method: the sanitiser of feedparser (Mark Pilgrim, Kurt McKee), over the
 * tags that htmltag knows.  Time and memory are linear.
 */
#ifndef SB_FRAGMENT_H
#define SB_FRAGMENT_H

#include "lib/base/buf.h"
#include "lib/base/span.h"

enum fragment_form { FRAGMENT_AS_WRITTEN, FRAGMENT_CANONICAL };

/* Adds the piece, which is UTF-8, to out; base may be NULL. */
void	fragment_write(struct span html, const char *base,
	    enum fragment_form, struct buf *out);

#endif
