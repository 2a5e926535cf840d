/*
 * house - numbers of houses and flats, where persons live.
 *
 * What goes is the number with its alleys, "12 ngõ 3", "45/6/7 hẻm 89"; the
 * name of the street stays, for it says where in the city something is.
 *
 *	house	after "số nhà", "nhà số"; before an alley or a street, "đường",
 *		"phố", "hẻm 89"; before a name, where a word ("ở", "tại", "địa
 *		chỉ"), a slash, the name of a ward behind it, or a family name
 *		that streets have makes it one
 *	flat	after "căn hộ", "căn"; after "phòng", where a block is near
 *
 * Not hidden: streets and alleys that have numbers for names ("đường số 12",
 * "hẻm 89 Lê Lợi", "Quốc lộ 1", "quận 3"), dates and years, decrees, and the
 * numbers of public places: where the nearest word before it in the sentence
 * that says whose it is names a hospital, a school, an office, a market or a
 * business, not a home.
 */
#ifndef SB_HOUSE_H
#define SB_HOUSE_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/base/span.h"

/*
 * Whether the digit at `at`, which follows none, is in such a number; its bytes
 * are [*from, *to), not below `least`.
 */
bool	house_at(struct span text, size_t at, size_t least, size_t *from,
	    size_t *to);

#endif
