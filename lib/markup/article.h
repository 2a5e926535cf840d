/*
 * article - what a web page says, and what it says about itself.
 *
 * Fields come from the first source that has them, in this order: JSON-LD
 * (schema.org), OpenGraph, microdata, meta elements, then what is seen on the
 * page.  The text is the article's paragraphs, LF between them and "|" between
 * the cells of tables, without title, captions, navigation, other articles and
 * comments; it is UTF-8, character references decoded, not yet NFC.  A page
 * that is no article gives few fields or none, and that is no error.
 *
 * Time and memory are linear in the page, whatever is in it.
 */
#ifndef SB_ARTICLE_H
#define SB_ARTICLE_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/span.h"
#include "lib/markup/charset.h"
#include "lib/markup/date.h"
#include "lib/markup/names.h"
#include "lib/markup/robotsmeta.h"
#include "lib/markup/url.h"

enum article_field {
	ARTICLE_TITLE, ARTICLE_DESCRIPTION, ARTICLE_TEXT,
	ARTICLE_PUBLISHED, ARTICLE_UPDATED,	/* as they are spelt */
	ARTICLE_SITE, ARTICLE_SECTION, ARTICLE_LANGUAGE,
	ARTICLE_URL,			/* that the page itself names */
	ARTICLE_BODY,			/* the text as JSON-LD has it */
	ARTICLE_FIELDS
};

/* Where a field is from, best first. */
enum article_rank {
	ARTICLE_FIRST, ARTICLE_JSONLD, ARTICLE_OPENGRAPH, ARTICLE_MICRODATA,
	ARTICLE_META, ARTICLE_SEEN, ARTICLE_LAST
};

enum article_access { ARTICLE_UNKNOWN, ARTICLE_FREE, ARTICLE_PAID };

struct article {
	char			*field[ARTICLE_FIELDS];	/* NULL: none */
	struct names		 authors, tags;
	/* Of the two fields, where they are dates. */
	bool			 has_published, has_updated;
	struct date		 published, updated;
	enum article_access	 access;	/* isAccessibleForFree */
	struct robotsmeta	 robots;	/* of its meta elements */
	char			 encoding[CHARSET_NAME];
	bool			 garbled;	/* had bytes of no encoding */
	/* private: the page's address and how good each field's source is */
	struct url		 base;
	const char		*token;
	unsigned char		 rank[ARTICLE_FIELDS];
};

/*
 * content_type and base, the page's address, may be NULL.  The token is that of
 * the crawler, for the meta elements that speak to one; it is borrowed.  The
 * caller's to article_free() in any case.
 */
void		 article_parse(struct article *, struct span bytes,
		    const char *content_type, const char *base,
		    const char *token);
void		 article_free(struct article *);

/* For the readers of each source. */
/*
 * Sets a field unless a source as good or better did; takes the value, which
 * may be NULL or have HTML in it.  An address is made absolute.
 */
void		 article_set(struct article *, enum article_field,
		    unsigned rank, char *value);

#endif
