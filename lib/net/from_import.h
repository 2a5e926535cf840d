/*
 * from_import - "type = import": CSV and NDJSON exports with a column map.
 */
#ifndef SB_FROM_IMPORT_H
#define SB_FROM_IMPORT_H

#include "lib/net/adapter.h"

extern const struct adapter from_import;

#endif
