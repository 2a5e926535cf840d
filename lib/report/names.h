/*
 * names - what topics are called in the report's language.
 */
#ifndef SB_NAMES_H
#define SB_NAMES_H

#include "lib/base/span.h"
#include "lib/base/where.h"
#include "lib/report/words.h"

struct names;

/*
 * Of a file of topics, see sb-topic(1): each section is a topic's id, with
 * "vi" and "en".  NULL, with the place and the reason, if it cannot be read.
 */
struct names	*names_load(const char *path, enum words_lang, struct where *);
void		 names_free(struct names *);

/*
 * The name of a topic, clipped, the caller's to free: its id where there is
 * none, or where the names are NULL.
 */
char		*names_get(const struct names *, enum words_lang,
		    struct span id);

#endif
