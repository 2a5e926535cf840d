/*
 * picture - emoji and smileys by name.
 *
 * A table (lib/data/pictures.tsv) names what a picture says, so that analysis
 * reads a word: 😂 and =)))) are :cười:, 😡 is :giận:.
 */
#ifndef SB_PICTURE_H
#define SB_PICTURE_H

#include "lib/base/span.h"
#include "lib/base/where.h"

struct picture;

/* NULL, with the place and the reason, if the table cannot be used. */
struct picture	*picture_open(const char *path, struct where *);
void		 picture_free(struct picture *);
/* ":name:" of an emoji or a smiley as a token has it; or SPAN_NONE. */
struct span	 picture_name(const struct picture *, struct span word);

#endif
