/*
 * xalloc - memory or the end.
 *
 * No memory is not an error path: these functions return memory or end the
 * program with status 2 and a message.  xalloc_init() makes jansson allocate
 * through them too, so a NULL from jansson always means bad data.  What is
 * returned is the caller's, to be given to free(3).
 */
#ifndef SB_XALLOC_H
#define SB_XALLOC_H

#include <stddef.h>

void	 xalloc_init(void);
void	*xmalloc(size_t size);
void	*xcalloc(size_t count, size_t size);
void	*xreallocarray(void *old, size_t count, size_t size);
char	*xstrdup(const char *);
char	*xstrndup(const char *, size_t len);

/* As asprintf(3). */
char	*xasprintf(const char *fmt, ...)
	    __attribute__((format(printf, 1, 2)));

#endif
