/*
 * importmap - which columns of an export are which fields of a post, and how
 * its times and kinds are written.
 */
#ifndef SB_IMPORTMAP_H
#define SB_IMPORTMAP_H

#include <stdbool.h>

#include "lib/base/where.h"
#include "lib/io/config.h"
#include "lib/markup/date.h"
#include "lib/net/rows.h"

enum importmap_field {
	IMPORTMAP_TEXT, IMPORTMAP_TITLE, IMPORTMAP_SUMMARY, IMPORTMAP_ID,
	IMPORTMAP_URL, IMPORTMAP_PUBLISHED, IMPORTMAP_AUTHOR,
	IMPORTMAP_AUTHOR_ID, IMPORTMAP_PARENT, IMPORTMAP_ROOT, IMPORTMAP_KIND,
	IMPORTMAP_SITE, IMPORTMAP_LANG, IMPORTMAP_TAGS,
	IMPORTMAP_METRICS,		/* the first one */
	IMPORTMAP_VIEWS = IMPORTMAP_METRICS, IMPORTMAP_LIKES,
	IMPORTMAP_DISLIKES, IMPORTMAP_COMMENTS, IMPORTMAP_REPLIES,
	IMPORTMAP_SHARES, IMPORTMAP_REPOSTS, IMPORTMAP_QUOTES,
	IMPORTMAP_SAVES, IMPORTMAP_SCORE, IMPORTMAP_FIELDS
};

#define IMPORTMAP_OTHERS	6	/* columns that a field may be read from */

struct importmap {
	const struct config_section *section;
	struct rows	*rows;
	unsigned	 columns[IMPORTMAP_FIELDS];	/* bound of each field */
	bool		 mapped[IMPORTMAP_FIELDS];	/* by a key of its own */
	bool		 month_first, ordered;		/* "11/23/2026" */
	bool		 zoned;
	int		 zone;				/* seconds */
};

/* The keys of a source that say so, up to NULL. */
extern const char *const importmap_keys[];
const char	*importmap_name(enum importmap_field);

/* Whether the section's keys but for the columns are right: 0, or -1 and
 * where. */
int		 importmap_check(const struct config *,
		    const struct config_section *, struct where *);
/*
 * Bind to rows whose header was read; both are borrowed.  False with why
 * where a column that a key names is not there, or there is neither text nor
 * title.
 */
bool		 importmap_bind(struct importmap *,
		    const struct config_section *, struct rows *,
		    char why[256]);

/* The first cell that is not empty, trimmed; SPAN_NONE where there is none. */
struct span	 importmap_get(struct importmap *, enum importmap_field);
/* A time as the export writes it. */
bool		 importmap_date(const struct importmap *, struct span,
		    struct date *);
/* The kind of the row's post, or NULL where the export does not say. */
const char	*importmap_kind(struct importmap *);

#endif
