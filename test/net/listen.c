#include "test/net/listen.h"

#include <arpa/inet.h>
#include <err.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#define TRIES	20		/* another port may be free on all of them */

static int
bind_one(unsigned host, unsigned *port)
{
	struct sockaddr_in addr = { .sin_family = AF_INET };
	socklen_t len = sizeof addr;
	int sock = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK,
	    0);

	addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK + host);
	addr.sin_port = htons((in_port_t)*port);
	if (sock == -1 || bind(sock, (struct sockaddr *)&addr, len) == -1 ||
	    listen(sock, 512) == -1 ||
	    getsockname(sock, (struct sockaddr *)&addr, &len) == -1) {
		if (sock != -1)
			close(sock);
		return -1;
	}
	*port = ntohs(addr.sin_port);
	return sock;
}

void
listen_open(struct listen *l, unsigned n)
{
	for (int i = 0; i < TRIES; i++) {
		l->n = l->port = 0;
		while (l->n < n && (l->socks[l->n] = bind_one(l->n,
		    &l->port)) != -1)
			l->n++;
		if (l->n == n)
			return;
		for (unsigned j = 0; j < l->n; j++)
			close(l->socks[j]);
	}
	err(2, "127.0.0.%u", l->n + 1);
}

/* From the first that is ready: those who wait longer are asked next time. */
int
listen_next(struct listen *l)
{
	struct pollfd fds[LISTEN_HOSTS];
	static unsigned first;
	unsigned k;

	for (unsigned i = 0; i < l->n; i++)
		fds[i] = (struct pollfd){ l->socks[i], POLLIN, 0 };
	if (poll(fds, l->n, -1) == -1)
		return -1;
	for (unsigned i = 0; i < l->n; i++) {
		k = (first + i) % l->n;
		if (fds[k].revents != 0) {
			first = k + 1;
			return accept4(l->socks[k], NULL, NULL, SOCK_CLOEXEC);
		}
	}
	return -1;
}
