#include "lib/norm/gist.h"

#include <string.h>

#include "lib/base/utf8.h"
#include "lib/text/letter.h"

#define SHINGLE	3
#define FIRST_SHIFT	23

/* A text that is being read, and the word that is. */
struct reading {
	const struct gistwords	*known;
	struct gist		*gist;
	const char		*p, *end;
	uint64_t		 hash, marked;	/* without marks, with them */
	uint32_t		 first, last;	/* letters */
	unsigned		 letters, uppers;	/* uppers: words */
	bool			 upper, digits, exact, vowels;
	bool			 starts;	/* a sentence */
};

static bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* Letters of words; those of scripts without blanks are words of their own. */
static bool
is_letter(uint32_t c)
{
	return (c < 0x80 && (c | 32) >= 'a' && (c | 32) <= 'z') ||
	    (c >= 0xc0 && c < 0x2000 && c != 0xd7 && c != 0xf7);
}

static bool
stands_alone(uint32_t c)
{
	return c >= 0x2e80 && c < 0xe000;
}

static bool
is_upper(uint32_t c)
{
	struct letter l;

	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	return c == 0x110 || (letter_vowel(c, &l) && l.upper);
}

static void
take(struct reading *r, uint32_t c)
{
	uint32_t base = is_digit(c) ? c : letter_fold(c);
	uint32_t lower = base == c ? c : letter_lower(c);

	if (r->letters == 0) {
		r->first = base;
		r->upper = is_upper(c);
	}
	r->digits |= is_digit(c);
	r->vowels |= base != 0 && base < 0x80 &&
	    strchr("aeiouy", (int)base) != NULL;
	if (r->letters == 0 || base != r->last || is_digit(c)) {
		r->hash = gist_mix(r->hash, base);
		r->marked = gist_mix(r->marked, lower);
	}
	r->last = base;
	r->letters++;
}

static void
begin(struct reading *r)
{
	r->hash = r->marked = GIST_SEED;
	r->letters = 0;
	r->digits = r->exact = r->vowels = false;
}

/* "8h30", "12/10", "50k", "Q7" say just one thing; "3" and "GIAM50" may not. */
static uint32_t
kind_of(const struct reading *r)
{
	if (r->digits)
		return r->exact || (!is_digit(r->first) && r->letters < 4) ?
		    GIST_EXACT : GIST_NUMBER;
	return r->upper && !r->starts ? GIST_NAME : GIST_WORD;
}

/* Whether it is a word such as "quận" is seen by its marks, if it has any. */
static uint32_t
look(const struct reading *r, uint32_t hash)
{
	uint32_t word = gistwords_look(r->known, hash);

	if (r->marked != r->hash &&
	    (gistwords_look(r->known, gist_hash(r->marked)) & GIST_HEAD) == 0)
		word &= ~GIST_HEAD;
	return word;
}

static void
end_word(struct reading *r)
{
	uint32_t word, kind = kind_of(r);
	struct gist *g = r->gist;

	if (r->letters == 0)
		return;
	word = gist_hash(r->hash);
	if (!r->digits)
		word = look(r, word);
	else
		word = gistwords_look(r->known, word) & GISTWORDS_HASH;
	if ((word & GIST_KIND) == 0)
		word |= kind;
	if (r->letters <= 2 && !r->digits && (r->letters == 1 || !r->vowels))
		word |= GIST_SHORT;
	word |= (r->first & 31) << FIRST_SHIFT;
	r->uppers += r->upper;
	if (g->n < GIST_WORDS)
		g->words[g->n++] = word;
	g->all++;
	r->starts = false;
	begin(r);
}

/* A sign that joins the parts of a time or a number, between digits. */
static bool
joins(const struct reading *r, uint32_t c)
{
	return r->digits && is_digit(r->last) && strchr("./:,-", (int)c) !=
	    NULL && r->p < r->end && is_digit((unsigned char)*r->p);
}

/* Past an address or a tag such as [phone] at p; false if there is none. */
static bool
pass(struct reading *r)
{
	struct span rest = { r->p, (size_t)(r->end - r->p) };
	const char *q = r->p;

	if (*q == '[') {
		for (q++; q < r->end && *q >= 'a' && *q <= 'z'; q++)
			;
		if (q == r->end || *q != ']')
			return false;
		r->p = q + 1;
		return true;
	}
	if (!span_starts(rest, "http://") && !span_starts(rest, "https://") &&
	    !span_starts(rest, "www."))
		return false;
	while (q < r->end && *q != ' ' && *q != '\n')
		q++;
	r->p = q;
	return true;
}

static void
read_sign(struct reading *r, uint32_t c)
{
	if (c < 0x80 && c != 0 && joins(r, c)) {
		r->exact = true;
		r->last = 0;
		r->hash = gist_mix(r->hash, c);
		return;
	}
	end_word(r);
	if (stands_alone(c)) {
		take(r, c);
		end_word(r);
	}
	r->starts |= c == '.' || c == '!' || c == '?' || c == '\n' || c == ':';
}

static void
read_words(struct reading *r)
{
	uint32_t c;

	while (r->p < r->end) {
		if (r->letters == 0 && (*r->p == '[' || *r->p == 'h' ||
		    *r->p == 'w') && pass(r))
			continue;
		if ((c = (unsigned char)*r->p) < 0x80)
			r->p++;
		else
			r->p += utf8_next((struct span){ r->p,
			    (size_t)(r->end - r->p) }, &c);
		if (is_letter(c) || is_digit(c)) {
			take(r, c);
			r->exact |= is_digit(r->first) && !is_digit(c);
		} else {
			read_sign(r, c);
		}
	}
	end_word(r);
}

/* In a text that shouts, capitals name nothing. */
static void
quieten(struct gist *g, unsigned uppers)
{
	if (uppers * 2 <= g->all)
		return;
	for (uint32_t i = 0; i < g->n; i++)
		if ((g->words[i] & GIST_KIND) == GIST_NAME)
			g->words[i] &= ~GIST_KIND;
}

/* Keep the key if it is among the smallest, which are in order. */
static void
keep(struct gist *g, uint32_t key)
{
	uint32_t i;

	if (g->nkeys == GIST_KEYS && key >= g->keys[GIST_KEYS - 1])
		return;
	for (i = 0; i < g->nkeys && g->keys[i] < key; i++)
		;
	if (i < g->nkeys && g->keys[i] == key)
		return;
	if (g->nkeys < GIST_KEYS)
		g->nkeys++;
	for (uint32_t k = g->nkeys - 1; k > i; k--)
		g->keys[k] = g->keys[k - 1];
	g->keys[i] = key;
}

static void
choose_keys(struct gist *g)
{
	uint64_t h;

	for (uint32_t i = 0; i + SHINGLE <= g->n; i++) {
		h = GIST_SEED;
		for (uint32_t k = i; k < i + SHINGLE; k++)
			h = (h ^ (g->words[k] & GISTWORDS_HASH)) *
			    0x9e3779b97f4a7c15u;
		h ^= h >> 29;
		keep(g, (uint32_t)(h * 0xbf58476d1ce4e5b9u >> 32));
	}
}

bool
gist_of(struct gist *g, const struct gistwords *known, struct span text)
{
	struct reading r = { .known = known, .gist = g, .p = text.s,
	    .end = text.s + text.len, .starts = true };

	g->n = g->all = g->nkeys = 0;
	begin(&r);
	read_words(&r);
	if (g->all < GIST_LEAST) {
		g->n = 0;
		return false;
	}
	quieten(g, r.uppers);
	choose_keys(g);
	return true;
}
