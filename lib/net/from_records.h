/*
 * from_records - "type = records": records of the suite, from a file or an
 * address, as they are.
 */
#ifndef SB_FROM_RECORDS_H
#define SB_FROM_RECORDS_H

#include "lib/net/adapter.h"

extern const struct adapter from_records;

#endif
