/*
 * policy - what the terms of a source let the office do with its posts.
 *
 * Terms are data: policies.ini, installed beside the programs, has a section for
 * each type of source, and a source may name another with `policy` or be stricter
 * with keys of its own.
 */
#ifndef SB_POLICY_H
#define SB_POLICY_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/buf.h"
#include "lib/base/where.h"
#include "lib/io/config.h"

struct policy {
	const char	*name, *basis;
	const char	*fields;	/* separated by blanks; NULL: all */
	const char	*redistribute;
	int64_t		 ttl;		/* seconds a post may be kept; 0: any */
	bool		 alone;		/* never summed with other platforms */
	bool		 tone;		/* may be read for its tone */
};

/* The keys that a source may have about it, up to NULL. */
extern const char *const policy_keys[];

/*
 * The policy of a source of that type with the section's own keys.  0, or -1 with
 * the place and the cure: policies.ini cannot be read, a name that is not in it, a
 * key that is laxer than the policy.  Strings are borrowed: from the section, and
 * from policies.ini, which stays loaded.
 */
int		 policy_take(struct policy *, const char *type,
		    const struct config *, const struct config_section *,
		    struct where *);
/* Whether the member of that name may be kept. */
bool		 policy_allows(const struct policy *, const char *field);
/* Add the member "terms" of a post, with the comma before it. */
void		 policy_write(const struct policy *, struct buf *);

#endif
