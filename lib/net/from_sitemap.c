#include "lib/net/from_sitemap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/markup/gunzip.h"
#include "lib/markup/sitemap.h"
#include "lib/net/keys.h"
#include "lib/net/plan.h"
#include "lib/net/webpage.h"

#define MAPS_MOST	64		/* sitemaps that are read in a visit */
#define MARGIN		86400		/* a sitemap is written once a day */

static const char *const keys[] = { "articles", "links", NULL };
static const char *const answers[] = { "yes", "no", NULL };

/* A visit in hand. */
struct walk {
	struct visit	*visit;
	const char	*links;		/* a part that addresses have, or NULL */
	bool		 articles;	/* fetch the pages, too */
	int64_t		 since;		/* what is older is not looked at */
	char		*maps[MAPS_MOST];	/* to be read */
	size_t		 nmaps;
	long		 left;		/* pages that may be fetched */
	uint64_t	 bare;		/* pages without a title */
};

static int
check(const struct source *s, struct where *where)
{
	return keys_word(s, "articles", answers, where);
}

/* The document, unpacked if it is packed; false with the outcome set. */
static bool
unpack(struct visit *v, struct span bytes, struct buf *out)
{
	char why[256];

	if (!gunzip_is(bytes)) {
		buf_span(out, bytes);
		return true;
	}
	if (gunzip(bytes, HTTP_BODY, out, why) == 0)
		return true;
	visit_fail(v, VISIT_PARTIAL, "%s", why);
	return out->len != 0;
}

/* A site tells of its own pages only, with or without www. */
static bool
is_own(const struct walk *w, const char *url)
{
	const char *a = strstr(w->visit->source->url, "://");
	const char *b = strstr(url, "://");
	size_t n;

	if (a == NULL || b == NULL)
		return false;
	a += strncmp(a, "://www.", 7) == 0 ? 7 : 3;
	b += strncmp(b, "://www.", 7) == 0 ? 7 : 3;
	n = strcspn(a, "/?#");
	return strcspn(b, "/?#") == n && strncmp(a, b, n) == 0;
}

static bool
is_old(const struct walk *w, const struct sitemap_entry *e, struct date *d,
    bool *dated)
{
	*dated = sitemap_when(e, d);
	return *dated && (d->instant < w->since ||
	    d->instant > w->visit->until);
}

static bool
take_page(struct walk *w, const struct sitemap_entry *e)
{
	char *const *f = e->field;
	struct webpage page = { .url = f[SITEMAP_LOC],
	    .title = f[SITEMAP_TITLE], .site = f[SITEMAP_PUBLICATION],
	    .lang = f[SITEMAP_LANGUAGE] };

	if (!is_own(w, page.url) || is_old(w, e, &page.date, &page.dated) ||
	    (w->links != NULL && strstr(page.url, w->links) == NULL))
		return true;
	page.raw = f[f[SITEMAP_PUBLISHED] != NULL ? SITEMAP_PUBLISHED :
	    SITEMAP_LASTMOD];
	if (!w->articles) {
		w->bare += page.title == NULL;
		return page.title == NULL || webpage_note(w->visit, &page);
	}
	if (webpage_known(w->visit, page.url))
		return true;
	if (w->left-- > 0)
		return webpage_write(w->visit, &page);
	visit_fail(w->visit, VISIT_PARTIAL, "%ld pages were not enough; raise "
	    "pages, or fetch more often", w->visit->source->pages);
	return false;
}

/* An index leads to sitemaps; those that did not change are left. */
static void
take_map(struct walk *w, const struct sitemap_entry *e)
{
	const char *url = e->field[SITEMAP_LOC], *own = w->visit->source->url;
	bool known = own != NULL && strcmp(own, url) == 0, dated;
	struct date d;

	for (size_t i = 0; i < w->nmaps; i++)
		known |= strcmp(w->maps[i], url) == 0;
	if (!known && is_own(w, url) && !is_old(w, e, &d, &dated) &&
	    w->nmaps < MAPS_MOST)
		w->maps[w->nmaps++] = xstrdup(url);
}

static void
read_map(struct walk *w, struct span bytes, const char *type, const char *base)
{
	struct buf plain = BUF_INIT;
	struct sitemap map;
	bool go_on = true;
	char why[256];

	if (!unpack(w->visit, bytes, &plain)) {
		buf_free(&plain);
		return;
	}
	if (sitemap_parse(&map, buf_get(&plain), type, base, why) == -1) {
		visit_fail(w->visit, VISIT_FAILED, "%s", why);
	} else {
		for (size_t i = 0; i < map.n && go_on; i++)
			if (map.index)
				take_map(w, &map.entries[i]);
			else
				go_on = take_page(w, &map.entries[i]);
		if (map.cut)
			visit_fail(w->visit, VISIT_PARTIAL, "a sitemap ends "
			    "early; try again later");
		sitemap_free(&map);
	}
	buf_free(&plain);
}

/* The sitemaps of an index, each once; the list may grow while it is read. */
static void
read_maps(struct walk *w)
{
	struct http_request q;
	struct http_answer a;

	for (size_t i = 0; i < w->nmaps && !w->visit->stopped &&
	    w->visit->outcome.state == VISIT_OK; i++) {
		q = visit_request(w->visit, w->maps[i]);
		if (visit_get(w->visit, &q, &a))
			read_map(w, buf_get(&a.body), a.type, a.url);
		http_answer_free(&a);
		visit_batch(w->visit);
	}
}

static void
fetch(struct visit *v)
{
	const char *articles = visit_key(v, "articles");
	struct walk w = { .visit = v, .links = visit_key(v, "links") };
	struct document d;

	w.articles = articles != NULL && strcmp(articles, "yes") == 0;
	w.left = v->source->pages;
	w.since = v->since != INT64_MIN || !v->memory.known ? v->since :
	    v->memory.to - MARGIN;
	if (visit_document(v, &d)) {
		read_map(&w, (struct span){ d.bytes, d.len }, d.type, d.base);
		read_maps(&w);
		if (w.bare != 0 && v->outcome.items == 0)
			visit_fail(v, VISIT_FAILED, "its %llu pages have no "
			    "titles; set articles = yes to fetch them",
			    (unsigned long long)w.bare);
		webpage_judge(v);
		v->outcome.whole = true;
		if (v->outcome.state == VISIT_OK)
			visit_keep(v, &d);
	}
	for (size_t i = 0; i < w.nmaps; i++)
		free(w.maps[i]);
	visit_document_free(&d);
}

static void
plan(const struct source *s, struct plan *p)
{
	const char *articles = config_get(s->section, "articles");

	plan_add(p, "sitemaps", NULL, 0, 1, MAPS_MOST + 1, 0);
	if (articles != NULL && strcmp(articles, "yes") == 0)
		plan_add(p, "articles", NULL, 0, 0, s->pages, 0);
}

const struct adapter from_sitemap = {
	.type = "sitemap",
	.kind = "article",
	.label = "web",
	.keys = keys,
	.check = check,
	.fetch = fetch,
	.plan = plan,
	.place = ADAPTER_ONE,
	.pages = 100,
	.delay = 2000,
};
