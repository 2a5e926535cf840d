#include "lib/net/fetch.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"
#include "lib/io/slurp.h"

#define REMEMBERED	(90 * 86400)	/* items unseen so long are forgotten */

const char *
fetch_state_name(enum fetch_state state)
{
	static const char *const names[] = {
		[FETCH_OK] = "ok",
		[FETCH_UNCHANGED] = "unchanged",
		[FETCH_PARTIAL] = "partial",
		[FETCH_FAILED] = "failed",
		[FETCH_SILENT] = "silent",
	};

	return names[state];
}

void
fetch_fail(struct outcome *o, enum fetch_state state, const char *why, ...)
{
	va_list ap;

	o->state = state;
	va_start(ap, why);
	vsnprintf(o->why, sizeof o->why, why, ap);
	va_end(ap);
}

void
fetch_time(struct outcome *o, int64_t t)
{
	if (!o->dated || t < o->oldest)
		o->oldest = t;
	if (!o->dated || t > o->newest)
		o->newest = t;
	o->dated = true;
}

static bool
from_network(struct fetch *f, const struct source *s, struct document *d,
    struct outcome *o)
{
	struct http_request q = {
		.url = s->url, .timeout = s->timeout, .private = s->private,
		.etag = f->memory.etag, .modified = f->memory.modified,
	};

	if (http_get(f->http, &q, &d->answer) == -1) {
		fetch_fail(o, FETCH_FAILED, "%s", d->answer.why);
		return false;
	}
	if (d->answer.status == 304) {
		o->state = FETCH_UNCHANGED;
		return false;
	}
	d->len = d->answer.body.len;
	d->bytes = buf_take(&d->answer.body);
	d->base = d->answer.url;
	d->type = d->answer.type;
	return true;
}

static bool
from_file(const struct source *s, struct document *d, struct outcome *o)
{
	d->bytes = slurp(s->file, SLURP_MOST, &d->len);
	if (d->bytes == NULL)
		fetch_fail(o, FETCH_FAILED, "%s: %s", s->file,
		    strerror(errno));
	return d->bytes != NULL;
}

bool
fetch_document(struct fetch *f, const struct source *s, struct document *d,
    struct outcome *o)
{
	*d = (struct document){ .len = 0 };
	if (!(s->url != NULL ? from_network(f, s, d, o) :
	    from_file(s, d, o)))
		return false;
	digest_span((struct span){ d->bytes, d->len }, d->digest);
	/* Some servers change the ETag, or send none, of what is the same. */
	if (f->memory.known && strcmp(d->digest, f->memory.body) == 0) {
		o->state = FETCH_UNCHANGED;
		return false;
	}
	return true;
}

void
fetch_document_free(struct document *d)
{
	free(d->bytes);
	http_answer_free(&d->answer);
	*d = (struct document){ .len = 0 };
}

static void
put_coverage(struct fetch *f, const struct source *s, const char *state,
    int64_t from, int64_t to, const struct outcome *o)
{
	char a[CLOCK_SIZE], b[CLOCK_SIZE];
	json_t *tree = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:I}",
	    "rec", "coverage", "source", s->label, "feed", s->name,
	    "from", clock_format(from, a), "to", clock_format(to, b),
	    "state", state, "posts",
	    (json_int_t)(o != NULL ? o->posts : 0));
	json_t *why = o != NULL && o->why[0] != '\0' ? json_string(o->why) :
	    NULL;

	if (why != NULL)
		json_object_set_new(tree, "why", why);
	writer_tree(f->out, tree);
}

/* The window of a document that tells of a time by itself: an export, a file. */
static void
cover_closed(struct fetch *f, const struct source *s, struct outcome *o)
{
	int64_t from = f->now, to = f->now;

	if (o->state == FETCH_UNCHANGED) {
		from = f->memory.from;
		to = f->memory.to;
	} else if (o->dated) {
		from = o->oldest;
		to = o->newest;
	} else if (f->memory.known) {
		from = f->memory.to;
	}
	if (s->covers) {
		from = s->from;
		to = s->to;
	}
	put_coverage(f, s, fetch_state_name(o->state), from, to, o);
	f->memory.from = from;
	f->memory.to = to;
}

/* The window of a feed that is fetched again and again, up to now. */
static void
cover_running(struct fetch *f, const struct source *s, struct outcome *o)
{
	int64_t from = f->memory.known ? f->memory.to : f->now;
	bool good = o->state == FETCH_OK || o->state == FETCH_UNCHANGED;

	if (o->state == FETCH_OK && o->dated && o->oldest < f->now) {
		if (f->memory.known && o->oldest > from) {
			put_coverage(f, s, "missed", from, o->oldest, NULL);
			o->gap = true;
		}
		if (!f->memory.known || o->oldest > from)
			from = o->oldest;
	}
	if (from > f->now)
		from = f->now;		/* the clock went back */
	put_coverage(f, s, fetch_state_name(o->state), from, f->now, o);
	if (good) {
		f->memory.from = from;
		f->memory.to = f->now;
	}
}

/*
 * What failed is not remembered: the next fetch that succeeds covers from where
 * the last good one ended.
 */
static bool
remember(struct fetch *f, const struct outcome *o)
{
	if (f->state == NULL)
		return true;
	f->memory.had_posts |= o->items != 0;
	if ((o->state == FETCH_OK || o->state == FETCH_UNCHANGED) &&
	    !state_save(f->state, &f->memory))
		return false;
	if (o->state == FETCH_OK &&
	    !state_prune(f->state, f->now - REMEMBERED))
		return false;
	return state_commit(f->state);
}

bool
fetch_source(struct fetch *f, const struct source *s, struct outcome *o)
{
	*o = (struct outcome){ .state = FETCH_OK };
	f->memory = (struct state_source){ .known = false };
	f->broken[0] = '\0';
	if (f->state != NULL && !state_begin(f->state, s->name, &f->memory))
		goto broken;
	s->adapter->fetch(f, s, o);
	if (f->broken[0] != '\0')
		return false;
	if (s->covers || s->file != NULL)
		cover_closed(f, s, o);
	else
		cover_running(f, s, o);
	writer_flush(f->out);
	if (!remember(f, o))
		goto broken;
	state_source_free(&f->memory);
	return true;
broken:
	snprintf(f->broken, sizeof f->broken, "%s", state_why(f->state));
	state_source_free(&f->memory);
	return false;
}
