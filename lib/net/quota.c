#include "lib/net/quota.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"
#include "lib/net/fetch.h"
#include "lib/net/visit.h"

#define DAY	86400

/* The n-th Sunday of a month, as a day since 1970. */
static int64_t
sunday(int year, int month, int n)
{
	int64_t first = clock_days(year, month, 1);

	/* 1970-01-01 was a Thursday: day 3 was a Sunday. */
	return first + ((3 - first) % 7 + 7) % 7 + 7 * (n - 1);
}

static int
year_of(int64_t t)
{
	int year = 1970 + (int)(t / (365 * (int64_t)DAY + DAY / 4));

	while (clock_days(year, 1, 1) * DAY > t)
		year--;
	while (clock_days(year + 1, 1, 1) * DAY <= t)
		year++;
	return year;
}

/*
 * Los Angeles' offset from UTC: daylight time from the second Sunday of March to
 * the first one of November, at two o'clock (US Code, title 15, section 260a).
 */
static int64_t
pacific(int64_t t)
{
	int year = year_of(t);
	int64_t from = sunday(year, 3, 2) * DAY + 10 * 3600;
	int64_t to = sunday(year, 11, 1) * DAY + 9 * 3600;

	return t >= from && t < to ? -7 * 3600 : -8 * 3600;
}

/* Midnight before t: the clock changes at two, so midnight has its own offset. */
static int64_t
pacific_midnight(int64_t t)
{
	int64_t local = t + pacific(t), day = local - local % DAY;
	int64_t winter = day + 8 * 3600;

	return pacific(winter) == -8 * 3600 ? winter : day + 7 * 3600;
}

static int64_t
month_start(int64_t t, int more)
{
	int year = year_of(t), month = 12;

	while (clock_days(year, month, 1) * DAY > t)
		month--;
	month += more;
	return clock_days(year + (month - 1) / 12, (month - 1) % 12 + 1, 1) *
	    DAY;
}

int64_t
quota_start(const struct quota_bucket *b, int64_t now)
{
	switch (b->reset) {
	case QUOTA_PACIFIC:
		return pacific_midnight(now);
	case QUOTA_UTC:
		return now - now % DAY;
	case QUOTA_MONTH:
		return month_start(now, 0);
	case QUOTA_WINDOW:
	case QUOTA_UNIQUE:
		break;
	}
	return now;
}

int64_t
quota_end(const struct quota_bucket *b, int64_t start)
{
	switch (b->reset) {
	case QUOTA_PACIFIC:
		/* A day and a half on is the next day, of 23 hours or 25. */
		return quota_start(b, start + DAY + DAY / 2);
	case QUOTA_UTC:
		return start + DAY;
	case QUOTA_MONTH:
		return month_start(start, 1);
	case QUOTA_WINDOW:
	case QUOTA_UNIQUE:
		break;
	}
	return start + b->seconds;
}

/* The number behind NAME= in a list of such pairs; -1 if it is not there. */
static int64_t
own_limit(const char *list, const char *name)
{
	struct span rest = span_of(list), pair, left;

	while (rest.len != 0) {
		pair = span_cut(&rest, ' ');
		left = span_cut(&pair, '=');
		if (span_is(left, name) && pair.len != 0)
			return strtoll(pair.s, NULL, 10);
	}
	return -1;
}

bool
quota_find(const struct source *s, const char *name, struct quota_bucket *out)
{
	const struct quota_bucket *b = s->adapter->buckets;
	const char *own = config_get(s->section, "quota");
	const char *budget = strcmp(name, QUOTA_POSTS) == 0 ?
	    config_get(s->section, "budget") : NULL;
	int64_t limit;

	for (; b != NULL && b->name != NULL; b++)
		if (strcmp(b->name, name) == 0) {
			*out = *b;
			if (budget != NULL)
				out->limit = strtoll(budget, NULL, 10);
			if (own != NULL && (limit = own_limit(own, name)) >= 0)
				out->limit = limit;
			return true;
		}
	return false;
}

static bool
is_bucket(const struct source *s, struct span name)
{
	const struct quota_bucket *b = s->adapter->buckets;

	for (; b != NULL && b->name != NULL; b++)
		if (span_is(name, b->name))
			return true;
	return false;
}

static bool
is_number(struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.s[i] < '0' || s.s[i] > '9')
			return false;
	return s.len != 0 && s.len < 16;
}

int
quota_check(const struct source *s, struct where *where)
{
	const struct config_key *key = config_key(s->section, "quota");
	struct span rest, pair, name;
	struct buf known = BUF_INIT;

	if (key == NULL)
		return 0;
	for (rest = span_of(key->value); rest.len != 0; ) {
		pair = span_cut(&rest, ' ');
		name = span_cut(&pair, '=');
		if (is_bucket(s, name) && is_number(pair))
			continue;
		for (const struct quota_bucket *b = s->adapter->buckets;
		    b != NULL && b->name != NULL; b++)
			buf_printf(&known, " %s=%lld", b->name,
			    (long long)b->limit);
		where_set(where, s->config->path, key->line, "a quota is "
		    "NAME=NUMBER; of this type:%s", known.len != 0 ?
		    known.s : " none");
		buf_free(&known);
		return -1;
	}
	return 0;
}

/* Sources of one type and key share what the platform allows that key. */
static char *
id_of(const struct source *s, const struct quota_bucket *b)
{
	const char *const *secret = s->adapter->secrets;
	const char *owner = s->adapter->owner;
	const char *of = owner != NULL ? config_get(s->section, owner) : NULL;
	char key[64];

	for (; of == NULL && secret != NULL && *secret != NULL; secret++) {
		snprintf(key, sizeof key, "%s_file", *secret);
		of = config_get(s->section, key);
		snprintf(key, sizeof key, "%s_env", *secret);
		of = of != NULL ? of : config_get(s->section, key);
	}
	return xasprintf("%s/%s/%s", s->adapter->type, b->name,
	    of != NULL ? of : "");
}

