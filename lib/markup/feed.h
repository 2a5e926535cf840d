/*
 * feed - RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF, JSON Feed, as one.
 *
 * What a document is, is told by its content.  It is read as far as it can be:
 * wrong encodings, HTML entities, bare ampersands and cut ends cost no more
 * than what they hit.  Nothing outside is fetched, and of the entities of a document
 * type only plain ones are read.  Addresses are absolute where the document or
 * its own address allows.
 */
#ifndef SB_FEED_H
#define SB_FEED_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/span.h"
#include "lib/markup/charset.h"

/*
 * Strings are NULL where the feed has none.  Titles, summaries and contents may
 * be HTML; it is then as fragment leaves it, safe and with absolute addresses.
 */
enum feed_field {
	FEED_ID, FEED_LINK, FEED_TITLE, FEED_SUMMARY, FEED_CONTENT,
	FEED_PUBLISHED,			/* dates as they are spelt */
	FEED_UPDATED, FEED_AUTHOR, FEED_EMAIL, FEED_LANGUAGE,
	FEED_PARENT,			/* the id of what this answers */
	FEED_COMMENTS,			/* how many, as it is spelt */
	FEED_FIELDS
};

#define FEED_MOST	64		/* tags of an item, and files */

struct feed_file {
	char	*href, *type;
};

struct feed_item {
	char			*field[FEED_FIELDS];
	char			**tags;
	size_t			 ntags;
	struct feed_file	*files;
	size_t			 nfiles;
	unsigned		 html;	/* bit per field: is HTML, not text */
	/* private: how good the source of each field was */
	unsigned char		 rank[FEED_FIELDS];
};

struct feed {
	const char		*format;	/* rss atom rdf cdf json */
	char			 encoding[CHARSET_NAME];
	struct feed_item	 self;		/* the feed's own fields */
	struct feed_item	*items;
	size_t			 n;
	char			*next;	/* where older items are, or NULL */
	bool			 expired;	/* no item will ever come */
	bool			 cut;	/* ended early; a cut item is gone */
	bool			 garbled;	/* had bytes of no encoding */
};

/*
 * content_type and base, the document's address, may be NULL.  0, or -1 and
 * the reason, with a cure, in why.
 */
int		 feed_parse(struct feed *, struct span bytes,
		    const char *content_type, const char *base,
		    char why[256]);
void		 feed_free(struct feed *);

/* For the readers of each format. */
struct feed_item *feed_add(struct feed *);
/*
 * Set a field unless one of a lower rank did; takes the value, which may be
 * NULL.  Blanks at the ends go, an empty value is none, and what was taken for
 * windows-1252 by mistake is UTF-8 again.  Whether it is the field now.
 */
bool		 feed_set(struct feed_item *, enum feed_field, unsigned rank,
		    char *value);
bool		 feed_text(struct feed_item *, enum feed_field, unsigned rank,
		    char *value, bool html);
void		 feed_tag(struct feed_item *, char *tag);
void		 feed_drop_last(struct feed *);

#endif
