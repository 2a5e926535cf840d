/*
 * report - everything a report says, gathered from a stream.
 *
 * Any records in any order; what a report has no use for is passed over.
 * Memory is bounded by the number of topics and days, not of posts.
 */
#ifndef SB_REPORT_H
#define SB_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/io/record.h"
#include "lib/report/counts.h"
#include "lib/report/doc.h"
#include "lib/report/feeds.h"
#include "lib/report/names.h"
#include "lib/report/recent.h"
#include "lib/report/surges.h"
#include "lib/report/trailers.h"
#include "lib/report/words.h"

struct report {
	enum words_lang		 lang;
	bool			 public;
	struct names		*names;		/* or NULL: ids are shown */
	struct counts		*counts;
	struct feeds		*feeds;
	struct surges		 surges;
	struct recent		 recent;
	struct trailers		 trailers;
	/* of the reader, set before report_doc() */
	bool			 complete;
	uint64_t		 records, skipped;
};

/* Takes the names. */
struct report	*report_new(enum words_lang, bool public, struct names *);
void		 report_free(struct report *);

/* NULL, or what is wrong with the record. */
const char	*report_add(struct report *, struct record *);
/*
 * After the last: the document, the caller's to doc_free(); charts over time
 * have at most `places` places.
 */
struct doc	*report_doc(struct report *, size_t places);

#endif
