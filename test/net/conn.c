#include "test/net/conn.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "test/net/tls.h"

#define PART_MOST	((size_t)16 << 20)

/* Small pieces leave at once: a drip or an event must not wait for an ACK. */
static void
prepare(int fd)
{
	struct timeval patience = { .tv_sec = CONN_PATIENCE };
	int yes = 1;

	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

bool
conn_open(struct conn *c, int fd, bool tls)
{
	struct sockaddr_in own = { .sin_family = AF_INET };
	socklen_t len = sizeof own;
	char address[INET_ADDRSTRLEN];

	memset(c, 0, sizeof *c);
	c->fd = fd;
	prepare(fd);
	if (getsockname(fd, (struct sockaddr *)&own, &len) == -1 ||
	    inet_ntop(AF_INET, &own.sin_addr, address, sizeof address) == NULL)
		return false;
	snprintf(c->host, sizeof c->host, "%s:%u", address,
	    (unsigned)ntohs(own.sin_port));
	snprintf(c->at, sizeof c->at, "%s://%s", tls ? "https" : "http",
	    c->host);
	return !tls || (c->tls = tls_accept(fd)) != NULL;
}

void
conn_close(struct conn *c)
{
	tls_free(c->tls);
	close(c->fd);
}

int
conn_byte(struct conn *c)
{
	ssize_t n;

	if (c->used == c->had) {
		n = c->tls != NULL ? tls_read(c->tls, c->in, sizeof c->in) :
		    recv(c->fd, c->in, sizeof c->in, 0);
		if (n <= 0)
			return -1;
		c->used = 0;
		c->had = (size_t)n;
	}
	return (unsigned char)c->in[c->used++];
}

bool
conn_put(struct conn *c, const void *bytes, size_t len)
{
	const char *at = bytes;
	ssize_t n;

	while (len > 0) {
		n = c->tls != NULL ? tls_write(c->tls, at, len) :
		    send(c->fd, at, len, MSG_NOSIGNAL);
		if (n <= 0)
			return false;
		at += n;
		len -= (size_t)n;
	}
	return true;
}

bool
conn_puts(struct conn *c, const char *text)
{
	return conn_put(c, text, strlen(text));
}

bool
conn_part(struct conn *c)
{
	shutdown(c->fd, SHUT_WR);
	for (size_t i = 0; i < PART_MOST && conn_byte(c) != -1; i++)
		;
	return false;
}

bool
conn_hang(struct conn *c)
{
	char byte;

	recv(c->fd, &byte, 1, 0);
	return false;
}

/* With unsent data gone, close(2) sends a reset. */
bool
conn_reset(struct conn *c)
{
	struct linger now = { .l_onoff = 1, .l_linger = 0 };

	setsockopt(c->fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
	return false;
}
