#include "lib/markup/article.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"
#include "lib/markup/blocks.h"
#include "lib/markup/dom.h"
#include "lib/markup/jsonld.h"
#include "lib/markup/maintext.h"
#include "lib/markup/pagemeta.h"
#include "lib/markup/part.h"
#include "lib/markup/tame.h"

#define PRESCAN		4096	/* bytes in which a page names its encoding */
#define META_MOST	512	/* bytes of the meta element that does */
#define FIRST_PAGE	((int64_t)7665 * 86400)	/* of the Web: 1990-12-27 */
#define BODY_TIMES	2	/* JSON-LD's body counts if it is … as long */

/* The address, or NULL if it is none of the web. */
static char *
absolute(char *ref, const struct url *base)
{
	struct url url;
	bool good;

	good = url_parse(&url, span_of(ref), base->text ? base : NULL);
	free(ref);
	return good ? url.text : NULL;
}

static bool
parse_date(const char *text, struct date *d)
{
	return text != NULL && date_parse(span_of(text), clock_zone(), d) &&
	    d->instant >= FIRST_PAGE;
}

void
article_set(struct article *a, enum article_field field, unsigned rank,
    char *value)
{
	struct date d;

	if (value != NULL && field == ARTICLE_URL)
		value = absolute(value, &a->base);
	if (value == NULL)
		return;
	/* A date that is none is worth less than any that is one. */
	if ((field == ARTICLE_PUBLISHED || field == ARTICLE_UPDATED) &&
	    !parse_date(value, &d))
		rank += ARTICLE_LAST + 1;
	if (a->field[field] == NULL || a->rank[field] > rank)
		value = names_text(value, field != ARTICLE_BODY);
	if (*value == '\0' || (a->field[field] != NULL &&
	    a->rank[field] <= rank)) {
		free(value);
		return;
	}
	free(a->field[field]);
	a->field[field] = value;
	a->rank[field] = (unsigned char)rank;
}

/* The meta element that names the encoding, in the form of a Content-Type. */
static const char *
meta_charset(struct span page, char out[META_MOST])
{
	const char *p = page.s, *end, *close;

	if (page.len == 0)
		return NULL;
	end = p + (page.len < PRESCAN ? page.len : PRESCAN);
	while ((p = memchr(p, '<', (size_t)(end - p))) != NULL) {
		close = memchr(p, '>', (size_t)(end - p));
		if (close == NULL)
			break;
		if (close - p > 5 && close - p < META_MOST &&
		    strncasecmp(p, "<meta", 5) == 0) {
			memcpy(out, p, (size_t)(close - p));
			out[close - p] = '\0';
			if (strcasestr(out, "charset") != NULL)
				return out;
		}
		p++;
	}
	return NULL;
}

/* The site's own name is no byline where there is another. */
static void
sign(struct article *a, const char *signature)
{
	const char *site = a->field[ARTICLE_SITE];

	if (site != NULL && a->authors.n == 1 &&
	    strcasecmp(a->authors.list[0], site) == 0)
		a->authors.rank = ARTICLE_LAST;
	if (signature != NULL)
		names_split(&a->authors, ARTICLE_SEEN, signature);
}

/* What JSON-LD has as body, where the page shows but the start of it. */
static void
choose_text(struct article *a, struct maintext *m)
{
	const char *body = a->field[ARTICLE_BODY];
	size_t seen = m->text != NULL ? strlen(m->text) : 0;

	if (body != NULL && strlen(body) > BODY_TIMES * seen) {
		a->field[ARTICLE_TEXT] = xstrdup(body);
	} else {
		a->field[ARTICLE_TEXT] = m->text;
		m->text = NULL;
	}
}

static void
read_page(struct article *a, const struct dom *d)
{
	unsigned char *parts = part_all(d);
	struct maintext m;
	struct blocks b;
	size_t headline;

	headline = pagemeta_read(a, d, parts);
	blocks_read(&b, d);
	maintext_find(&m, d, parts, &b, headline);
	sign(a, m.signature);
	choose_text(a, &m);
	maintext_free(&m);
	blocks_free(&b);
	free(parts);
}

static void
settle(struct article *a)
{
	for (char *p = a->field[ARTICLE_LANGUAGE]; p != NULL && *p; p++)
		if (*p == '_')
			*p = '-';
	a->has_published = parse_date(a->field[ARTICLE_PUBLISHED],
	    &a->published);
	a->has_updated = parse_date(a->field[ARTICLE_UPDATED], &a->updated);
}

void
article_parse(struct article *a, struct span bytes, const char *type,
    const char *base, const char *token)
{
	struct buf page = BUF_INIT;
	char meta[META_MOST];
	struct tame t;
	struct dom d;

	*a = (struct article){ .authors = NAMES_INIT, .tags = NAMES_INIT,
	    .token = token };
	url_parse(&a->base, span_of(base), NULL);
	if (type == NULL || strcasestr(type, "charset") == NULL)
		type = meta_charset(bytes, meta);
	a->garbled = !charset_utf8(bytes, type, &page, a->encoding);
	tame_page(&t, buf_get(&page));
	for (size_t i = 0; i < t.ndata; i++)
		jsonld_read(a, t.data[i]);
	dom_parse(&d, buf_get(&t.html));
	read_page(a, &d);
	settle(a);
	dom_free(&d);
	tame_free(&t);
	buf_free(&page);
}

void
article_free(struct article *a)
{
	for (size_t i = 0; i < ARTICLE_FIELDS; i++)
		free(a->field[i]);
	names_free(&a->authors);
	names_free(&a->tags);
	url_free(&a->base);
	*a = (struct article){ .authors = NAMES_INIT, .tags = NAMES_INIT };
}
