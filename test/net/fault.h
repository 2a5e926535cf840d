/*
 * fault - what goes wrong on purpose, without a script.
 *
 * Below /fault/: 404 500 badgzip big cut empty hang html redirect-loop reset
 * truncated.
 */
#ifndef MOCK_FAULT_H
#define MOCK_FAULT_H

#include "test/net/conn.h"

/* True: the connection lives. */
typedef bool	 fault_fn(struct conn *);

/* The fault of a path, or NULL. */
fault_fn	*fault_find(const char *path);

#endif
