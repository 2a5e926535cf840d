#include "lib/series/bucket.h"

#include "lib/base/clock.h"

#define HOUR	3600
#define DAY	86400
#define WEEK	(7 * DAY)
/* 1970-01-01 was a Thursday; day -3 was a Monday. */
#define MONDAY	(3 * DAY)

static const struct {
	const char	*name;
	int64_t		 width;		/* seconds; 0: a month */
} widths[BUCKET_WIDTHS] = {
	[BUCKET_5M] = { "5m", 300 },
	[BUCKET_15M] = { "15m", 900 },
	[BUCKET_1H] = { "1h", HOUR },
	[BUCKET_3H] = { "3h", 3 * HOUR },
	[BUCKET_1D] = { "1d", DAY },
	[BUCKET_1W] = { "1w", WEEK },
	[BUCKET_1MO] = { "1mo", 0 },
};

const char *
bucket_name(enum bucket b)
{
	return widths[b].name;
}

bool
bucket_find(struct span name, enum bucket *b)
{
	for (size_t i = 0; i < BUCKET_WIDTHS; i++) {
		if (span_is(name, widths[i].name)) {
			*b = (enum bucket)i;
			return true;
		}
	}
	return false;
}

const char *
bucket_list(void)
{
	return "5m, 15m, 1h, 3h, 1d, 1w, 1mo";
}

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

int64_t
bucket_index(enum bucket b, int64_t instant)
{
	int64_t local;
	struct civil c;

	if (b == BUCKET_1MO) {
		c = clock_civil(instant);
		return (int64_t)c.year * 12 + c.month - 1;
	}
	local = instant + clock_zone();
	if (b == BUCKET_1W)
		local += MONDAY;
	return floor_div(local, widths[b].width);
}

int64_t
bucket_start(enum bucket b, int64_t index)
{
	int64_t local;
	struct civil c = { .day = 1 };

	if (b == BUCKET_1MO) {
		c.year = (int)floor_div(index, 12);
		c.month = (int)(index - (int64_t)c.year * 12) + 1;
		return clock_instant(&c);
	}
	local = index * widths[b].width;
	if (b == BUCKET_1W)
		local -= MONDAY;
	return local - clock_zone();
}

static int
in(enum bucket b, int64_t span)
{
	if (widths[b].width == 0 || widths[b].width >= span)
		return 1;
	return (int)(span / widths[b].width);
}

int
bucket_day(enum bucket b)
{
	return in(b, DAY);
}

int
bucket_week(enum bucket b)
{
	return in(b, WEEK);
}

int
bucket_hour(enum bucket b)
{
	if (widths[b].width == 0 || widths[b].width > HOUR)
		return 0;
	return (int)(HOUR / widths[b].width);
}
