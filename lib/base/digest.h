/*
 * digest - what a file or a text is, in few bytes.
 */
#ifndef SB_DIGEST_H
#define SB_DIGEST_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/span.h"

#define DIGEST_SIZE	72	/* "sha256:", 64 hexadecimal digits, NUL */

/* SHA-256 (FIPS 180-4) as "sha256:…". */
const char	*digest_span(struct span, char out[DIGEST_SIZE]);
/* The same of a file's bytes; false, with errno, if it cannot be read. */
bool		 digest_file(const char *path, char out[DIGEST_SIZE]);

/* 64 bits that are the same in every run and on every machine (BLAKE2b). */
uint64_t	 digest_hash64(struct span);

#endif
