/*
 * html - the text that HTML shows.
 *
 * Only what looks like HTML is touched: a tag of a known element, written
 * <name>, <name/>, </name>, <name attribute=… or <name async>, a comment, or a
 * character reference with its semicolon.  "a < b", "<3" and "R&D" stay as they
 * are.
 *
 * Block elements and br begin a new line, p and its like after an empty one,
 * cells of a table a blank; script, style, svg and other unseen content goes;
 * where there is any block element, line ends of the source are blanks, except
 * in pre.  What was encoded twice (&amp;aacute;) is read again, up to
 * HTML_ROUNDS rounds in all.
 *
 * Method: the tokenizer of the HTML standard, reduced to what text needs.  No
 * tree is built: the standard's tree takes quadratic time and memory on hostile
 * nesting, and libgumbo frees one by recursion.  libgumbo knows the elements'
 * names and, given text without tags, decodes the character references.  Time
 * and memory are linear.
 */
#ifndef SB_HTML_H
#define SB_HTML_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

#define HTML_ROUNDS	3

/* Whether anything in it looks like HTML. */
bool	html_like(struct span);
/*
 * False if nothing in the text, which is UTF-8, looks like HTML; out is then
 * empty.  Else true and out, which is reset first, is what the HTML shows.
 */
bool	html_text(struct span, struct buf *out);

#endif
