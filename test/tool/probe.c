/*
 * probe - what the parsers make of an input, for outside test suites; its
 * usage is the table below.
 */
#include <err.h>
#include <jansson.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lib/base/share.h"
#include "lib/base/xalloc.h"
#include "lib/io/slurp.h"
#include "lib/markup/article.h"
#include "lib/markup/date.h"
#include "lib/markup/feed.h"
#include "lib/markup/fragment.h"
#include "lib/markup/robots.h"
#include "lib/markup/sniff.h"
#include "lib/markup/url.h"
#include "lib/text/grams.h"
#include "lib/text/lexnorm.h"
#include "lib/text/restore.h"
#include "lib/text/teencode.h"

#define TOKEN	"social-beat"	/* of pages that speak to a crawler */

static void
utc(int64_t instant, char out[64])
{
	time_t t = (time_t)instant;
	struct tm tm;

	strftime(out, 64, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&t, &tm));
}

static int
probe_date(char *argv[])
{
	struct date d;
	char out[64] = "";

	if (date_parse(span_of(argv[0]), 0, &d))
		utc(d.instant, out);
	puts(out);
	return 0;
}

static void
set(json_t *to, const char *name, const char *value)
{
	if (value != NULL)
		json_object_set_new(to, name, json_string(value));
}

static void
set_date(json_t *to, const char *name, const char *value)
{
	struct date d;
	char out[64];

	if (value == NULL || !date_parse(span_of(value), 0, &d))
		return;
	utc(d.instant, out);
	set(to, name, out);
}

/* As feedparser has it: "name (mail)", or the one that is there. */
static void
set_author(json_t *to, const struct feed_item *it)
{
	const char *name = it->field[FEED_AUTHOR];
	const char *mail = it->field[FEED_EMAIL];
	char *both;

	if (name != NULL && mail != NULL) {
		both = xasprintf("%s (%s)", name, mail);
		set(to, "author", both);
		free(both);
	} else {
		set(to, "author", name != NULL ? name : mail);
	}
	json_object_set_new(to, "author_detail", json_object());
	set(json_object_get(to, "author_detail"), "name", name);
}

/* feedparser spells HTML in one way: that is the canonical one. */
static void
set_text(json_t *to, const char *name, const struct feed_item *it,
    enum feed_field field)
{
	struct buf html = BUF_INIT;

	if (it->field[field] == NULL)
		return;
	if (it->html & 1u << field)
		fragment_write(span_of(it->field[field]), NULL,
		    FRAGMENT_CANONICAL, &html);
	else
		buf_puts(&html, it->field[field]);
	set(to, name, html.s);
	buf_free(&html);
}

/* To feedparser content is a summary where there is no other. */
static json_t *
fields(const struct feed_item *it, const char *summary)
{
	json_t *out = json_object(), *detail = json_object();
	char *const *v = it->field;

	set(out, "id", v[FEED_ID]);
	set(out, "link", v[FEED_LINK]);
	set_text(out, "title", it, FEED_TITLE);
	json_object_set_new(out, "title_detail", detail);
	set_text(detail, "value", it, FEED_TITLE);
	set_text(out, summary, it, v[FEED_SUMMARY] != NULL ? FEED_SUMMARY :
	    FEED_CONTENT);
	set(out, "language", v[FEED_LANGUAGE]);
	set_date(out, "published_parsed", v[FEED_PUBLISHED]);
	set_date(out, "updated_parsed", v[FEED_UPDATED] != NULL ?
	    v[FEED_UPDATED] : v[FEED_PUBLISHED]);
	set_author(out, it);
	return out;
}

static json_t *
entry(const struct feed_item *it)
{
	json_t *out = fields(it, "summary"), *list = json_array(), *one;

	if (it->field[FEED_CONTENT] != NULL) {
		one = json_object();
		set_text(one, "value", it, FEED_CONTENT);
		set(one, "language", it->field[FEED_LANGUAGE]);
		json_object_set_new(out, "content", json_pack("[o]", one));
	}
	for (size_t i = 0; i < it->ntags; i++)
		json_array_append_new(list, json_pack("{s:s}", "term",
		    it->tags[i]));
	json_object_set_new(out, "tags", list);
	list = json_array();
	for (size_t i = 0; i < it->nfiles; i++) {
		one = json_object();
		set(one, "href", it->files[i].href);
		set(one, "type", it->files[i].type);
		json_array_append_new(list, one);
	}
	json_object_set_new(out, "enclosures", list);
	return out;
}

