/*
 * verb_count - sb-trend count, see sb-trend(1).
 */
#ifndef SB_VERB_COUNT_H
#define SB_VERB_COUNT_H

#include "lib/base/verb.h"

extern const struct verb verb_count;

#endif
