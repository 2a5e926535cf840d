/*
 * record - one line of a stream: one JSON object, see sb-record(5).
 *
 * A record knows where its top-level members lie in the line and remembers what
 * was set; everything else leaves byte for byte as it came.  One record is used
 * again and again: record_parse() forgets what was there before.
 *
 * A path names a member ("text") or one within objects ("metrics.likes").
 * Where a key stands twice, the last one counts and record_set() and
 * record_drop() remove the others.  A key matches however it is escaped.
 */
#ifndef SB_RECORD_H
#define SB_RECORD_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"
#include "lib/io/jspan.h"

struct record;

struct record	*record_new(void);
void		 record_free(struct record *);

/*
 * Read a line, without its line end.  The bytes are borrowed until the next
 * record_parse() and the byte after them must be '\n' or '\0'.  False, with
 * the fault, if it is not one JSON object in UTF-8.
 */
bool		 record_parse(struct record *, struct span line,
		    struct jspan_fault *);

/* The value of "rec"; "post" where it is not there but a string "text" is;
 * SPAN_NONE where neither is.  Borrowed. */
struct span	 record_kind(struct record *);
bool		 record_is(struct record *, const char *kind);

/* The value's JSON text, with what was set; borrowed until the next set. */
struct span	 record_get(const struct record *, const char *path);
/* The text of a string, see jspan_string(); SPAN_NONE if there is none. */
struct span	 record_string(const struct record *, const char *path,
		    struct buf *scratch);
bool		 record_int(const struct record *, const char *path, int64_t *);
bool		 record_double(const struct record *, const char *path,
		    double *);
/* The instant of a string that is a time, see clock_parse(). */
bool		 record_instant(const struct record *, const char *path,
		    int64_t *);
/* Whether the member is there and is true. */
bool		 record_true(const struct record *, const char *path);

/*
 * Set a top-level member, in its old place or as a new last one.  The value is
 * copied; `json` must be valid JSON in one line.
 */
void		 record_set(struct record *, const char *name,
		    struct span json);
void		 record_set_string(struct record *, const char *name,
		    struct span text);
void		 record_set_int(struct record *, const char *name, int64_t);
/* Remove all members of that name. */
void		 record_drop(struct record *, const char *name);
/* Remove all members whose name, without escapes, is one that `is` takes. */
void		 record_drop_if(struct record *, bool (*is)(struct span name));

/* Walk the members as they came and as they were set: i from 0 up, false after
 * the last.  The key has no quotes and is still escaped. */
bool		 record_member(const struct record *, size_t i,
		    struct span *key, struct span *value);

/* Add the line, without a line end. */
void		 record_write(const struct record *, struct buf *);
/* The whole as a tree, the caller's to json_decref(). */
json_t		*record_tree(const struct record *);

#endif
