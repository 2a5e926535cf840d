/*
 * langwords - what lang knows of words: lists parted by blanks, without marks.
 */
#ifndef SB_LANGWORDS_H
#define SB_LANGWORDS_H

/* First consonants, none among them, and the rhymes of Vietnamese writing. */
extern const char langwords_onsets[], langwords_rhymes[];
/* Syllables that are frequent in Vietnamese and no word of English. */
extern const char langwords_vietnamese[];
/* Abbreviations and spellings of the net that are no syllables. */
extern const char langwords_short[];
/* Words of English. */
extern const char langwords_english[];
/* The most frequent words of other languages. */
extern const char langwords_foreign[];
/* Words of English that are Vietnamese syllables too. */
extern const char langwords_both[];
/* Words that tell nothing: of all languages. */
extern const char langwords_any[];

#endif
