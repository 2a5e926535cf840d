#include "test/sim/format.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"
#include "lib/io/jspan.h"
#include "test/sim/stream.h"

/* Add text for XML, or for XML that carries HTML. */
static void
xml(struct buf *b, const struct buf *text)
{
	for (size_t i = 0; i < text->len; i++) {
		switch (text->s[i]) {
		case '&':
			buf_puts(b, "&amp;");
			break;
		case '<':
			buf_puts(b, "&lt;");
			break;
		case '>':
			buf_puts(b, "&gt;");
			break;
		default:
			buf_putc(b, text->s[i]);
		}
	}
}

static void
element(struct buf *b, const char *name, const struct buf *text)
{
	if (text->len == 0)
		return;
	buf_printf(b, "<%s>", name);
	xml(b, text);
	buf_printf(b, "</%s>\n", name);
}

/* An item's headline; a comment in a forum has none of its own. */
static const struct buf *
title(const struct item *it)
{
	static char word[] = "Bình luận";
	static const struct buf none = { word, sizeof word - 1, 0 };

	return it->title.len != 0 ? &it->title : &none;
}

/* "Mon, 14 Sep 2026 08:00:00 +0700" (RFC 822, 4 digits for the year). */
static void
rfc822(struct buf *b, int64_t at)
{
	static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri",
	    "Sat", "Sun" };
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr",
	    "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	struct civil c = clock_civil(at);
	int zone = clock_zone(), ahead = abs(zone);

	buf_printf(b, "%s, %02d %s %d %02d:%02d:%02d %c%02d%02d",
	    days[c.weekday], c.day, months[c.month - 1], c.year, c.hour,
	    c.minute, c.second, zone < 0 ? '-' : '+', ahead / 3600,
	    ahead % 3600 / 60);
}

static void
rss(const struct format_job *j, struct buf *b)
{
	buf_printf(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
	    "\n<channel>\n<title>%s</title>\n<link>https://%s/</link>\n"
	    "<description>%s</description>\n", j->source->name,
	    j->source->site, j->source->site);
	for (size_t i = j->n; i-- > 0;) {
		const struct item *it = &j->items[i];

		buf_puts(b, "<item>\n");
		element(b, "title", title(it));
		element(b, "link", &it->url);
		buf_printf(b, "<guid isPermaLink=\"false\">%s</guid>\n<pubDate>",
		    it->id);
		rfc822(b, it->at);
		buf_puts(b, "</pubDate>\n<description><![CDATA[<p>");
		xml(b, &it->text);	/* "]]>" cannot be in it: > is escaped */
		buf_puts(b, "</p>]]></description>\n");
		element(b, "dc:creator", &it->author_name);
		buf_puts(b, "</item>\n");
	}
	buf_puts(b, "</channel>\n</rss>\n");
}

static void
atom(const struct format_job *j, struct buf *b)
{
	char time[CLOCK_SIZE];

	buf_printf(b, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
	    "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<title>%s</title>\n"
	    "<id>https://%s/</id>\n<updated>%s</updated>\n", j->source->name,
	    j->source->site, clock_format(j->now, time));
	for (size_t i = j->n; i-- > 0;) {
		const struct item *it = &j->items[i];

		buf_puts(b, "<entry>\n");
		element(b, "title", title(it));
		buf_puts(b, "<link href=\"");
		xml(b, &it->url);
		clock_format(it->at, time);
		buf_printf(b, "\"/>\n<id>%s</id>\n<published>%s</published>\n"
		    "<updated>%s</updated>\n", it->id, time, time);
		element(b, "summary", &it->text);
		if (it->author_name.len != 0) {
			buf_puts(b, "<author>");
			element(b, "name", &it->author_name);
			buf_puts(b, "</author>\n");
		}
		buf_puts(b, "</entry>\n");
	}
	buf_puts(b, "</feed>\n");
}

