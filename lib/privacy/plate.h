/*
 * plate - licence plates of Viet Nam in running text.
 *
 * Two digits of a province (81 codes of Circular 24/2023/TT-BCA), one or two
 * letters or a letter and a digit, and five digits, often "123.45", or, of old
 * plates, four: 51F-123.45, 59X1-234.56, 59-X1 23456, 29A 12345, 52F2-1234.
 * Without a dot or a dash in it, capitals or words that name a plate ("biển số",
 * "xe") are needed: "15h 2025" is a time.
 */
#ifndef SB_PLATE_H
#define SB_PLATE_H

#include <stddef.h>

#include "lib/base/span.h"

/* The bytes of the plate that begins at `at`, a digit that follows none; or 0. */
size_t	plate_at(struct span text, size_t at);

#endif
