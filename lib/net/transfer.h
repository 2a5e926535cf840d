/*
 * transfer - one exchange with a host over libcurl: what http and stream share.
 *
 * Limits on size, density, time and addresses are set here, where the bytes come
 * in.  Not for adapters.
 */
#ifndef SB_TRANSFER_H
#define SB_TRANSFER_H

#include <curl/curl.h>
#include <stdbool.h>

#include "lib/net/hosts.h"
#include "lib/net/http.h"
#include "lib/net/task.h"

#define TRANSFER_POOL	64		/* handles kept for the next requests */
#define TRANSFER_UNREAD	((size_t)1 << 20)	/* of a stream, then it waits */
#define TRANSFER_TIME	60		/* seconds, where none are given */

struct http {
	CURLM		*multi;
	CURL		*pool[TRANSFER_POOL];
	size_t		 pooled;
	struct hosts	*hosts;
	char		*agent;
	char		*proxy;
	bool		 stopped;
};

/* One request and what has come of its answer; all borrowed. */
struct transfer {
	struct http	*http;
	CURL		*curl;
	const struct http_request *request;
	struct http_answer *answer;
	struct task	*task;		/* that waits for it */
	long		 timeout;	/* seconds */
	bool		 endless;	/* its task reads along */
	bool		 paused;
	bool		 headed;	/* all headers have come */
	bool		 refused, too_big, too_dense;
	bool		 done;
	CURLcode	 code;
};

/* Take a handle for it, and give it back. */
void	transfer_open(struct transfer *);
void	transfer_close(struct transfer *);
/* Ready the handle to fetch that address; the list is borrowed until it did. */
void	transfer_set_up(struct transfer *, const char *url,
	    struct curl_slist *);
/* The request's headers; the caller's to curl_slist_free_all(). */
struct curl_slist *transfer_headers(const struct http_request *);
/* Say in the answer why it failed. */
void	transfer_fault(const struct transfer *);
/* Whether the status is an answer: 0, or -1 with why. */
int	transfer_judge(const struct http_request *, struct http_answer *);

#endif
