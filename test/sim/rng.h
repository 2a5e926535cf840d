/*
 * rng - chance that is the same on every machine: xoshiro256** 1.0 (Blackman
 * and Vigna 2018), seeded by splitmix64.
 */
#ifndef SIM_RNG_H
#define SIM_RNG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct rng {
	uint64_t	s[4];
};

void	 rng_seed(struct rng *, uint64_t seed);
uint64_t rng_next(struct rng *);
/* A whole number below n, which is not 0. */
size_t	 rng_below(struct rng *, size_t n);
/* A number in [0, 1). */
double	 rng_unit(struct rng *);
bool	 rng_chance(struct rng *, double p);
/* An index with a chance as its weight; sums[i] is the sum of weights 0 to i. */
size_t	 rng_weighted(struct rng *, const double *sums, size_t n);
/* How long until something happens that happens by `half` with a chance of ½. */
double	 rng_wait(struct rng *, double half);

#endif
