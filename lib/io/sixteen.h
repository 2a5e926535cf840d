/*
 * sixteen - sixteen bytes at once, where the processor can (SSE2).
 *
 * Each function gives a mask with a bit for each byte, the first the lowest.
 */
#ifndef SB_SIXTEEN_H
#define SB_SIXTEEN_H

#ifdef __SSE2__
#include <emmintrin.h>

static inline __m128i
sixteen_load(const char *p)
{
	return _mm_loadu_si128((const __m128i *)(const void *)p);
}

/* Bytes with the top bit. */
static inline unsigned
sixteen_high(__m128i w)
{
	return (unsigned)_mm_movemask_epi8(w);
}

/* Bytes that are at least `least`. */
static inline unsigned
sixteen_least(__m128i w, unsigned char least)
{
	__m128i v = _mm_set1_epi8((char)least);

	return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(w, v),
	    w));
}

static inline unsigned
sixteen_equal(__m128i w, unsigned char value)
{
	return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(w,
	    _mm_set1_epi8((char)value)));
}

/* Controls, quotes and backslashes: where a JSON string stops being plain. */
static inline unsigned
sixteen_stops(__m128i w)
{
	return (~sixteen_least(w, 0x20) & 0xffff) | sixteen_equal(w, '"') |
	    sixteen_equal(w, '\\');
}
#endif

#endif
