#include "test/net/route.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/nearest.h"
#include "lib/base/xalloc.h"
#include "test/net/fill.h"

/* How far off a request is; the path says most about what was meant. */
#define FAR_PATH	10000
#define FAR_METHOD	1000
#define FAR_FIELD	10
#define FAR_TIMES	1

/* A request beside a route. */
struct pair {
	const struct route	*r;
	const struct request	*q;
	const struct conn	*c;
	struct buf		*why;	/* or NULL */
	unsigned		 far;
};

struct route *
routes_add(struct routes *rs, const char *script, size_t line)
{
	struct route *r;

	rs->list = xreallocarray(rs->list, rs->n + 1, sizeof *rs->list);
	r = &rs->list[rs->n++];
	*r = (struct route){ .script = script, .line = line, .times = -1,
	    .status = -1, .wait = -1, .huge = -1, .bomb = -1, .length = -1,
	    .cut = -1, .drip = -1, .sse = -1 };
	return r;
}

/* Whether the text is the pattern, in which a '*' stands for any bytes. */
static bool
fits(const char *pattern, const char *text)
{
	const char *star = NULL, *again = NULL;

	while (*text != '\0') {
		if (*pattern == '*') {
			star = ++pattern;
			again = text;
		} else if (*pattern == *text) {
			pattern++;
			text++;
		} else if (star != NULL) {
			pattern = star;
			text = ++again;
		} else {
			return false;
		}
	}
	return pattern[strspn(pattern, "*")] == '\0';
}

static void differ(struct pair *, unsigned far, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

static void
differ(struct pair *p, unsigned far, const char *fmt, ...)
{
	va_list ap;
	char line[512];

	p->far += far;
	if (p->why == NULL)
		return;
	va_start(ap, fmt);
	vsnprintf(line, sizeof line, fmt, ap);
	va_end(ap);
	buf_printf(p->why, "  %s\n", line);
}

/* A parameter may come several times: one of them must fit. */
static bool
has(const struct fields *f, const char *name, const char *want, bool anycase)
{
	bool there = false;

	for (size_t i = 0; i < f->n; i++) {
		if ((anycase ? strcasecmp : strcmp)(f->list[i].name, name) != 0)
			continue;
		there |= f->list[i].value[0] != '\0';
		if (want[0] != '\0' && fits(want, f->list[i].value))
			return true;
	}
	return want[0] == '\0' && !there;
}

static void
differ_field(struct pair *p, const char *what, const char *name,
    const char *want, const char *got)
{
	char wish[256] = "none";

	if (want[0] != '\0')
		snprintf(wish, sizeof wish, "\"%s\"", want);
	if (got == NULL)
		differ(p, FAR_FIELD, "%s %s is not there; wanted: %s", what,
		    name, wish);
	else
		differ(p, FAR_FIELD, "%s %s is \"%s\"; wanted: %s", what,
		    name, got, wish);
}

static void
compare(struct pair *p, const char *what, const struct fields *wanted,
    const struct fields *given, bool anycase)
{
	struct buf want = BUF_INIT;
	const struct field *w;

	for (size_t i = 0; i < wanted->n; i++) {
		w = &wanted->list[i];
		buf_reset(&want);
		fill(&want, span_of(w->value), p->c);
		buf_putc(&want, '\0');
		if (!has(given, w->name, want.s, anycase))
			differ_field(p, what, w->name, want.s,
			    fields_get(given, w->name));
	}
	buf_free(&want);
}

/* A form may be asked for as it is meant: without %XX and '+'. */
static bool
body_has(const struct request *q, const char *part)
{
	char *form;
	bool found;

	if (q->body.len == 0)
		return false;
	if (memmem(q->body.s, q->body.len, part, strlen(part)) != NULL)
		return true;
	form = xstrdup(q->body.s);
	found = request_decode(form, true) && strstr(form, part) != NULL;
	free(form);
	return found;
}

static bool
method_fits(const char *want, const char *got)
{
	return strcmp(want, "*") == 0 || strcmp(want, got) == 0 ||
	    (strcmp(want, "GET") == 0 && strcmp(got, "HEAD") == 0);
}

static void
compare_body(struct pair *p)
{
	struct buf part = BUF_INIT;

	for (size_t i = 0; i < p->r->bodies.n; i++) {
		buf_reset(&part);
		fill(&part, span_of(p->r->bodies.list[i].name), p->c);
		if (!body_has(p->q, part.s))
			differ(p, FAR_FIELD, "the body lacks: %s", part.s);
	}
	buf_free(&part);
}

/* How far the request is off, 0 if the route answers it. */
static unsigned
distance(const struct route *r, const struct request *q, const struct conn *c,
    struct buf *why)
{
	struct pair p = { r, q, c, why, 0 };

	if (!fits(r->path, q->path))
		differ(&p, FAR_PATH, "the path is %s", q->path);
	if (!method_fits(r->method, q->method))
		differ(&p, FAR_METHOD, "the method is %s", q->method);
	if (p.far != 0 && why == NULL)
		return p.far;		/* the common case, and enough */
	compare(&p, "parameter", &r->query, &q->query, false);
	compare(&p, "header", &r->needs, &q->headers, true);
	compare_body(&p);
	if (r->times != -1 && r->used >= r->times)
		differ(&p, FAR_TIMES, "it has answered %ld times, as often "
		    "as it may", r->used);
	return p.far;
}

const struct route *
routes_take(struct routes *rs, const struct request *q, const struct conn *c)
{
	const struct route *found = NULL;

	pthread_mutex_lock(&rs->lock);
	for (size_t i = 0; i < rs->n && found == NULL; i++) {
		if (distance(&rs->list[i], q, c, NULL) != 0)
			continue;
		rs->list[i].used++;
		found = &rs->list[i];
	}
	pthread_mutex_unlock(&rs->lock);
	return found;
}

/* Where no path is the same: the one of the most similar path, or NULL. */
static const struct route *
similar(const struct routes *rs, const char *path)
{
	const char **paths = xcalloc(rs->n, sizeof *paths), *best;
	const struct route *found = NULL;

	for (size_t i = 0; i < rs->n; i++)
		paths[i] = rs->list[i].path;
	best = nearest(path, paths, rs->n);
	for (size_t i = 0; i < rs->n && best != NULL && found == NULL; i++)
		if (paths[i] == best)
			found = &rs->list[i];
	free(paths);
	return found;
}

static void
explain(const struct routes *rs, const struct request *q,
    const struct conn *c, struct buf *out)
{
	const struct route *best = NULL;
	unsigned least = FAR_PATH, far;

	for (size_t i = 0; i < rs->n; i++) {
		far = distance(&rs->list[i], q, c, NULL);
		if (far < least) {
			best = &rs->list[i];
			least = far;
		}
	}
	if (best == NULL && (best = similar(rs, q->path)) == NULL) {
		buf_puts(out, "no path of a route is like it\n");
		return;
	}
	buf_printf(out, "nearest: %s:%zu: %s %s\n", best->script, best->line,
	    best->method, best->path);
	distance(best, q, c, out);
}

void
routes_explain(struct routes *rs, const struct request *q,
    const struct conn *c, struct buf *out)
{
	buf_printf(out, "no route answers %s %s\n", q->method, q->target);
	pthread_mutex_lock(&rs->lock);
	explain(rs, q, c, out);
	pthread_mutex_unlock(&rs->lock);
}
