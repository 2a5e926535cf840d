/*
 * conn - a connection to a client: bytes in and out, and ways to end badly.
 *
 * A silent client, or one that takes nothing, is waited for CONN_PATIENCE
 * seconds; then reading and writing fail, as they do when it has gone.
 */
#ifndef MOCK_CONN_H
#define MOCK_CONN_H

#include <stdbool.h>
#include <stddef.h>

#define CONN_PATIENCE	20

struct conn {
	int	 fd;
	void	*tls;			/* NULL: in the clear */
	char	 host[32];		/* "127.0.0.1:8080", our end */
	char	 at[48];		/* "http://" before that */
	bool	 bare;			/* the answer is its head alone */
	/* private */
	char	 in[8192];
	size_t	 used, had;
};

/* Takes the descriptor.  False where there is no one to speak to (any more). */
bool	 conn_open(struct conn *, int fd, bool tls);
void	 conn_close(struct conn *);

/* The next byte, or -1 at the end. */
int	 conn_byte(struct conn *);
/* All of them: false where the client has gone. */
bool	 conn_put(struct conn *, const void *bytes, size_t len);
bool	 conn_puts(struct conn *, const char *text);

/*
 * End our half and pass over what still comes, lest a reset overtake what was
 * answered; false.
 */
bool	 conn_part(struct conn *);
/* Say nothing until the client goes or the patience is over; false. */
bool	 conn_hang(struct conn *);
/* Let conn_close() send a reset rather than an end; false. */
bool	 conn_reset(struct conn *);

#endif
