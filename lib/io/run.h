/*
 * run - the trailer that every tool writes at the end of its stream.
 *
 * {"rec":"run","tool":…,"version":…,"options":[…],"in":{kind:count,…},
 *  "out":{…},"skipped":…,"complete":…,"data":{name:digest,…},"started":…,
 *  "ended":…}, see sb-record(5).  Times are those of clock_now(), which
 * SOURCE_DATE_EPOCH pins; names of input files are not in it.
 */
#ifndef SB_RUN_H
#define SB_RUN_H

#include <jansson.h>

#include "lib/base/opts.h"
#include "lib/io/reader.h"
#include "lib/io/writer.h"

struct run;

/* After opts_next() gave -1; opts is borrowed for the call only. */
struct run	*run_begin(const struct opts *);
/* Note the digest of a data file that was used; `path` must be readable. */
void		 run_data(struct run *, const char *name, const char *path);
/* Note a member of the tool's own; takes the value. */
void		 run_note(struct run *, const char *name, json_t *value);
/* Write the trailer and free the run.  The reader may be NULL: no input. */
void		 run_end(struct run *, const struct reader *, struct writer *);

#endif
