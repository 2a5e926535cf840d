/*
 * lang - is it Vietnamese, and with its marks?
 *
 * Works on single comments, however short.  Each word gives or takes: a letter
 * that only Vietnamese has, within a syllable that Vietnamese can spell, most;
 * an English word and what Vietnamese cannot spell take.  Which syllables can be
 * spelled follows from the orthography (first consonants, rhymes, which of c k,
 * g gh, ng ngh stands before which vowel), not from a word list; small lists of
 * frequent words, abbreviations and words of both languages refine it.  Digits,
 * hashtags, addresses, tags such as [phone] and pictures count for nothing, so
 * a comment of these alone is LANG_OTHER, as is "ok".
 *
 * Plain is Vietnamese of which at most one word in ten has any mark: "ngap qua
 * troi".  Where the words happen to have none ("cho con ra xem"), nothing tells
 * it from text with marks, and it counts as plain.
 *
 * English is a text, not Vietnamese, of which a third of the words are among the
 * frequent ones of English and no more are of other languages.  Mixed is one
 * with a Vietnamese word that has marks and with English words: two of five if
 * it is Vietnamese by weight; else at least one, and a quarter of the words
 * Vietnamese with marks ("thanks nhé").
 */
#ifndef SB_LANG_H
#define SB_LANG_H

#include "lib/base/span.h"

enum lang_kind { LANG_OTHER, LANG_VI, LANG_VI_PLAIN, LANG_EN, LANG_MIXED,
	LANG_KINDS };

struct lang;

struct lang	*lang_new(void);
void		 lang_free(struct lang *);
/* "vi" of both kinds of Vietnamese, "en", "mixed", "other". */
const char	*lang_name(enum lang_kind);
/* Of text that is canonical and in lower case. */
enum lang_kind	 lang_of(const struct lang *, struct span text);

#endif
