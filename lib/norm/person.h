/*
 * person - who wrote a post, out of the record for good.
 *
 * Members that name persons are removed with all that is in them, however often
 * they stand and however their keys are escaped: those that sb-norm(1) lists, of
 * one name (author, user, owner, from, mentions, raw, html, …) or of a family
 * (author_…, user_…, owner_…, raw_…).  Of `author` remains a voice (see voice): of its id, else its name, else its handle, else,
 * where it is no object, of itself.
 */
#ifndef SB_PERSON_H
#define SB_PERSON_H

#include "lib/base/buf.h"
#include "lib/io/record.h"
#include "lib/privacy/voice.h"

/*
 * Remove the persons and set `voice`.  A post without an author keeps a voice
 * that it has, if it looks like one.  `month` is as in voice_of().
 */
void	person_remove(struct record *, struct voice *, struct span month);

#endif
