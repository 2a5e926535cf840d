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
/*
 * Whether it is link-local: there no source lives, but what a cloud tells its
 * machines of themselves, secrets too.
 */
bool	address_is_link_local(const struct sockaddr *);
/* Of its text, "127.0.0.1" or "::1", with what `is` it. */
bool	address_text(const char *, bool (*is)(const struct sockaddr *));

#endif
