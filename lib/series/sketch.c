#include "lib/series/sketch.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/digest.h"
#include "lib/base/xalloc.h"

#define BITS	12			/* of a hash that choose the register */
#define RANKS	(64 - BITS + 1)		/* the highest rank */

static const char digits[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void
sketch_free(struct sketch *s)
{
	free(s->list);
	free(s->dense);
	*s = (struct sketch){ .n = 0 };
}

uint64_t
sketch_hash(struct span name)
{
	return digest_hash64(name);
}

/* Where the register is in the list, or would go. */
static size_t
place(const struct sketch *s, uint32_t reg)
{
	size_t low = 0, high = s->n, mid;

	while (low < high) {
		mid = (low + high) / 2;
		if (s->list[mid] >> 6 < reg)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static void
make_dense(struct sketch *s)
{
	s->dense = xcalloc(SKETCH_REGISTERS, 1);
	for (size_t i = 0; i < s->n; i++)
		s->dense[s->list[i] >> 6] = s->list[i] & 63;
	free(s->list);
	s->list = NULL;
	s->n = s->cap = 0;
}

static void
insert(struct sketch *s, size_t at, uint32_t entry)
{
	if (s->n == s->cap) {
		s->cap = s->cap != 0 ? (uint16_t)(s->cap * 2) : 4;
		s->list = xreallocarray(s->list, s->cap, sizeof *s->list);
	}
	memmove(s->list + at + 1, s->list + at,
	    (s->n - at) * sizeof *s->list);
	s->list[at] = entry;
	if (++s->n == SKETCH_SPARSE)
		make_dense(s);
}

/* Let the register be at least that rank. */
static void
raise(struct sketch *s, uint32_t reg, uint32_t rank)
{
	size_t at;

	if (s->dense != NULL) {
		if (s->dense[reg] < rank)
			s->dense[reg] = (uint8_t)rank;
		return;
	}
	at = place(s, reg);
	if (at == s->n || s->list[at] >> 6 != reg)
		insert(s, at, reg << 6 | rank);
	else if ((s->list[at] & 63) < rank)
		s->list[at] = reg << 6 | rank;
}

void
sketch_add(struct sketch *s, uint64_t hash)
{
	uint64_t rest = hash << BITS;
	uint32_t rank = RANKS;

	if (rest != 0)
		rank = (uint32_t)__builtin_clzll(rest) + 1;
	raise(s, (uint32_t)(hash >> (64 - BITS)), rank);
}

void
sketch_merge(struct sketch *s, const struct sketch *other)
{
	if (other->dense == NULL) {
		for (size_t i = 0; i < other->n; i++)
			raise(s, other->list[i] >> 6, other->list[i] & 63);
		return;
	}
	for (uint32_t i = 0; i < SKETCH_REGISTERS; i++)
		if (other->dense[i] != 0)
			raise(s, i, other->dense[i]);
}

/* Ertl's sigma: x + sum of x^(2^k) 2^(k-1), for registers that are 0. */
static double
sigma(double x)
{
	double y = 1, z = x, before;

	if (x == 1)
		return INFINITY;
	do {
		x *= x;
		before = z;
		z += x * y;
		y += y;
	} while (z != before);
	return z;
}

/* Ertl's tau, for registers at the highest rank. */
static double
tau(double x)
{
	double y = 1, z = 1 - x, before;

	if (x == 0 || x == 1)
		return 0;
	do {
		x = sqrt(x);
		before = z;
		y *= 0.5;
		z -= (1 - x) * (1 - x) * y;
	} while (z != before);
	return z / 3;
}

double
sketch_estimate(const struct sketch *s)
{
	const double m = SKETCH_REGISTERS;
	int have[RANKS + 1] = { 0 };
	double z;

	if (s->dense == NULL) {
		have[0] = SKETCH_REGISTERS - s->n;
		for (size_t i = 0; i < s->n; i++)
			have[s->list[i] & 63]++;
	} else {
		for (size_t i = 0; i < SKETCH_REGISTERS; i++)
			have[s->dense[i]]++;
	}
	z = m * tau(1 - have[RANKS] / m);
	for (int k = RANKS - 1; k >= 1; k--)
		z = 0.5 * (z + have[k]);
	z += m * sigma(have[0] / m);
	return m * m / (2 * M_LN2 * z);
}

void
sketch_text(const struct sketch *s, struct buf *b)
{
	char out[SKETCH_REGISTERS], *to = out;

	if (s->dense != NULL) {
		for (size_t i = 0; i < SKETCH_REGISTERS; i++)
			*to++ = digits[s->dense[i]];
	}
	for (size_t i = 0; i < s->n; i++) {
		*to++ = digits[s->list[i] >> 12];
		*to++ = digits[s->list[i] >> 6 & 63];
		*to++ = digits[s->list[i] & 63];
	}
	buf_puts(b, s->dense != NULL ? "d:" : "s:");
	buf_add(b, out, (size_t)(to - out));
}

/* The value of a digit, or 64. */
static uint32_t
value(char c)
{
	const char *at = c != '\0' ? strchr(digits, c) : NULL;

	return at != NULL ? (uint32_t)(at - digits) : 64;
}

static bool
parse_list(struct sketch *s, struct span text)
{
	uint32_t high, low, rank, entry, last = 0;

	if (text.len % 3 != 0 || text.len / 3 >= SKETCH_SPARSE)
		return false;
	for (size_t i = 0; i < text.len; i += 3) {
		high = value(text.s[i]);
		low = value(text.s[i + 1]);
		rank = value(text.s[i + 2]);
		if (high > 63 || low > 63 || rank < 1 || rank > RANKS)
			return false;
		entry = high << 12 | low << 6 | rank;
		if (i != 0 && entry >> 6 <= last >> 6)
			return false;
		insert(s, s->n, entry);
		last = entry;
	}
	return true;
}

static bool
parse_dense(struct sketch *s, struct span text)
{
	size_t set = 0;
	uint32_t rank;

	if (text.len != SKETCH_REGISTERS)
		return false;
	s->dense = xcalloc(SKETCH_REGISTERS, 1);
	for (size_t i = 0; i < SKETCH_REGISTERS; i++) {
		if ((rank = value(text.s[i])) > RANKS)
			return false;
		s->dense[i] = (uint8_t)rank;
		set += rank != 0;
	}
	return set >= SKETCH_SPARSE;
}

bool
sketch_parse(struct sketch *s, struct span text)
{
	struct span rest;
	bool good = false;

	*s = (struct sketch){ .n = 0 };
	if (text.len < 2)
		return false;
	rest = (struct span){ text.s + 2, text.len - 2 };
	if (span_starts(text, "s:"))
		good = parse_list(s, rest);
	else if (span_starts(text, "d:"))
		good = parse_dense(s, rest);
	if (!good)
		sketch_free(s);
	return good;
}
