#include "lib/series/burst.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"

#define WEEKS	8
#define DAYS	28
#define LEAST	3		/* weeks or days, to say anything */
#define FAR	64		/* weeks or days on either side, no farther */
#define REACH	12		/* buckets within an hour, at most */
#define VALUES	(DAYS * (2 * REACH + 1))
#define CALM	2		/* buckets below k / 2 that end an episode */

/* The row that usual values are taken from, and those of one bucket. */
struct row {
	const int64_t	*posts;
	size_t		 n;
	long		 period, reach;
	double		 value[VALUES];
	size_t		 nvalues;
};

static int
by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static bool
known(const struct row *r, long at)
{
	return at >= 0 && at < (long)r->n && r->posts[at] != SERIES_NULL;
}

static void
take(struct row *r, long at)
{
	for (long i = at - r->reach; i <= at + r->reach; i++)
		if (known(r, i))
			r->value[r->nvalues++] = (double)r->posts[i];
}

/* The values of the nearest periods on both sides; how many periods. */
static size_t
gather(struct row *r, long at, size_t most)
{
	size_t periods = 0;

	r->nvalues = 0;
	for (long j = 1; j <= FAR && periods < most; j++) {
		if (known(r, at - j * r->period)) {
			take(r, at - j * r->period);
			periods++;
		}
		if (periods < most && known(r, at + j * r->period)) {
			take(r, at + j * r->period);
			periods++;
		}
	}
	return periods;
}

static double
middle_mean(const double *sorted, size_t n)
{
	size_t out = (n + 1) / 4;
	double sum = 0;

	for (size_t i = out; i < n - out; i++)
		sum += sorted[i];
	return sum / (double)(n - 2 * out);
}

static double
median(double *values, size_t n)
{
	qsort(values, n, sizeof *values, by_value);
	return n % 2 != 0 ? values[n / 2] :
	    (values[n / 2 - 1] + values[n / 2]) / 2;
}

bool
burst_usual(enum bucket b, const int64_t posts[], size_t n, size_t at,
    double *expected, double *sd)
{
	struct row r = { .posts = posts, .n = n };
	double spread;
	size_t periods;

	r.reach = bucket_hour(b);
	r.period = bucket_week(b);
	if ((periods = gather(&r, (long)at, WEEKS)) < LEAST) {
		r.period = bucket_day(b);
		if ((periods = gather(&r, (long)at, DAYS)) < LEAST)
			return false;
	}
	qsort(r.value, r.nvalues, sizeof *r.value, by_value);
	*expected = middle_mean(r.value, r.nvalues);
	for (size_t i = 0; i < r.nvalues; i++)
		r.value[i] = fabs(r.value[i] - *expected);
	spread = 1.4826 * median(r.value, r.nvalues);
	*sd = sqrt((fmax(spread * spread, *expected) + 1) *
	    (1 + 1 / (double)periods));
	return true;
}

/* An episode while it goes on; what is not yet known to be of it is apart. */
struct episode {
	bool		 on;
	size_t		 from, to, peak;	/* to is not in it */
	int64_t		 peak_posts;
	double		 peak_z;
	size_t		 calm;
};

struct search {
	const struct series_grid	*grid;
	const struct series_key		*key;
	const struct burst_rule		*rule;
	const int64_t			*posts;
	struct episode			 e;
	burst_fn			*fn;
	void				*arg;
};

/* The sums over the buckets of the episode that are no gaps. */
static void
sum_up(const struct search *s, struct burst *b)
{
	const struct cell *cell;
	int64_t rated = 0, neg = 0;
	double expected, sd, variance = 0;

	for (size_t i = s->e.from; i < s->e.to; i++) {
		if (s->posts[i] == SERIES_NULL)
			continue;
		b->posts += s->posts[i];
		if (burst_usual(s->grid->bucket, s->posts, s->grid->n, i,
		    &expected, &sd)) {
			b->expected += expected;
			variance += sd * sd;
		}
		if ((cell = series_cell(s->key, i)) == NULL)
			continue;
		neg += cell->tone[CELL_NEG];
		for (size_t k = 0; k < CELL_TONES; k++)
			rated += cell->tone[k];
	}
	b->sd = sqrt(variance);
	b->neg_share = rated != 0 ? (double)neg / (double)rated : -1;
}

