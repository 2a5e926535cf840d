/*
 * svg - gnuplot's picture made fit to stand in an HTML page.
 *
 * Out go the XML declaration, titles, descriptions and filters; ids and the
 * references to them get a prefix, so that several pictures can share a page;
 * black becomes currentColor, which the page's style decides on; and the marks
 * that stood for texts ("#3#") become the texts, escaped.
 */
#ifndef SB_SVG_H
#define SB_SVG_H

#include <stddef.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

/* Texts that wait for their place in the picture; start with zeroes. */
struct svg_texts {
	char	**s;
	size_t	 n;
};

/* Remember a copy of the text; gives the number for its mark. */
size_t	svg_text(struct svg_texts *, const char *);
void	svg_forget(struct svg_texts *);

/*
 * A NUL must follow the picture.  `alt` is what it is called for those who do
 * not see it.
 */
void	svg_clean(struct buf *out, struct span svg, const char *prefix,
	    const char *alt, const struct svg_texts *);

#endif
