/*
 * respellrules - what people write for what, part by part of a syllable.
 *
 * Written from knowledge of the dialects' sounds (v as d in the South, hỏi as
 * ngã, final n as ng, r as g in the Mekong delta), of the spellings of the net
 * (z, w, j, k, doubled glides) and of slips of the hand.  Each list ends with
 * a rule of zeroes.
 */
#ifndef SB_RESPELLRULES_H
#define SB_RESPELLRULES_H

#include "lib/text/letter.h"

struct respell_rule {
	const char	*from, *to;
	int		 cost;
};

extern const struct respell_rule	respell_onsets[], respell_vowels[],
					respell_codas[];

extern const struct respell_tone {
	enum letter_tone	from, to;
	int			cost;
} respell_tones[];

#endif
