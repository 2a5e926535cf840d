/*
 * verb_check - what is wrong with a sources file, and how to mend it.
 */
#ifndef SB_VERB_CHECK_H
#define SB_VERB_CHECK_H

#include "lib/base/verb.h"

extern const struct verb verb_check;

#endif
