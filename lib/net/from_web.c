#include "lib/net/from_web.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/markup/discover.h"
#include "lib/net/crawl.h"
#include "lib/net/keys.h"
#include "lib/net/plan.h"
#include "lib/net/webpage.h"

#define LINKS_MOST	2000		/* that are looked at on a page */

static const char *const keys[] = { "links", NULL };

static int
check(const struct source *s, struct where *where)
{
	const char *links = config_get(s->section, "links");

	if (links != NULL && *links == '\0')
		return keys_fault(s, "links", where, "links is a part of the "
		    "addresses that are followed, as /tin-tuc/");
	return 0;
}

/* "https://host:port" of an address. */
static size_t
origin(const char *url)
{
	const char *at = strstr(url, "://");

	at = at != NULL ? at + 3 : url;
	return (size_t)(at - url) + strcspn(at, "/?#");
}

/* Articles are on the page's own host. */
static bool
is_wanted(const char *url, const char *page, const char *links)
{
	size_t n = origin(page);

	return origin(url) == n && strncmp(url, page, n) == 0 &&
	    strstr(url + n, links) != NULL && strcmp(url, page) != 0;
}

/* Each page that it leads to and that was not fetched before. */
static void
follow(struct visit *v, const struct http_answer *list, const char *part)
{
	char **links = xcalloc(LINKS_MOST, sizeof *links);
	size_t n = discover_links(buf_get(&list->body), list->url, links,
	    LINKS_MOST), wanted = 0;
	long left = v->source->pages;
	bool go_on = true;

	for (size_t i = 0; i < n && go_on; i++) {
		if (!is_wanted(links[i], list->url, part))
			continue;
		wanted++;
		if (webpage_known(v, links[i]))
			continue;
		if (left-- == 0) {
			visit_fail(v, VISIT_PARTIAL, "%ld pages were not "
			    "enough; raise pages, or fetch more often",
			    v->source->pages);
			break;
		}
		go_on = webpage_write(v, &(struct webpage){
		    .url = links[i] });
	}
	if (wanted == 0)
		visit_fail(v, v->memory.had_posts ? VISIT_SILENT :
		    VISIT_FAILED, "none of its %zu links has \"%.100s\" in "
		    "it; look at links", n, part);
	for (size_t i = 0; i < n; i++)
		free(links[i]);
	free(links);
}

static void
fetch(struct visit *v)
{
	const char *part = visit_key(v, "links");
	struct http_request q = visit_request(v, v->source->url);
	struct http_answer a;

	if (!crawl_allowed(v, v->source->url))
		return;
	q.accept = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1";
	if (visit_get(v, &q, &a)) {
		if (part == NULL)
			webpage_read(v, &(struct webpage){
			    .url = v->source->url }, &a);
		else
			follow(v, &a, part);
		webpage_judge(v);
	}
	http_answer_free(&a);
}

static void
plan(const struct source *s, struct plan *p)
{
	plan_add(p, "page", NULL, 0, 1, 1, 0);
	if (config_get(s->section, "links") != NULL)
		plan_add(p, "articles", NULL, 0, 0, s->pages, 0);
}

const struct adapter from_web = {
	.type = "web",
	.kind = "article",
	.label = "web",
	.keys = keys,
	.check = check,
	.fetch = fetch,
	.plan = plan,
	.place = ADAPTER_URL,
	.pages = 50,
	.delay = 2000,
};
