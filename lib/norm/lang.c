#include "lib/norm/lang.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "lib/base/xalloc.h"
#include "lib/norm/langwords.h"
#include "lib/text/letter.h"
#include "lib/base/utf8.h"

#define SLOTS	32768		/* a power of two, six times the words */
#define LETTERS	8		/* of a word, to fit a key */
#define TABLE	0x1f00		/* code points with an entry of their own */

/* What a word weighs, in halves of a plain Vietnamese word. */
enum {
	STRONG = 8,		/* a syllable with ơ ư or a letter of U+1EA0… */
	WEAK = 4,		/* a syllable with à é ô …, which others have */
	STRONG_ODD = 3,		/* no syllable, but with such a letter */
	ODD = -2,		/* no syllable */
};

enum mark { PLAIN, MARKED, OWN, FOREIGN };

struct word {
	char	 letter[LETTERS];	/* without marks, zeroes behind */
	size_t	 n;			/* may be more than LETTERS */
	enum mark mark;			/* the most that a letter has */
	bool	 digits;
};

struct lang {
	struct slot {
		uint64_t	key;		/* 0: empty */
		int		weight;
		bool		syllable;
		unsigned char	english;	/* 0; 1: maybe; 2: surely */
	} slots[SLOTS];
	struct {
		char		base;		/* 0: no letter */
		unsigned char	mark;
	} letters[TABLE];
};

struct score {
	int	sum;
	int	vietnamese, marked;	/* words */
	int	words, english, perhaps, other;
};

static uint64_t
key_of(const char *s, size_t n)
{
	uint64_t key = 0;

	for (size_t i = 0; i < n; i++)
		key = key << 8 | (unsigned char)s[i];
	return key;
}

/* The word's slot, or the empty one where it would be. */
static const struct slot *
find(const struct lang *l, uint64_t key)
{
	size_t i = (key * 0x9e3779b97f4a7c15u) >> 40 & (SLOTS - 1);

	while (l->slots[i].key != 0 && l->slots[i].key != key)
		i = (i + 1) & (SLOTS - 1);
	return &l->slots[i];
}

static void
put(struct lang *l, const char *s, size_t n, int weight, bool syllable)
{
	struct slot *slot;

	if (n == 0 || n > LETTERS)
		return;
	slot = (struct slot *)find(l, key_of(s, n));
	*slot = (struct slot){ key_of(s, n), weight,
	    syllable || slot->syllable, 0 };
}

/* Whether the consonant may stand before the rhyme in writing. */
static bool
joins(struct span onset, struct span rhyme)
{
	bool front = strchr("eiy", rhyme.s[0]) != NULL;

	if (span_is(onset, "k") || span_is(onset, "gh") ||
	    span_is(onset, "ngh"))
		return front;
	if (span_is(onset, "c") || span_is(onset, "g") || span_is(onset, "ng"))
		return !front;
	if (span_is(onset, "q"))
		return rhyme.s[0] == 'u' && rhyme.len > 1;
	return true;
}

static void
put_syllables(struct lang *l)
{
	struct span onsets = span_of(langwords_onsets), onset, rest, rhyme;
	char word[16];

	while ((onset = span_cut(&onsets, ' ')).s != NULL) {
		rest = span_of(langwords_rhymes);
		while ((rhyme = span_cut(&rest, ' ')).s != NULL) {
			if (onset.len != 0 && !joins(onset, rhyme))
				continue;
			memcpy(word, onset.s, onset.len);
			memcpy(word + onset.len, rhyme.s, rhyme.len);
			put(l, word, onset.len + rhyme.len, 2, true);
		}
	}
}

static void
put_words(struct lang *l, const char *words, int weight)
{
	struct span rest = span_of(words), word;

	while ((word = span_cut(&rest, ' ')).s != NULL)
		put(l, word.s, word.len, weight, false);
}

/* Longer words do not fit; they end where a slot's key ends. */
static void
put_english(struct lang *l, const char *words, unsigned char english,
    int weight)
{
	struct span rest = span_of(words), word;
	struct slot *slot;

	while ((word = span_cut(&rest, ' ')).s != NULL) {
		if (word.len > LETTERS)
			word.len = LETTERS;
		put(l, word.s, word.len, weight, false);
		slot = (struct slot *)find(l, key_of(word.s, word.len));
		slot->english = english;
	}
}

static void
put_letters(struct lang *l)
{
	struct letter v;
	uint32_t base;

	for (uint32_t c = 0; c < TABLE; c++) {
		bool is = c < 0x80 ? isalpha((int)c) != 0 : c >= 0xc0 &&
		    utf8proc_category((utf8proc_int32_t)c) <=
		    UTF8PROC_CATEGORY_LO &&
		    utf8proc_category((utf8proc_int32_t)c) !=
		    UTF8PROC_CATEGORY_CN;

		if (!is)
			continue;
		base = letter_fold(c);
		l->letters[c].base = base < 0x80 ? (char)base : '?';
		l->letters[c].mark = c < 0x80 ? PLAIN :
		    c != 0x111 && !letter_vowel(c, &v) ? FOREIGN :
		    c >= 0x1ea0 || c == 0x1a1 || c == 0x1b0 ? OWN : MARKED;
	}
}

struct lang *
lang_new(void)
{
	struct lang *l = xcalloc(1, sizeof *l);

	put_letters(l);
	put_syllables(l);
	put_words(l, langwords_vietnamese, 4);
	put_words(l, langwords_short, 2);
	put_words(l, langwords_foreign, -4);
	put_english(l, langwords_english, 2, -4);
	put_english(l, langwords_both, 1, 0);
	put_words(l, langwords_any, 0);
	return l;
}

