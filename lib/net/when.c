#include "lib/net/when.h"

#include <sodium.h>
#include <stdlib.h>

#include "lib/markup/date.h"

#define DAY	86400
#define FIRST	900		/* seconds to the second poll of a source */
#define SEVERAL	3

/* Digits alone; -1 for anything else. */
static int64_t
number(struct span s)
{
	int64_t n = 0;

	if (s.len == 0 || s.len > 15)
		return -1;
	for (size_t i = 0; i < s.len; i++) {
		if (s.s[i] == '.' && i != 0)
			return n;	/* "300.0": seconds, as Reddit has it */
		if (s.s[i] < '0' || s.s[i] > '9')
			return -1;
		n = n * 10 + (s.s[i] - '0');
	}
	return n;
}

static int64_t
bounded(int64_t t, int64_t now)
{
	return t <= now ? 0 : t > now + DAY ? now + DAY : t;
}

int64_t
when_retry(struct span header, int64_t now)
{
	struct date d;
	int64_t n;

	if (header.s == NULL)
		return 0;
	if ((n = number(header)) >= 0)
		return bounded(now + (n < DAY ? n : DAY), now);
	return date_parse(header, 0, &d) ? bounded(d.instant, now) : 0;
}

int64_t
when_reset(struct span header, int64_t now)
{
	int64_t n = header.s != NULL ? number(header) : -1;

	if (n > now / 2)
		return bounded(n, now);
	return when_retry(header, now);
}

int64_t
when_backoff(unsigned n)
{
	int64_t most = n > 6 ? 60000 : (int64_t)1000 << (n - 1);

	if (most > 60000)
		most = 60000;
	return most / 2 + (int64_t)randombytes_uniform((uint32_t)most / 2);
}

int64_t
when_poll(int64_t last, uint64_t posts, int64_t failures)
{
	int64_t next = last > 0 ? last : FIRST;

	if (failures > 0)
		next = FIRST << (failures < 6 ? failures - 1 : 5);
	else if (posts >= SEVERAL)
		next /= 2;
	else if (posts == 0)
		next *= 2;
	return next < WHEN_LEAST ? WHEN_LEAST : next > WHEN_MOST ? WHEN_MOST :
	    next;
}