static int64_t
start_of(const struct search *s, size_t at)
{
	return bucket_start(s->grid->bucket, s->grid->first + (int64_t)at);
}

static void
end_episode(struct search *s, bool open)
{
	struct burst b = {
		.bucket = s->grid->bucket, .key = s->key->key,
		.from = start_of(s, s->e.from), .to = start_of(s, s->e.to),
		.peak = start_of(s, s->e.peak),
		.peak_posts = s->e.peak_posts, .z = s->e.peak_z,
		.open = open,
	};

	sum_up(s, &b);
	s->fn(s->arg, &b);
	s->e.on = false;
}

static void
look(struct search *s, size_t at)
{
	struct episode *e = &s->e;
	double expected, sd, z;

	if (s->posts[at] == SERIES_NULL ||
	    !burst_usual(s->grid->bucket, s->posts, s->grid->n, at,
	    &expected, &sd))
		return;
	z = ((double)s->posts[at] - expected) / sd;
	if (!e->on) {
		if (z < s->rule->k || s->posts[at] < s->rule->least)
			return;
		*e = (struct episode){ .on = true, .from = at,
		    .peak_posts = -1 };
	}
	if (z < s->rule->k / 2) {
		if (++e->calm == CALM)
			end_episode(s, false);
		return;
	}
	e->calm = 0;
	e->to = at + 1;
	if (s->posts[at] > e->peak_posts) {
		e->peak = at;
		e->peak_posts = s->posts[at];
		e->peak_z = z;
	}
}

void
burst_each(const struct series_grid *grid, const struct series_key *key,
    const struct burst_rule *rule, burst_fn *fn, void *arg)
{
	int64_t *posts = xcalloc(grid->n, sizeof *posts);
	struct search s = {
		.grid = grid, .key = key, .rule = rule, .posts = posts,
		.fn = fn, .arg = arg,
	};

	series_posts(grid, key, posts);
	for (size_t at = 0; at < grid->n; at++)
		look(&s, at);
	if (s.e.on)
		end_episode(&s, true);
	free(posts);
}

/* Two decimals at most: the digits behind them say nothing of a burst. */
static void
number(struct buf *b, const char *name, double value)
{
	long long cents = llround(value * 100);

	buf_printf(b, ",\"%s\":%lld", name, cents / 100);
	if (cents % 10 != 0)
		buf_printf(b, ".%02lld", cents % 100);
	else if (cents % 100 != 0)
		buf_printf(b, ".%lld", cents % 100 / 10);
}

static void
instant(struct buf *b, const char *name, int64_t at)
{
	char text[CLOCK_SIZE];

	buf_printf(b, ",\"%s\":\"%s\"", name, clock_format(at, text));
}

void
burst_write(const struct burst *burst, struct buf *b)
{
	buf_printf(b, "{\"rec\":\"burst\",\"method\":\"%s\",\"bucket\":\"%s\","
	    "\"key\":", BURST_METHOD, bucket_name(burst->bucket));
	buf_span(b, burst->key);
	instant(b, "from", burst->from);
	instant(b, "to", burst->to);
	instant(b, "peak", burst->peak);
	buf_printf(b, ",\"posts\":%" PRId64 ",\"peak_posts\":%" PRId64,
	    burst->posts, burst->peak_posts);
	number(b, "expected", burst->expected);
	number(b, "sd", burst->sd);
	number(b, "z", burst->z);
	if (burst->neg_share >= 0)
		number(b, "neg_share", burst->neg_share);
	buf_printf(b, ",\"open\":%s}", burst->open ? "true" : "false");
}
