/*
 * request - what a client asks for.
 *
 * Read are HTTP/1.0 and 1.1 requests with a head of up to REQUEST_HEAD bytes
 * and REQUEST_FIELDS headers and parameters, and a body of up to REQUEST_BODY
 * bytes, with a length or in chunks.
 */
#ifndef MOCK_REQUEST_H
#define MOCK_REQUEST_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "test/net/conn.h"
#include "test/net/fields.h"

#define REQUEST_HEAD	((size_t)64 << 10)
#define REQUEST_BODY	((size_t)4 << 20)
#define REQUEST_FIELDS	200

/* Zeroes are a good start. */
struct request {
	const char	*method;
	char		*target;	/* path and query, as sent */
	char		*path;		/* without %XX */
	struct fields	 query;		/* without %XX and '+' */
	struct fields	 headers;
	struct buf	 body;
	bool		 close;		/* wishes no other request */
	/* private */
	struct buf	 head;
};

/* 1, or 0 if the client has gone, or -1 with what is wrong with the request. */
int	 request_read(struct conn *, struct request *, const char **why);
void	 request_free(struct request *);

/*
 * Replace %XX, and '+' where `plus` says so; false where a NUL would come of
 * it.  What is no escape stays.
 */
bool	 request_decode(char *text, bool plus);

#endif
