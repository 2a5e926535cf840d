/*
 * secret - keys of platforms: from a file or the environment, never further.
 *
 * A source names a secret NAME by `NAME_file`, a file that nobody else may read,
 * or `NAME_env`, a variable.  What was loaded is known here, so that
 * secret_hide() finds it in whatever text is about to be shown or kept.
 */
#ifndef SB_SECRET_H
#define SB_SECRET_H

#include "lib/base/buf.h"
#include "lib/net/sources.h"

/*
 * The secret of that name, borrowed until secret_forget(), or NULL with why: the
 * source has none, or it cannot be read.
 */
const char	*secret_get(const struct source *, const char *name,
		    char why[256]);
/* The same, read anew: another program may have put a new one there. */
const char	*secret_again(const struct source *, const char *name,
		    char why[256]);
/*
 * Put a new value into the file that NAME_file names: afterwards it holds the old
 * one or the new one, whole, whatever happens.  False with why.
 */
bool		 secret_replace(const struct source *, const char *name,
		    const char *value, char why[256]);
/* Whether the source names one, without reading it. */
bool		 secret_named(const struct source *, const char *name);

/*
 * A secret that a platform gave in exchange for one, as an access token: known to
 * secret_hide() from now on.  `name` says whose; one of that name is replaced.
 */
void		 secret_learn(const char *name, const char *value);

/* Wipe and free a text that has one in it; NULL may be given. */
void		 secret_free(char *);

/* Printable ASCII of one line: anything else could be a header too many. */
bool		 secret_is_sound(const char *);
/* In place: each secret that was loaded becomes "[secret]". */
void		 secret_hide(char *text);
/* Wipe them all. */
void		 secret_forget(void);

#endif
