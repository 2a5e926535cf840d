/*
 * share - where the data files are that tools read at run time.
 *
 * They lie in the folder SB_DATA if that is set, else in
 * ../share/social-beat seen from the running program, so that a build tree, an
 * installed prefix and an unpacked tarball all work.
 */
#ifndef SB_SHARE_H
#define SB_SHARE_H

/* The path of the data file `name`; the caller's to free. */
char	*share_path(const char *name);

#endif