/* What was spent in the period that is now, which `since` begins. */
static bool
spent(struct state *st, const char *id, const struct quota_bucket *b,
    int64_t now, int64_t *used, int64_t *since)
{
	*used = 0;
	*since = now;
	if (st != NULL && !state_quota(st, id, used, since))
		return false;
	if (*used == 0 || now >= quota_end(b, *since)) {
		*used = 0;
		*since = quota_start(b, now);
	}
	return true;
}

/*
 * Different things lie in the state as so many slots, each the hash of one and
 * when it was first asked for.  How many are in use, whether the thing is one of
 * them (hash 0: none is), a free slot, and when the first of them will be free.
 */
struct slots {
	int64_t	used, soonest, free;
	bool	known;
};

static bool
look(struct state *st, const char *id, const struct quota_bucket *b,
    int64_t now, int64_t hash, struct slots *out)
{
	int64_t value, since;
	bool good = true;
	char *slot;

	*out = (struct slots){ 0, now + b->seconds, -1, false };
	for (int64_t i = 0; st != NULL && good && i < b->limit; i++) {
		slot = xasprintf("%s/%lld", id, (long long)i);
		good = state_quota(st, slot, &value, &since);
		free(slot);
		if (value == 0 || now >= since + b->seconds) {
			out->free = out->free == -1 ? i : out->free;
			continue;
		}
		out->used++;
		out->known |= value == hash;
		if (since + b->seconds < out->soonest)
			out->soonest = since + b->seconds;
	}
	return good;
}

static bool
broken(struct visit *v)
{
	snprintf(v->fetch->broken, sizeof v->fetch->broken, "%s",
	    state_why(v->fetch->state));
	return false;
}

bool
quota_spend_unique(struct visit *v, const char *bucket, struct span thing)
{
	struct state *st = v->fetch->state;
	int64_t hash = (int64_t)(digest_hash64(thing) >> 1 | 1);
	char until[CLOCK_SIZE], *id, *slot;
	struct quota_bucket b;
	struct slots slots;
	bool good;

	if (st == NULL || !quota_find(v->source, bucket, &b))
		return true;
	id = id_of(v->source, &b);
	slot = NULL;
	good = look(st, id, &b, v->now, hash, &slots);
	if (good && !slots.known && slots.free != -1) {
		slot = xasprintf("%s/%lld", id, (long long)slots.free);
		good = state_spend(st, slot, hash, v->now);
	}
	free(slot);
	free(id);
	if (!good)
		return broken(v);
	if (slots.known || slots.free != -1)
		return true;
	v->outcome.again = slots.soonest;
	visit_fail(v, VISIT_SPENT, "the quota of %lld different %s is spent; "
	    "one more may be asked for at %s", (long long)b.limit, bucket,
	    clock_format(slots.soonest, until));
	return false;
}

static bool
unique_left(struct state *st, const char *id, const struct quota_bucket *b,
    int64_t now, int64_t *left, int64_t *anew)
{
	struct slots slots;
	bool good = look(st, id, b, now, 0, &slots);

	*left = b->limit - slots.used;
	*anew = slots.soonest;
	return good;
}

bool
quota_left(struct state *st, const struct source *s,
    const struct quota_bucket *b, int64_t now, int64_t *left, int64_t *anew)
{
	char *id = id_of(s, b);
	int64_t used, since;
	bool good;

	if (b->reset == QUOTA_UNIQUE) {
		good = unique_left(st, id, b, now, left, anew);
		free(id);
		return good;
	}
	good = spent(st, id, b, now, &used, &since);
	*left = used < b->limit ? b->limit - used : 0;
	*anew = quota_end(b, since);
	free(id);
	return good;
}

/* Note the new sum; false, with the fetch broken, if the state cannot. */
static bool
note(struct visit *v, const char *id, int64_t used, int64_t since)
{
	struct fetch *f = v->fetch;

	if (f->state == NULL || state_spend(f->state, id, used, since))
		return true;
	snprintf(f->broken, sizeof f->broken, "%s", state_why(f->state));
	return false;
}

bool
quota_spend(struct visit *v, const char *bucket, int64_t cost)
{
	struct state *st = v->fetch->state;
	char until[CLOCK_SIZE], *id;
	struct quota_bucket b;
	int64_t used, since;
	bool good;

	if (!quota_find(v->source, bucket, &b))
		return true;
	id = id_of(v->source, &b);
	good = spent(st, id, &b, v->now, &used, &since);
	if (good && used + cost > b.limit) {
		v->outcome.again = quota_end(&b, since);
		visit_fail(v, VISIT_SPENT, "the quota of %lld %s is spent; it "
		    "counts anew at %s", (long long)b.limit, bucket,
		    clock_format(v->outcome.again, until));
		free(id);
		return false;
	}
	if (!good)
		snprintf(v->fetch->broken, sizeof v->fetch->broken, "%s",
		    state_why(st));
	good = good && note(v, id, used + cost, since);
	free(id);
	return good;
}

bool
quota_return(struct visit *v, const char *bucket, int64_t cost)
{
	struct state *st = v->fetch->state;
	struct quota_bucket b;
	int64_t used, since;
	bool good = true;
	char *id;

	if (cost <= 0 || st == NULL || !quota_find(v->source, bucket, &b))
		return true;
	id = id_of(v->source, &b);
	/* Where it counts anew by now, nothing is there to be given back. */
	if (spent(st, id, &b, v->now, &used, &since) && used >= cost)
		good = note(v, id, used - cost, since);
	free(id);
	return good;
}