static void
rdf(const struct format_job *j, struct buf *b)
{
	char time[CLOCK_SIZE];

	buf_printf(b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF "
	    "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"\n"
	    " xmlns=\"http://purl.org/rss/1.0/\"\n"
	    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
	    "<channel rdf:about=\"https://%s/\">\n<title>%s</title>\n"
	    "<link>https://%s/</link>\n</channel>\n", j->source->site,
	    j->source->name, j->source->site);
	for (size_t i = j->n; i-- > 0;) {
		const struct item *it = &j->items[i];

		buf_puts(b, "<item rdf:about=\"");
		xml(b, &it->url);
		buf_puts(b, "\">\n");
		element(b, "title", title(it));
		element(b, "link", &it->url);
		element(b, "description", &it->text);
		buf_printf(b, "<dc:date>%s</dc:date>\n",
		    clock_format(it->at, time));
		element(b, "dc:creator", &it->author_name);
		buf_puts(b, "</item>\n");
	}
	buf_puts(b, "</rdf:RDF>\n");
}

/* Add "name":"text" and what comes before it. */
static void
member(struct buf *b, const char *before, const char *name,
    const struct buf *text)
{
	buf_printf(b, "%s\"%s\":", before, name);
	jspan_quote(b, buf_get(text));
}

static void
jsonfeed(const struct format_job *j, struct buf *b)
{
	char time[CLOCK_SIZE];

	buf_printf(b, "{\"version\":\"https://jsonfeed.org/version/1.1\","
	    "\"title\":\"%s\",\"home_page_url\":\"https://%s/\",\"items\":[",
	    j->source->name, j->source->site);
	for (size_t i = j->n; i-- > 0;) {
		const struct item *it = &j->items[i];

		buf_printf(b, "%s\n{\"id\":\"%s\"", i + 1 < j->n ? "," : "",
		    it->id);
		member(b, ",", "url", &it->url);
		if (it->title.len != 0)
			member(b, ",", "title", &it->title);
		member(b, ",", "content_text", &it->text);
		buf_printf(b, ",\"date_published\":\"%s\"",
		    clock_format(it->at, time));
		if (it->author_name.len != 0) {
			member(b, ",\"authors\":[{", "name",
			    &it->author_name);
			buf_puts(b, "}]");
		}
		buf_putc(b, '}');
	}
	buf_puts(b, "\n]}\n");
}

static void
cell(struct buf *b, const char *text, char after)
{
	buf_putc(b, '"');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			buf_putc(b, '"');
		buf_putc(b, *text);
	}
	buf_putc(b, '"');
	buf_putc(b, after);
}

/* Local times without a zone, as office programs write them. */
static void
local_time(int64_t at, char out[20])
{
	struct civil c = clock_civil(at);

	snprintf(out, 20, "%04u-%02u-%02u %02u:%02u:%02u",
	    (unsigned)c.year % 10000, (unsigned)c.month % 100,
	    (unsigned)c.day % 100, (unsigned)c.hour % 100,
	    (unsigned)c.minute % 100, (unsigned)c.second % 100);
}

/* The parent's own id; "" where there is none. */
static const char *
parent_id(const struct item *it)
{
	return it->parent[0] != '\0' ? strchr(it->parent, ':') + 1 : "";
}

static void
csv(const struct format_job *j, struct buf *b)
{
	char time[20];

	buf_puts(b, "ma_so,thoi_gian,loai,nguoi_gui,noi_dung,tra_loi_cho\n");
	for (size_t i = 0; i < j->n; i++) {
		const struct item *it = &j->items[i];

		local_time(it->at, time);
		cell(b, it->id, ',');
		cell(b, time, ',');
		cell(b, stream_kind(it->kind), ',');
		cell(b, it->author, ',');
		cell(b, it->text.s, ',');
		cell(b, parent_id(it), '\n');
	}
}

