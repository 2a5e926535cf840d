/*
 * script - what a platform answers, as plain text.
 *
 *	# A search with two pages, of which the second comes when the quota
 *	# that the first has spent is full again.
 *	GET /youtube/v3/search q=ngập* pageToken=
 *		need X-Goog-Api-Key: k1
 *		body page-1.json
 *	GET /youtube/v3/search pageToken=P2
 *		times 1
 *		status 429
 *		header Retry-After: 2
 *		text {"error":{"code":429,"message":"hết hạn mức"}}
 *	GET /youtube/v3/search pageToken=P2
 *		text {"items":[],"next":"{at}/youtube/v3/search?pageToken=P3"}
 *
 * A line at the margin begins a route: method, path and any parameters.  The
 * first route that fits a request answers it.  GET answers HEAD too, and the
 * method '*' any.  A parameter is NAME=VALUE, in which %XX and '+' count as in
 * an address ("a/b?x=1&y=2" may be pasted); NAME= means absent or empty; those
 * that are not named may be anything.  In a path, a value and what `need` wants
 * a '*' stands for any bytes.  Empty lines and those that begin with '#' are
 * passed over.
 *
 * Indented lines say when a route answers,
 *
 *	need NAME: VALUE	a header is so (no VALUE: absent or empty)
 *	need-body TEXT		TEXT is in the body, as sent or as a form means
 *	times N			only so often; then it is passed over
 *
 * and what:
 *
 *	status N		200; with redirect 302
 *	header NAME: VALUE	sent as well
 *	type TYPE		Content-Type; else it follows from the body
 *	body FILE		the file's bytes; it lies beside the script
 *	text TEXT		the same inline; several are lines
 *	etag "X"		and 304 where If-None-Match has it
 *	redirect URL		Location
 *	gzip			the body is compressed
 *	chunked			in chunks, without a length
 *	close			without a length: it ends with the connection
 *	sse [MS]		text/event-stream: the body's lines one by one,
 *				MS milliseconds (50) after each
 *	wait MS			before anything is sent
 *
 * and what goes wrong:
 *
 *	cut N			only N bytes of the body, then the end
 *	hang			nothing; with cut, silence instead of the end
 *	reset			the same with a reset
 *	drip MS			byte by byte, MS milliseconds after each
 *	length N		claims that the body has N bytes
 *	huge N			N MiB of blanks follow the body
 *	bomb N			the body is N MiB of zeros, compressed
 *
 * Parameters, needs, headers, redirects and bodies may hold {at}, {host},
 * {time+N}, {iso+N} and {http+N}, see fill.h.  A request that nothing answers
 * gets a 404 whose body says which route came nearest and what differed.
 */
#ifndef MOCK_SCRIPT_H
#define MOCK_SCRIPT_H

#include "lib/base/where.h"
#include "test/net/route.h"

/*
 * Add the script's routes, which borrow its path for as long as they live: 0,
 * or -1 with the place and the reason.
 */
int	script_load(struct routes *, const char *path, struct where *);

#endif
