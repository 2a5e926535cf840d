#include "lib/base/nearest.h"

#include <string.h>

#define LONGEST 63		/* longer words have no useful neighbour */

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

static size_t
distance(const char *a, size_t na, const char *b, size_t nb)
{
	size_t row[3][LONGEST + 1];
	size_t *two = row[0], *one = row[1], *now = row[2], *spare;
	size_t i, j;

	for (j = 0; j <= nb; j++)
		one[j] = j;
	for (i = 1; i <= na; i++) {
		now[0] = i;
		for (j = 1; j <= nb; j++) {
			now[j] = least(one[j], now[j - 1]) + 1;
			now[j] = least(now[j],
			    one[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1])
				now[j] = least(now[j], two[j - 2] + 1);
		}
		spare = two;
		two = one;
		one = now;
		now = spare;
	}
	return one[nb];
}

const char *
nearest(const char *typed, const char *const words[], size_t n)
{
	const char *best = NULL;
	size_t i, d, len, least_so_far = LONGEST, nt = strlen(typed);

	if (nt > LONGEST)
		return NULL;
	for (i = 0; i < n; i++) {
		if (words[i] == NULL || (len = strlen(words[i])) > LONGEST)
			continue;
		d = distance(typed, nt, words[i], len);
		if (d < least_so_far && d <= (len + 2) / 3) {
			least_so_far = d;
			best = words[i];
		}
	}
	return best;
}