static char *
whole(const char *path, size_t *len)
{
	char *bytes = slurp(path, SLURP_MOST, len);

	if (bytes == NULL)
		err(2, "%s", path);
	return bytes;
}

static int
probe_feed(char *argv[])
{
	struct feed f;
	char why[256];
	size_t len;
	char *bytes = whole(argv[2], &len);
	json_t *out, *list = json_array();

	if (feed_parse(&f, (struct span){ bytes, len },
	    strcmp(argv[0], "-") != 0 ? argv[0] : NULL, argv[1], why) == -1)
		errx(1, "%s: %s", argv[2], why);
	out = json_object();
	set(out, "encoding", f.encoding);
	json_object_set_new(out, "feed", fields(&f.self, "subtitle"));
	for (size_t i = 0; i < f.n; i++)
		json_array_append_new(list, entry(&f.items[i]));
	json_object_set_new(out, "entries", list);
	json_dumpf(out, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(out);
	feed_free(&f);
	free(bytes);
	return 0;
}

static int
probe_robots(char *argv[])
{
	size_t len;
	char *bytes = whole(argv[0], &len);
	struct robots *r = robots_parse((struct span){ bytes, len }, argv[1]);
	bool good = robots_allows(r, span_of(argv[2]));

	robots_free(r);
	free(bytes);
	return !good;
}

static int
probe_url(char *argv[])
{
	struct url base, whole;
	bool based = url_parse(&base, span_of(argv[0]), NULL);

	if (!url_parse(&whole, span_of(argv[1]), based ? &base : NULL))
		return 1;
	puts(whole.text);
	url_free(&whole);
	url_free(&base);
	return 0;
}

static int
probe_charset(char *argv[])
{
	size_t len;
	char *bytes = whole(argv[0], &len);

	puts(sniff_html((struct span){ bytes, len }, NULL)->name);
	free(bytes);
	return 0;
}

static int
probe_article(char *argv[])
{
	struct article a;
	size_t len;
	char *bytes = whole(argv[0], &len);

	article_parse(&a, (struct span){ bytes, len }, NULL, NULL, TOKEN);
	puts(a.field[ARTICLE_TEXT] != NULL ? a.field[ARTICLE_TEXT] : "");
	article_free(&a);
	free(bytes);
	return 0;
}

static void
set_instant(json_t *to, const char *name, bool has, const struct date *d)
{
	char out[64];

	if (!has)
		return;
	utc(d->instant, out);
	set(to, name, out);
}

static void
set_list(json_t *to, const char *name, const struct names *from)
{
	json_t *list = json_array();

	for (size_t i = 0; i < from->n; i++)
		json_array_append_new(list, json_string(from->list[i]));
	json_object_set_new(to, name, list);
}

static json_t *
page(const struct article *a)
{
	static const char *const names[ARTICLE_FIELDS] = {
		[ARTICLE_TITLE] = "title",
		[ARTICLE_DESCRIPTION] = "description",
		[ARTICLE_TEXT] = "text",
		[ARTICLE_PUBLISHED] = "published_raw",
		[ARTICLE_UPDATED] = "updated_raw",
		[ARTICLE_SITE] = "site", [ARTICLE_SECTION] = "section",
		[ARTICLE_LANGUAGE] = "language", [ARTICLE_URL] = "url",
	};
	static const struct {
		const char *name;
		unsigned flag;
	} asks[] = {
		{ "noindex", ROBOTSMETA_NOINDEX },
		{ "noarchive", ROBOTSMETA_NOARCHIVE },
		{ "nosnippet", ROBOTSMETA_NOSNIPPET },
	};
	json_t *out = json_object();

	for (size_t i = 0; i < ARTICLE_FIELDS; i++)
		if (names[i] != NULL)
			set(out, names[i], a->field[i]);
	set_instant(out, "published", a->has_published, &a->published);
	set_instant(out, "updated", a->has_updated, &a->updated);
	set_list(out, "authors", &a->authors);
	set_list(out, "tags", &a->tags);
	if (a->access != ARTICLE_UNKNOWN)
		json_object_set_new(out, "free",
		    json_boolean(a->access == ARTICLE_FREE));
	for (size_t i = 0; i < sizeof asks / sizeof asks[0]; i++)
		json_object_set_new(out, asks[i].name, json_boolean(
		    (a->robots.asks & asks[i].flag) != 0));
	set(out, "encoding", a->encoding);
	return out;
}

static int
probe_page(char *argv[])
{
	struct article a;
	size_t len;
	char *bytes = whole(argv[1], &len);
	json_t *out;

	article_parse(&a, (struct span){ bytes, len }, NULL, argv[0], TOKEN);
	out = page(&a);
	json_dumpf(out, stdout, JSON_INDENT(1));
	putchar('\n');
	json_decref(out);
	article_free(&a);
	free(bytes);
	return 0;
}

static struct grams *
shipped_grams(void)
{
	char *path = share_path("grams.bin");
	struct where where;
	struct grams *g = grams_open(path, &where);

	if (g == NULL)
		errx(2, "%s", where_text(&where));
	free(path);
	return g;
}

/* Lines from standard input, with marks where the margin is enough. */
static int
restore_lines(int margin)
{
	struct grams *g = shipped_grams();
	struct restore *r = restore_new(g);
	struct buf out = BUF_INIT;
	char *line = NULL;
	size_t size = 0;
	ssize_t n;

	while ((n = getline(&line, &size, stdin)) != -1) {
		restore_text(r, (struct span){ line, (size_t)n },
		    margin, &out);
		fwrite(out.s, 1, out.len, stdout);
	}
	free(line);
	buf_free(&out);
	restore_free(r);
	grams_free(g);
	return 0;
}

static int
probe_restore(char *argv[])
{
	(void)argv;
	return restore_lines(0);
}

static int
probe_restore_sure(char *argv[])
{
	(void)argv;
	return restore_lines(RESTORE_MARGIN);
}

/* One sentence, a token a line; each line's words out. */
static void
lexnorm_lines(struct lexnorm *l, struct span text)
{
	const struct lexnorm_piece *p;
	size_t n = lexnorm_text(l, text, true, &p), at = 0;

	for (size_t i = 0; i < n; i++) {
		for (; at < p[i].from; at++)
			putchar(text.s[at] == ' ' ? '\n' : text.s[at]);
		fwrite(p[i].word.s, 1, p[i].word.len, stdout);
		at = p[i].to;
	}
	printf("%.*s\n\n", (int)(text.len - at), text.s + at);
}

static int
probe_lexnorm(char *argv[])
{
	char *path = share_path("teencode.tsv"), *line = NULL;
	struct where where;
	struct grams *g = shipped_grams();
	struct teencode *t = teencode_open(path, &where);
	struct lexnorm *l = lexnorm_new(g, t);
	struct buf sentence = BUF_INIT;
	size_t size = 0;
	ssize_t n;

	(void)argv;
	if (t == NULL)
		errx(2, "%s", where_text(&where));
	while ((n = getline(&line, &size, stdin)) != -1) {
		line[strcspn(line, "\t\n")] = '\0';
		if (line[0] == '\0') {
			lexnorm_lines(l, buf_get(&sentence));
			buf_reset(&sentence);
			continue;
		}
		if (sentence.len != 0)
			buf_putc(&sentence, ' ');
		buf_puts(&sentence, line);
	}
	if (sentence.len != 0)
		lexnorm_lines(l, buf_get(&sentence));
	buf_free(&sentence);
	lexnorm_free(l);
	teencode_free(t);
	grams_free(g);
	free(line);
	free(path);
	return 0;
}

static const struct {
	const char	*name, *operands;
	int		 count;
	int		(*run)(char *argv[]);
} verbs[] = {
	{ "charset", "FILE", 1, probe_charset },
	{ "article", "FILE", 1, probe_article },
	{ "date", "TEXT", 1, probe_date },
	{ "feed", "CONTENT_TYPE BASE_URL FILE", 3, probe_feed },
	{ "page", "BASE_URL FILE", 2, probe_page },
	{ "lexnorm", "", 0, probe_lexnorm },
	{ "restore", "", 0, probe_restore },
	{ "restore-sure", "", 0, probe_restore_sure },
	{ "robots", "FILE TOKEN URL", 3, probe_robots },
	{ "url", "BASE REF", 2, probe_url },
};
#define NVERBS	(sizeof verbs / sizeof verbs[0])

int
main(int argc, char *argv[])
{
	xalloc_init();
	if (sodium_init() == -1)
		errx(2, "libsodium");
	for (size_t i = 0; argc > 1 && i < NVERBS; i++)
		if (argc == verbs[i].count + 2 &&
		    strcmp(argv[1], verbs[i].name) == 0)
			return verbs[i].run(argv + 2);
	for (size_t i = 0; i < NVERBS; i++)
		fprintf(stderr, "%s probe %s %s\n", i == 0 ? "usage:" :
		    "      ", verbs[i].name, verbs[i].operands);
	return 2;
}
