#include "lib/norm/when.h"

#include <stdio.h>
#include <string.h>

#include "lib/base/clock.h"

#define FIRST	788918400	/* 1995-01-01T00:00:00Z: the web is young */
#define AHEAD	(48 * 3600)

/* Add a string to the array `flags`, once. */
static void
flag(struct record *r, const char *name)
{
	struct span rest = record_get(r, "flags"), value;
	struct buf list = BUF_INIT, scratch = BUF_INIT;
	bool there = false;

	buf_putc(&list, '[');
	if (rest.s != NULL && rest.s[0] == '[')
		while (jspan_each(&rest, NULL, &value)) {
			there |= span_is(jspan_string(value, &scratch), name);
			buf_span(&list, value);
			buf_putc(&list, ',');
		}
	jspan_quote(&list, span_of(name));
	buf_putc(&list, ']');
	if (!there)
		record_set(r, "flags", buf_get(&list));
	buf_free(&list);
	buf_free(&scratch);
}

void
when_settle(struct record *r, int64_t now)
{
	struct buf scratch = BUF_INIT, raw = BUF_INIT;
	struct span published = record_string(r, "published", &scratch);
	char text[CLOCK_SIZE];
	int64_t at;
	bool good;

	if (published.s == NULL)
		goto done;
	good = clock_parse(published, &at) && at >= FIRST && at <= now + AHEAD;
	if (good && span_is(published, clock_format(at, text)))
		goto done;
	buf_span(&raw, published);
	if (record_get(r, "published_raw").s == NULL)
		record_set_string(r, "published_raw", buf_get(&raw));
	if (good) {
		record_set_string(r, "published", span_of(text));
	} else {
		record_drop(r, "published");
		flag(r, "bad_date");
	}
done:
	buf_free(&scratch);
	buf_free(&raw);
}

const char *
when_month(const struct record *r, char out[WHEN_SIZE])
{
	static const char *const members[] = { "published", "fetched_at" };
	struct civil c;
	int64_t at;

	snprintf(out, WHEN_SIZE, "undated");
	for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
		if (!record_instant(r, members[i], &at))
			continue;
		c = clock_civil(at);
		snprintf(out, WHEN_SIZE, "%04u-%02u",
		    (unsigned)c.year % 10000, (unsigned)c.month % 100);
		break;
	}
	return out;
}
