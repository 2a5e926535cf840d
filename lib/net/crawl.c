#include "lib/net/crawl.h"

#include <stdio.h>
#include <stdlib.h>

#include "lib/base/clock.h"
#include "lib/base/map.h"
#include "lib/base/xalloc.h"
#include "lib/markup/robots.h"
#include "lib/markup/url.h"
#include "lib/net/fetch.h"
#include "lib/net/when.h"

#define TOKEN		"social-beat"	/* of the User-Agent of http */
#define KEPT		(24 * 3600)
#define UNREACHED	900		/* seconds until it is asked again */
#define LOOK		100		/* ms between looks at who asks */

/* An origin. */
struct site {
	struct robots	*robots;	/* NULL: nothing is allowed */
	bool		 asking;
	int64_t		 until;		/* seconds since 1970 */
	int64_t		 again;		/* not to be asked before, or 0 */
	char		 why[200];	/* there are none */
};

struct crawl {
	struct map	*sites;
};

static void
drop(void *value)
{
	struct site *s = value;

	robots_free(s->robots);
	free(s);
}

void
crawl_free(struct crawl *c)
{
	if (c == NULL)
		return;
	map_free(c->sites);
	free(c);
}

/* The address of the robots.txt of an address, the caller's, or NULL. */
static char *
place_of(const char *url)
{
	struct url u;
	char *place;

	if (!url_parse(&u, span_of(url), NULL))
		return NULL;
	place = xasprintf("%.*s://%.*s%s%.*s/robots.txt", SPAN_ARG(u.scheme),
	    SPAN_ARG(u.host), u.port.s != NULL ? ":" : "",
	    SPAN_ARG(u.port.s != NULL ? u.port : span_of("")));
	url_free(&u);
	return place;
}

/* What the answer means: a document, none, or that it could not be had. */
static void
judge(struct site *s, const struct http_answer *a, int64_t now)
{
	struct span body = buf_get(&a->body);
	bool none = a->status >= 400 && a->status < 500 && a->status != 429;

	if (none || (a->status >= 200 && a->status < 300)) {
		s->robots = robots_parse(none || body.s == NULL ?
		    span_of("") : body, TOKEN);
		return;
	}
	s->until = now + UNREACHED;
	s->again = when_retry(http_header(a, "Retry-After"), now);
	if (a->status != 0)
		snprintf(s->why, sizeof s->why, "HTTP %ld", a->status);
	else
		snprintf(s->why, sizeof s->why, "%.190s", a->why);
}

static void
ask(struct visit *v, struct site *s, const char *place)
{
	struct http_request q = visit_request(v, place);
	struct http_answer a;

	robots_free(s->robots);
	*s = (struct site){ .asking = true, .until = v->now + KEPT };
	q.accept = "text/plain, */*;q=0.5";
	q.any = true;
	if (http_get(v->fetch->http, &q, &a) == -1)
		a.status = 0;		/* a redirect is no answer */
	judge(s, &a, v->now);
	if (s->robots != NULL && robots_delay(s->robots) != 0)
		http_slow(v->fetch->http, place,
		    (long)robots_delay(s->robots) * 1000);
	s->asking = false;
	http_answer_free(&a);
}

static struct site *
find(struct crawl *c, const char *place)
{
	struct site *s = map_get(c->sites, span_of(place));

	if (s == NULL) {
		s = xcalloc(1, sizeof *s);
		map_put(c->sites, span_of(place), s);
	}
	return s;
}

static struct site *
site_of(struct visit *v, const char *place)
{
	struct fetch *f = v->fetch;
	struct site *s;

	if (f->crawl == NULL) {
		f->crawl = xcalloc(1, sizeof *f->crawl);
		f->crawl->sites = map_new(drop);
	}
	s = find(f->crawl, place);
	while (s->asking && visit_sleep(v, LOOK))
		;
	if (!s->asking && s->until <= v->now)
		ask(v, s, place);
	return s;
}

/* Sets *again where the site says when to ask. */
static const struct robots *
get(struct visit *v, const char *url, char why[256], int64_t *again)
{
	char *place = place_of(url);
	struct site *s;

	if (place == NULL) {
		snprintf(why, 256, "is no http or https address");
		return NULL;
	}
	s = site_of(v, place);
	free(place);
	if (s->robots != NULL && !s->asking)
		return s->robots;
	*again = s->again;
	snprintf(why, 256, "the site's robots.txt cannot be had (%.110s), and "
	    "until it can nothing may be fetched; try again later",
	    s->asking ? "the run ends" : s->why);
	return NULL;
}

static bool
may(struct visit *v, const char *url, char why[256], int64_t *again)
{
	const struct robots *r = get(v, url, why, again);

	if (r == NULL)
		return false;
	if (robots_allows(r, span_of(url)))
		return true;
	snprintf(why, 256, "the site's robots.txt does not let this page be "
	    "fetched; look for a feed of the site, or ask its owner");
	return false;
}

bool
crawl_may(struct visit *v, const char *url, char why[256])
{
	int64_t again;

	return may(v, url, why, &again);
}

bool
crawl_allowed(struct visit *v, const char *url)
{
	int64_t again = 0;
	char why[256];

	if (may(v, url, why, &again))
		return true;
	visit_fail(v, v->stopped ? VISIT_FAILED : VISIT_FORBIDDEN, "%s", why);
	v->outcome.again = again;
	return false;
}
