/*
 * stream - an answer whose body has no end, line by line, as of server-sent events.
 *
 * What http says of politeness, addresses and limits holds, but that the host may
 * be asked other things while the stream lasts.  Redirects are not followed, and
 * the request's timeout is that of the headers.  A reader that is slow holds the
 * sender back after 1 MiB; a line that is longer ends the stream.
 */
#ifndef SB_STREAM_H
#define SB_STREAM_H

#include "lib/net/http.h"

struct stream;

/*
 * Within a task.  NULL with the answer saying why: where its fault is
 * HTTP_STATUS, with a status that is not 200 and the body that came with it.
 * The answer must live until stream_close() and is the caller's to
 * http_answer_free() after it.
 */
struct stream	*stream_open(struct http *, const struct http_request *,
		    struct http_answer *);
/*
 * Wait for a line, without its end, at most so many milliseconds: 1 with the
 * line, borrowed until the next call, 0 where none came, -1 at the end with why
 * in the answer.  What the sender cut off in the middle of a line is dropped.
 */
int		 stream_line(struct stream *, struct span *line,
		    int64_t milliseconds);
void		 stream_close(struct stream *);

#endif