/* As exports of social platforms are: "1.2K" likes, times without zone. */
static void
ndjson(const struct format_job *j, struct buf *b)
{
	char time[20];

	for (size_t i = 0; i < j->n; i++) {
		const struct item *it = &j->items[i];

		local_time(it->at, time);
		buf_printf(b, "{\"cid\":\"%s\",\"reply_to\":\"%s\","
		    "\"type\":\"%s\",\"create_time\":\"%s\"", it->id,
		    parent_id(it), stream_kind(it->kind), time);
		member(b, ",", "comment", &it->text);
		buf_printf(b, ",\"user\":{\"uid\":\"%s\"", it->author);
		member(b, ",", "nickname", &it->author_name);
		member(b, "},", "link", &it->url);
		if (it->likes >= 100)	/* shown in thousands, as the site does */
			buf_printf(b, ",\"likes\":\"%llu.%lluK\"}\n",
			    (unsigned long long)it->likes / 1000,
			    (unsigned long long)it->likes % 1000 / 100);
		else
			buf_printf(b, ",\"likes\":\"%llu\"}\n",
			    (unsigned long long)it->likes);
	}
}

static const struct {
	const char	*name, *end, *extra;
	void		(*write)(const struct format_job *, struct buf *);
} formats[] = {
	{ "rss", "rss", NULL, rss },
	{ "atom", "atom", NULL, atom },
	{ "rdf", "rdf", NULL, rdf },
	{ "jsonfeed", "json", NULL, jsonfeed },
	{ "csv", "csv", "map.id = ma_so\nmap.published = thoi_gian\n"
	    "map.kind = loai\nmap.author_id = nguoi_gui\n"
	    "map.text = noi_dung\nmap.parent = tra_loi_cho\n", csv },
	{ "ndjson", "ndjson", "map.id = cid\nmap.published = create_time\n"
	    "map.kind = type\nmap.author_id = user.uid\n"
	    "map.author = user.nickname\nmap.text = comment\n"
	    "map.url = link\nmap.parent = reply_to\nmap.likes = likes\n",
	    ndjson },
};
#define NFORMATS	(sizeof formats / sizeof formats[0])

static size_t
find(const struct scene_source *src)
{
	size_t i;

	for (i = 0; i < NFORMATS; i++)
		if (strcmp(formats[i].name, src->format) == 0)
			break;
	return i;
}

char *
format_name(const struct scene_source *src)
{
	size_t i = find(src);

	if (i == NFORMATS)
		return NULL;
	return xasprintf("%s.%s", src->name, formats[i].end);
}

void
format_write(const struct format_job *j, struct buf *b)
{
	formats[find(j->source)].write(j, b);
}

/* The kind of text a source has most of. */
static enum kind
main_kind(const struct scene_source *src)
{
	size_t best = 0;
	double before = 0, most = 0;

	for (size_t k = 0; k < KINDS; k++) {
		if (src->texts[k] - before > most) {
			most = src->texts[k] - before;
			best = k;
		}
		before = src->texts[k];
	}
	return (enum kind)best;
}

void
format_section(const struct format_job *j, struct buf *b)
{
	const struct scene_source *src = j->source;
	size_t f = find(src);
	char from[CLOCK_SIZE], to[CLOCK_SIZE];

	buf_printf(b, "\n[%s]\n", src->name);
	if (formats[f].extra == NULL)
		buf_printf(b, "type = feed\nurl = http://127.0.0.1:@PORT@/%s.%s"
		    "\nprivate = yes\n", src->name, formats[f].end);
	else
		buf_printf(b, "type = import\nfile = %s.%s\nformat = %s\n%s"
		    "covers = %s/%s\n", src->name, formats[f].end,
		    formats[f].name, formats[f].extra,
		    clock_format(j->start, from), clock_format(j->now, to));
	buf_printf(b, "source = %s\nkind = %s\nclass = %s\nsite = %s\n",
	    src->platform, stream_kind(main_kind(src)), src->class, src->site);
}
