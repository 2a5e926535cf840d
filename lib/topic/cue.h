/*
 * cue - words beside a name that say whether it is that of a place.
 */
#ifndef SB_CUE_H
#define SB_CUE_H

#include <stdbool.h>
#include <stddef.h>

enum cue {
	CUE_DISTRICT	= 1 << 0,	/* quận, huyện */
	CUE_TOWN	= 1 << 1,	/* thành phố, thị xã */
	CUE_WARD	= 1 << 2,	/* phường */
	CUE_COMMUNE	= 1 << 3,	/* xã, thị trấn, đặc khu */
	CUE_PROVINCE	= 1 << 4,	/* tỉnh */
	CUE_STREET	= 1 << 5,	/* đường, hẻm, ngã tư, vòng xoay */
	CUE_HOUSE	= 1 << 6,	/* named after persons: trường */
	CUE_AT		= 1 << 7,	/* ở, tại, khu, dọc */
	CUE_TOWARD	= 1 << 8,	/* qua, ra, từ: people are met, too */
	CUE_HOME	= 1 << 9,	/* về, dân, người: with units only */
	CUE_TRAFFIC	= 1 << 10,	/* kẹt xe, ngập, within some words */
	CUE_PERSON	= 1 << 11,	/* anh, vua, khởi nghĩa: no place */
	CUE_SURNAME	= 1 << 12,	/* nguyễn: the name is longer */
	CUE_FISCAL	= 1 << 13,	/* doanh thu: q1 is a quarter */
	CUE_AWAY	= 1 << 14,	/* hà nội: another city is meant */
	CUE_JOIN	= 1 << 15,	/* giao, và, đến: between two streets */
	CUE_NUMBER	= 1 << 16,	/* a house number; not in the table */
	CUE_TAG		= 1 << 17,	/* "#"; not in the table */
	CUE_SHORT	= 1 << 18,	/* stands with a dot: "q." */
	CUE_ROAD	= 1 << 20,	/* đường: also before a number */
	CUE_DOUBTED	= 1 << 19,	/* without marks a common word */
};

#define CUE_UNIT	(CUE_DISTRICT | CUE_TOWN | CUE_WARD | CUE_COMMUNE | \
			CUE_PROVINCE)

struct cue_row {
	const char	*words;		/* several between "|" */
	unsigned	 bits;
};

/* The table and its length. */
const struct cue_row	*cue_rows(size_t *n);

#endif
