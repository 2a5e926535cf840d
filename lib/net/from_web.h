/*
 * from_web - "type = web": pages, and pages that a page leads to.
 */
#ifndef SB_FROM_WEB_H
#define SB_FROM_WEB_H

#include "lib/net/adapter.h"

extern const struct adapter from_web;

#endif
