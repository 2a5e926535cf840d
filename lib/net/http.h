/*
 * http - one document over http or https, politely.
 *
 * Method: RFC 9110 and 9111 by libcurl.  At most 10 redirects, 20 MiB of body
 * after decompression, never from https back to http.  Addresses of this
 * machine and of private networks are refused where the request does not allow
 * them, on the address that was resolved, after each redirect too.  What is sent is
 * an honest User-Agent.
 */
#ifndef SB_HTTP_H
#define SB_HTTP_H

#include <stdbool.h>

#include "lib/base/buf.h"

#define HTTP_BODY	((size_t)20 << 20)
#define HTTP_REDIRECTS	10

struct http;

struct http_request {
	const char	*url;
	const char	*etag, *modified;	/* validators, or NULL */
	long		 timeout;		/* seconds in all; 0: 60 */
	bool		 private;		/* this machine and network too */
};

struct http_answer {
	long		 status;
	struct buf	 body;
	char		*url;		/* where it was in the end */
	char		*type;		/* headers, or NULL */
	char		*etag, *modified;
	char		 why[256];	/* of a failure, with a cure */
};

/* `contact`, an address or a mailbox, may be NULL; `proxy` too. */
struct http	*http_new(const char *contact, const char *proxy);
void		 http_free(struct http *);

/*
 * 0 with status 200 or 304, or -1 with why; no address is in it, they may hold
 * secrets.  The answer is the caller's to http_answer_free() in any case.
 */
int		 http_get(struct http *, const struct http_request *,
		    struct http_answer *);
void		 http_answer_free(struct http_answer *);

#endif
