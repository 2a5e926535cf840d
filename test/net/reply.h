/*
 * reply - answers with a length.
 */
#ifndef MOCK_REPLY_H
#define MOCK_REPLY_H

#include <stdbool.h>

#include "lib/base/span.h"
#include "test/net/conn.h"

/* "429 Too Many Requests", or the number alone where it has no name: `out`. */
const char	*reply_status(long status, char out[64]);
/* False where the connection is of no more use. */
bool		 reply(struct conn *, long status, const char *type,
		    struct span body);

#endif
