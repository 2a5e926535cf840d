/*
 * source - one section of a sources file, see sb-sources(5), and what its keys
 * mean.
 */
#ifndef SB_SOURCE_H
#define SB_SOURCE_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/where.h"
#include "lib/io/config.h"
#include "lib/net/adapter.h"
#include "lib/net/policy.h"

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
	long			 poll;		/* s between visits; 0: adaptive */
	long			 delay;		/* ms between requests to a host */
	struct policy		 policy;
	bool			 covers;
	int64_t			 from, to;	/* what it covers */
	const struct config	*config;
	const struct config_section *section;
};

/*
 * Read the keys of a source whose name, config and section are set: 0, or -1 with
 * the place, the reason and a cure.
 */
int		 source_take(struct source *, struct where *);
/* Frees what it owns, not itself. */
void		 source_free(struct source *);
/* A file as seen from the folder of the sources file; the caller's. */
char		*source_beside(const struct source *, const char *file);
/* Whether it begins as an http or https address does. */
bool		 source_is_address(const char *);
/* "90s", "10m", "2h" or "1d" in seconds; -1 if it is none. */
long		 source_duration(const char *);

#endif
