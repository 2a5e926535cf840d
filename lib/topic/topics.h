/*
 * topics - what a city talks about, as queries in a file: sb-topics(5).
 */
#ifndef SB_TOPICS_H
#define SB_TOPICS_H

#include <stddef.h>

#include "lib/base/where.h"
#include "lib/topic/phrases.h"
#include "lib/topic/query.h"

#define TOPICS_OTHER	"khac"	/* stands for "no topic"; has no query */

struct topics;

/* 0, or -1 with the place and the reason; the topics are the caller's. */
int		 topics_load(struct topics **, const char *path,
		    struct where *);
void		 topics_free(struct topics *);

/* The topics in the order of the file. */
size_t		 topics_count(const struct topics *);
const char	*topics_id(const struct topics *, size_t topic);
/* Its query, or NULL; the terms are numbers of topics_phrases(). */
const struct query *
		 topics_query(const struct topics *, size_t topic);
struct phrases	*topics_phrases(const struct topics *);

/* The agencies of a topic, by their own numbers. */
const size_t	*topics_agencies(const struct topics *, size_t topic,
		    size_t *n);
size_t		 topics_agency_count(const struct topics *);
const char	*topics_agency(const struct topics *, size_t agency);

/*
 * What a reader calls a topic or an agency in a language, "vi" or "en"; the id
 * itself where the file has no name for it.
 */
const char	*topics_name(const struct topics *, const char *id,
		    const char *lang);
const char	*topics_agency_name(const struct topics *, const char *id,
		    const char *lang);

#endif
