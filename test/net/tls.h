/*
 * tls - our end of TLS, with a certificate made anew in each run.
 *
 * The certificate is its own authority and good for the addresses 127.0.0.1 to
 * 127.0.0.N; a client that is not told of it must refuse it.
 */
#ifndef MOCK_TLS_H
#define MOCK_TLS_H

#include <stddef.h>
#include <sys/types.h>

/* Make the certificate, and write it to the file as PEM if that is not NULL. */
void	 tls_init(unsigned hosts, const char *ca_file);

/* The handshake; NULL where it fails. */
void	*tls_accept(int fd);
/* As recv(2) and send(2). */
ssize_t	 tls_read(void *tls, void *bytes, size_t len);
ssize_t	 tls_write(void *tls, const void *bytes, size_t len);
/* Ends without a farewell; the descriptor stays open. */
void	 tls_free(void *tls);

#endif
