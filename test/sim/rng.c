#include "test/sim/rng.h"

#include <math.h>

static uint64_t
left(uint64_t x, int k)
{
	return (x << k) | (x >> (64 - k));
}

void
rng_seed(struct rng *r, uint64_t seed)
{
	for (int i = 0; i < 4; i++) {
		uint64_t z = (seed += 0x9e3779b97f4a7c15u);

		z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
		z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
		r->s[i] = z ^ (z >> 31);
	}
}

uint64_t
rng_next(struct rng *r)
{
	uint64_t *s = r->s, out = left(s[1] * 5, 7) * 9, t = s[1] << 17;

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = left(s[3], 45);
	return out;
}

double
rng_unit(struct rng *r)
{
	return (double)(rng_next(r) >> 11) * 0x1p-53;
}

size_t
rng_below(struct rng *r, size_t n)
{
	return (size_t)(rng_unit(r) * (double)n);
}

bool
rng_chance(struct rng *r, double p)
{
	return rng_unit(r) < p;
}

size_t
rng_weighted(struct rng *r, const double *sums, size_t n)
{
	double x = rng_unit(r) * sums[n - 1];
	size_t low = 0, high = n - 1, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (sums[mid] > x)
			high = mid;
		else
			low = mid + 1;
	}
	return low;
}

double
rng_wait(struct rng *r, double half)
{
	return -log2(1 - rng_unit(r)) * half;
}
