/*
 * verb_status - a table of sources: how they fare, when they are due.
 */
#ifndef SB_VERB_STATUS_H
#define SB_VERB_STATUS_H

#include "lib/base/verb.h"

extern const struct verb verb_status;

#endif
