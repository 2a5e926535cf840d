/*
 * from_zalo - an Official Account's own articles and, with consent, what people
 * wrote to it.
 */
#ifndef SB_FROM_ZALO_H
#define SB_FROM_ZALO_H

#include "lib/net/adapter.h"

extern const struct adapter from_zalo;

#endif
