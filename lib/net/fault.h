/*
 * fault - what goes wrong between us and a host, in words, with a cure.
 */
#ifndef SB_FAULT_H
#define SB_FAULT_H

#include <curl/curl.h>
#include <stdbool.h>

/* Of a transfer that failed.  True where it may be better later. */
bool	fault_of_code(CURLcode, long timeout, char why[256]);
/* Of an HTTP status. */
void	fault_of_status(long status, char why[256]);

#endif
