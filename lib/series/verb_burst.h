/*
 * verb_burst - sb-trend burst, see sb-trend(1).
 */
#ifndef SB_VERB_BURST_H
#define SB_VERB_BURST_H

#include "lib/base/verb.h"

extern const struct verb verb_burst;

#endif
