/*
 * config - an INI file as sections of keys, each with its place.
 *
 *	; a comment
 *	[section]
 *	key = value
 *	    and an indented line goes on with the value
 *
 * The parts of a value that goes on are joined by a blank.  Lines may have up
 * to 4,000 bytes.  Read by inih, which decides on comments and white space: a
 * ';' after a blank begins a comment.  A key that stands twice in a section and
 * two sections of one name are faults.
 */
#ifndef SB_CONFIG_H
#define SB_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/where.h"

struct config_key {
	char	*name;
	char	*value;
	size_t	 line;
};

struct config_section {
	char			*name;		/* "" for keys before any */
	size_t			 line;
	struct config_key	*keys;
	size_t			 n;
};

struct config {
	char			*path;
	struct config_section	*sections;
	size_t			 n;
};

/* 0, or -1 with the place and the reason. */
int		 config_load(struct config *, const char *path, struct where *);
void		 config_free(struct config *);

/* The value in the section, or NULL; both borrowed from the config. */
const char	*config_get(const struct config_section *, const char *name);
/* The same with its place, or NULL. */
const struct config_key *
		 config_key(const struct config_section *, const char *name);
/*
 * Whether all keys of the section are among the names, up to a NULL: 0, or -1
 * with the place and the nearest right one.
 */
int		 config_check(const struct config *,
		    const struct config_section *, const char *const names[],
		    struct where *);

#endif
