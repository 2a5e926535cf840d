/*
 * listen - one port on one or more addresses of this machine.
 */
#ifndef MOCK_LISTEN_H
#define MOCK_LISTEN_H

#define LISTEN_HOSTS	254

struct listen {
	int		 socks[LISTEN_HOSTS];
	unsigned	 n, port;
};

/* On 127.0.0.1 to 127.0.0.n; ends the program on a fault. */
void	listen_open(struct listen *, unsigned n);
/* The next connection's descriptor; -1 where there was none after all. */
int	listen_next(struct listen *);

#endif
