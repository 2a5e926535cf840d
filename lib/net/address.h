/*
 * address - which network addresses are somebody's own: this machine, private
 * and special networks, after IANA's special-purpose address registries.
 */
#ifndef SB_ADDRESS_H
#define SB_ADDRESS_H

#include <stdbool.h>
#include <sys/socket.h>

/* What is neither IPv4 nor IPv6 is private. */
bool	address_is_private(const struct sockaddr *);
/* The same of its text, "127.0.0.1" or "::1". */
bool	address_text_is_private(const char *);

#endif
