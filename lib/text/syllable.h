/*
 * syllable - where the tone of a Vietnamese syllable stands.
 *
 * The classic placement, which the press, Wikipedia and UD-VTB mostly keep: on
 * the vowel with a circumflex, breve or horn (the last of two); else on the last
 * vowel where a consonant follows; else on the first of two vowels and the
 * middle one of three: hòa, khỏe, thủy, but toán, quý, giá.  The u of "qu" and
 * the i of "gi" belong to the consonant when another vowel follows.
 */
#ifndef SB_SYLLABLE_H
#define SB_SYLLABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SYLLABLE_MOST	8	/* letters; nghiêng has 7 */

/*
 * If the n code points, composed, are a Vietnamese syllable with one tone mark
 * in another place than the classic one, move it there and return true.
 */
bool	syllable_place_tone(uint32_t *codes, size_t n);

/*
 * Whether the n code points, composed, can be a syllable in form: a first
 * consonant that there is, one to three vowels, a last consonant that there is,
 * and at most one tone, which before c ch p t k is sắc or nặng if any.
 */
bool	syllable_like(const uint32_t *codes, size_t n);

#endif
