/*
 * sitemap - what a site says it has: pages, or further sitemaps.
 *
 * Method: the protocol of sitemaps.org with Google's news extension; a list of
 * addresses, one a line, is one too.  Namespaces may be wrong or missing and
 * addresses padded; what is damaged costs no more than itself.  Document types,
 * and with them entities, are not read and nothing outside is fetched.  A gzip
 * file is the caller's to unpack, lib/markup/gunzip.
 */
#ifndef SB_SITEMAP_H
#define SB_SITEMAP_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/span.h"
#include "lib/markup/date.h"

#define SITEMAP_ENTRIES	((size_t)50000)		/* the protocol's own bound */
#define SITEMAP_FIELD	((size_t)8192)		/* bytes; no more is read */

/* Strings are NULL where the entry has none; dates are as they are spelt. */
enum sitemap_field {
	SITEMAP_LOC, SITEMAP_LASTMOD,
	SITEMAP_TITLE, SITEMAP_PUBLISHED,	/* of the news extension */
	SITEMAP_PUBLICATION, SITEMAP_LANGUAGE,
	SITEMAP_FIELDS
};

/* An absolute address, of whatever host: the caller's to judge. */
struct sitemap_entry {
	char	*field[SITEMAP_FIELDS];
};

struct sitemap {
	bool			 index;		/* of sitemaps, not of pages */
	struct sitemap_entry	*entries;
	size_t			 n;
	size_t			 nbad;		/* left out: no good address */
	bool			 cut;		/* ended early */
	bool			 more;		/* had more than are read */
};

/*
 * content_type, and base, the document's own address, may be NULL.  0, or -1
 * and the reason, with a cure, in why; then nothing is to be freed.
 */
int	sitemap_parse(struct sitemap *, struct span bytes,
	    const char *content_type, const char *base, char why[256]);
void	sitemap_free(struct sitemap *);

/* When it was published, else last changed; as date_stamp(). */
bool	sitemap_when(const struct sitemap_entry *, struct date *);

#endif
