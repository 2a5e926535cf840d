/*
 * sources - what to fetch: a sources file, see sb-sources(5).
 */
#ifndef SB_SOURCES_H
#define SB_SOURCES_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/io/config.h"
#include "lib/net/adapter.h"
#include "lib/net/source.h"

struct sources {
	struct config	 config;
	const char	*contact, *proxy;	/* of [fetch], or NULL */
	struct source	*items;
	size_t		 n;
};

/* 0, or -1 with the place and the reason. */
int		 sources_load(struct sources *, const char *path,
		    struct where *);
/*
 * One section of all->config more: [fetch], or a source.  0, or -1 with the place
 * and the reason; sources_free() frees what there is.
 */
int		 sources_take(struct sources *, const struct config_section *,
		    struct where *);
/* The one source that an address or the name of a file is, for a look at it. */
int		 sources_single(struct sources *, const char *operand,
		    struct where *);
void		 sources_free(struct sources *);

#endif
