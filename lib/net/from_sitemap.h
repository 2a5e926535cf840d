/*
 * from_sitemap - "type = sitemap": what a site says it has, for search engines.
 */
#ifndef SB_FROM_SITEMAP_H
#define SB_FROM_SITEMAP_H

#include "lib/net/adapter.h"

extern const struct adapter from_sitemap;

#endif
