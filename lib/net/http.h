/*
 * http - documents over http or https, many at once, politely.
 *
 * Method: RFC 9110 and 9111 by libcurl's multi interface.  To be called within a
 * task, which waits while others go on.  A host is asked one thing at a time, and
 * not again before the delay of the request is over.  At most 10 redirects,
 * never from https back to http; a request with headers of its own, which may be
 * keys, or with a body is not led to another host.  20 MiB of body after
 * decompression and no more than 200 times what was sent.  Addresses of this
 * machine and of private networks are refused where the request does not allow
 * them, on the address that was resolved, after each redirect too.  What is sent
 * is an honest User-Agent.
 */
#ifndef SB_HTTP_H
#define SB_HTTP_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/buf.h"

#define HTTP_BODY	((size_t)20 << 20)
#define HTTP_REDIRECTS	10

struct http;

struct http_request {
	const char	*url;
	const char	*const *headers;	/* "Name: value", up to NULL */
	const char	*accept;		/* NULL: feeds */
	struct span	 body;			/* to POST, or .s NULL: GET */
	const char	*etag, *modified;	/* validators, or NULL */
	long		 timeout;		/* seconds in all; 0: 60 */
	long		 delay;			/* milliseconds between requests */
	bool		 private;		/* this machine and network too */
	bool		 any;			/* each status is an answer */
};

enum http_fault {
	HTTP_FINE,
	HTTP_STATUS,			/* one that is no answer */
	HTTP_NETWORK,			/* may be better later */
	HTTP_WRONG,			/* will not be better by itself */
	HTTP_STOPPED,			/* by http_stop() */
};

struct http_answer {
	enum http_fault	 fault;
	long		 status;	/* 0 where none came */
	struct buf	 body;
	struct buf	 headers;	/* as they came, a line each */
	char		*url;		/* where it was in the end */
	bool		 moved;		/* there by permanent redirects only */
	char		*type;		/* headers, or NULL */
	char		*etag, *modified;
	char		 why[256];	/* of a failure, with a cure */
};

/* `contact`, an address or a mailbox, may be NULL; `proxy` too. */
struct http	*http_new(const char *contact, const char *proxy);
void		 http_free(struct http *);
/* Wait for the network, at most so many milliseconds, and wake who waits. */
void		 http_step(struct http *, int milliseconds);
/* End what is under way and whatever is asked from now on. */
void		 http_stop(struct http *);

/* From now on, leave the host of that address so many milliseconds at the least
 * between two requests. */
void		 http_slow(struct http *, const char *url, long milliseconds);

/*
 * 0 with status 200 or 304, or with any where the request takes any, or -1 with
 * why; no address is in it, they may hold secrets.  The answer is the caller's to
 * http_answer_free() in any case.
 */
int		 http_get(struct http *, const struct http_request *,
		    struct http_answer *);
void		 http_answer_free(struct http_answer *);
/* A header's value, trimmed; SPAN_NONE where it is not there. */
struct span	 http_header(const struct http_answer *, const char *name);

#endif