void
lang_free(struct lang *l)
{
	free(l);
}

/* Words of English, of which the first letters are enough. */
static void
count_english(const struct lang *l, const struct word *w, struct score *s)
{
	const struct slot *slot = find(l, key_of(w->letter,
	    w->n < LETTERS ? w->n : LETTERS));

	s->words++;
	if (w->mark == PLAIN && slot->key != 0 && slot->english == 2)
		s->english++;
	else if (w->mark == PLAIN && slot->key != 0 && slot->english == 1)
		s->perhaps++;
	else if (w->mark == FOREIGN || (slot->key != 0 && slot->weight < 0))
		s->other++;
}

static void
weigh(const struct lang *l, struct word *w, struct score *s)
{
	const struct slot *slot;
	int weight = ODD;
	bool syllable;

	if (w->digits || w->n == 0)
		return;
	slot = find(l, w->n <= LETTERS ? key_of(w->letter, w->n) : 1);
	count_english(l, w, s);
	syllable = slot->key != 0 && slot->syllable;
	if (w->mark == FOREIGN)
		weight = -4;
	else if (w->mark == OWN)
		weight = syllable ? STRONG : STRONG_ODD;
	else if (w->mark == MARKED)
		weight = syllable ? WEAK : ODD;
	else if (slot->key != 0)
		weight = slot->weight;
	else if (w->n == 1)
		weight = 0;
	s->sum += weight;
	s->vietnamese += weight > 0;
	s->marked += weight > 0 && w->mark != PLAIN;
}

/* One more letter; "quaaaa" is qua, but "xoong" stays. */
static void
grow(struct word *w, char base, enum mark mark)
{
	size_t n = w->n;

	if (mark > w->mark)
		w->mark = mark;
	if (n >= 2 && n <= LETTERS && w->letter[n - 1] == base &&
	    w->letter[n - 2] == base)
		return;
	if (n < LETTERS)
		w->letter[n] = base;
	w->n++;
}

/* Two of one letter at the end are drawn out too: no syllable ends so. */
static void
end_word(const struct lang *l, struct word *w, struct score *s)
{
	if (w->n >= 2 && w->n <= LETTERS &&
	    w->letter[w->n - 1] == w->letter[w->n - 2])
		w->n--;
	weigh(l, w, s);
	*w = (struct word){ .n = 0 };
}

/* A hashtag, an address or a tag such as [phone] at p: its end, or p. */
static const char *
passed_over(const char *p, const char *end)
{
	struct span rest = { p, (size_t)(end - p) };
	const char *q = p;

	if (*p != '[' && *p != '#' && *p != 'h' && *p != 'w')
		return p;
	if (*p == '[') {
		for (q++; q < end && *q >= 'a' && *q <= 'z'; q++)
			;
		return q < end && *q == ']' ? q + 1 : p;
	}
	if (*p == '#' || span_starts(rest, "http://") ||
	    span_starts(rest, "https://") || span_starts(rest, "www."))
		while (q < end && *q != ' ' && *q != '\n' &&
		    (*q != '#' || q == p))
			q++;
	return q;
}

/* A third of the words English, counting half of those that may be. */
static bool
is_english(const struct score *s)
{
	return s->english * 2 + s->perhaps >= 2 && s->other <= s->english &&
	    (s->english * 2 + s->perhaps) * 3 >= s->words * 2;
}

static enum lang_kind
decide(const struct score *s)
{
	bool vietnamese = s->sum >= 3;

	if (s->marked != 0 && s->english != 0 && (vietnamese ?
	    s->english * 5 >= s->words * 2 && s->english > 1 :
	    s->marked * 4 >= s->words))
		return LANG_MIXED;
	if (!vietnamese)
		return is_english(s) ? LANG_EN : LANG_OTHER;
	return s->marked * 10 <= s->vietnamese ? LANG_VI_PLAIN : LANG_VI;
}

enum lang_kind
lang_of(const struct lang *l, struct span text)
{
	const char *p = text.s, *end = text.s + text.len, *after;
	struct score s = { 0, 0, 0, 0, 0, 0, 0 };
	struct word w = { .n = 0 };
	uint32_t c;

	while (p < end) {
		if (w.n == 0 && (after = passed_over(p, end)) != p) {
			p = after;
			continue;
		}
		if ((c = (unsigned char)*p) < 0x80)
			p++;
		else
			p += utf8_next((struct span){ p, (size_t)(end - p) },
			    &c);
		if (c < TABLE && l->letters[c].base != '\0')
			grow(&w, l->letters[c].base, l->letters[c].mark);
		else if (c >= '0' && c <= '9')
			w.digits = true;
		else if (c >= TABLE && utf8proc_category((utf8proc_int32_t)c) ==
		    UTF8PROC_CATEGORY_LO)
			grow(&w, '?', FOREIGN);
		else
			end_word(l, &w, &s);
	}
	end_word(l, &w, &s);
	return decide(&s);
}

const char *
lang_name(enum lang_kind kind)
{
	static const char *const names[LANG_KINDS] = {
		[LANG_OTHER] = "other", [LANG_VI] = "vi",
		[LANG_VI_PLAIN] = "vi", [LANG_EN] = "en",
		[LANG_MIXED] = "mixed",
	};

	return names[kind];
}
