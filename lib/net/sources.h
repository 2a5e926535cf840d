/*
 * sources - what to fetch: a sources file, see sb-sources(5).
 */
#ifndef SB_SOURCES_H
#define SB_SOURCES_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/io/config.h"
#include "lib/net/adapter.h"

/* Strings are borrowed from the config but for those that say so. */
struct source {
	char			*name;		/* own; "feed" of its posts */
	const struct adapter	*adapter;
	char			*url;		/* own; one of the two */
	char			*file;		/* own; seen from here */
	const char		*label;		/* "source" of its posts */
	const char		*kind, *class, *site;	/* or NULL */
	char			*base;		/* own; instead of the platform's */
	bool			 private;
	long			 timeout;	/* 0: the usual one */
	long			 pages;		/* asked for in a visit at most */
	long			 delay;		/* ms between requests to a host */
	int64_t			 ttl;		/* seconds it may be kept, or 0 */
	bool			 covers;
	int64_t			 from, to;	/* what it covers */
	const struct config	*config;
	const struct config_section *section;
};

struct sources {
	struct config	 config;
	const char	*contact, *proxy;	/* of [fetch], or NULL */
	struct source	*items;
	size_t		 n;
};

/* 0, or -1 with the place and the reason. */
int		 sources_load(struct sources *, const char *path,
		    struct where *);
/* A file as seen from the folder of the sources file; the caller's. */
char		*sources_beside(const struct source *, const char *file);
/* The one source that an address or the name of a file is, for a look at it. */
int		 sources_single(struct sources *, const char *operand,
		    struct where *);
void		 sources_free(struct sources *);

#endif
