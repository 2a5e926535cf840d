/*
 * voice - who speaks, as a number that names nobody.
 *
 * A voice is 16 hexadecimal digits: the first 8 bytes of BLAKE2b (RFC 7693, 16
 * bytes) of source, NUL, author, keyed with the key of a calendar month; that
 * key is BLAKE2b (32 bytes) of "YYYY-MM", keyed with the office's.  So one
 * author's voice is the same within a month, cannot be linked across months,
 * and cannot be linked to the author by anyone without the key.
 *
 * The key file has 64 hexadecimal digits or from 32 to 4,096 bytes of any kind.
 * It must be a regular file of the user's own that nobody else can read (mode
 * 0600 or 0400).
 */
#ifndef SB_VOICE_H
#define SB_VOICE_H

#include <stdbool.h>

#include "lib/base/span.h"
#include "lib/base/where.h"

#define VOICE_SIZE	17	/* 16 digits and a NUL */

struct voice;

/*
 * With the key in that file, or, for NULL, with a random one that nobody will
 * ever know.  NULL, with the reason, if the file is not as it must be.
 */
struct voice	*voice_open(const char *path, struct where *);
/* Wipes the keys. */
void		 voice_free(struct voice *);

/* The month is "YYYY-MM", or anything that a period should be called. */
const char	*voice_of(struct voice *, struct span source,
		    struct span author, struct span month,
		    char out[VOICE_SIZE]);
/* Whether it is 16 hexadecimal digits in lower case. */
bool		 voice_valid(struct span);

#endif
