/*
 * verb_get - fetch each source: what sb-fetch does without a verb.
 */
#ifndef SB_VERB_GET_H
#define SB_VERB_GET_H

#include "lib/base/verb.h"

extern const struct verb verb_get;

#endif
