/*
 * stream - the simulation as records, and the truth beside it.
 *
 * The truth is NDJSON with "truth" first: "post" for each post (topic, tone,
 * intent, plain; what it copies or answers, which event it belongs to), and at
 * the end "burst", "campaign", "policy", "gap" and "total".
 */
#ifndef SIM_STREAM_H
#define SIM_STREAM_H

#include "lib/io/writer.h"
#include "test/sim/city.h"

struct stream;

/* Truth may be NULL; both writers are borrowed. */
struct stream	*stream_new(const struct scene *, struct writer *posts,
		    struct writer *truth);
void		 stream_item(struct stream *, const struct item *);
void		 stream_window(struct stream *, const struct window *);
/* What is true of the whole; then frees the stream. */
void		 stream_end(struct stream *);

/* What sb-record(5) calls a kind of text. */
const char	*stream_kind(enum kind);

#endif
