/*
 * analysis - a text as analysis reads it.
 *
 * Lower case, the words of the net spelled out (see lexnorm), marks restored
 * where that is sure, hashtags cut into words (see hashtag), pictures by name
 * (see picture); white space and signs stay.  Every piece of it maps back to
 * bytes of the text it was made of (see offsets).
 */
#ifndef SB_ANALYSIS_H
#define SB_ANALYSIS_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"
#include "lib/base/where.h"
#include "lib/text/offsets.h"

struct analysis;

/* The data files it reads, see lib/data. */
enum { ANALYSIS_GRAMS, ANALYSIS_TEENCODE, ANALYSIS_PICTURES, ANALYSIS_FILES };
extern const char *const analysis_files[ANALYSIS_FILES];

/* The paths of analysis_files[]; NULL, with the reason, if one is no good. */
struct analysis	*analysis_open(char *const paths[ANALYSIS_FILES],
		    struct where *);
void		 analysis_free(struct analysis *);

/*
 * The analysis text of a canonical text into out, which is reset, and where it
 * came from into the map, which may be NULL.  Words of a text that is not
 * Vietnamese stay as they are.  Takes linear time.
 */
void		 analysis_text(struct analysis *, struct span text,
		    bool vietnamese, struct buf *out, struct offsets *map);

#endif
