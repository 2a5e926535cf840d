#include "lib/markup/mend.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "lib/markup/balance.h"
#include "lib/markup/htmltag.h"
#include "lib/markup/mendtext.h"

#define ATTRIBUTES	200	/* libxml2 compares each with each */
#define TAG_MOST	65536	/* bytes; a longer one is none */

struct mender {
	struct mendtext	 text;
	const char	*close;		/* the next "]]>", once looked for */
	bool		 endless[2];	/* no "-->", no "?>" comes any more */
	struct balance	 tags;
};

static const char *const roots[] = {
	"rss", "rdf", "feed", "channel", "entry", "item",
};

/* In HTML nothing is inside these; some feeds have them without an end. */
static const char *const empty[] = { "br", "hr", "img", "wbr" };

static bool
starts(const char *at, const char *end, const char *with)
{
	size_t n = strlen(with);

	return (size_t)(end - at) >= n && strncasecmp(at, with, n) == 0;
}

/* The byte after a document type: brackets and quotes may hold a '>'. */
static const char *
after_doctype(const char *at, const char *end)
{
	bool inner = false;
	char quote = '\0';

	for (; at < end; at++) {
		if (quote != '\0') {
			if (*at == quote)
				quote = '\0';
		} else if (*at == '"' || *at == '\'') {
			quote = *at;
		} else if (*at == '[') {
			inner = true;
		} else if (*at == ']') {
			inner = false;
		} else if (*at == '>' && !inner) {
			return at + 1;
		}
	}
	return end;
}

/*
 * Where the section's text ends that begins at `at`.  A section whose element
 * ends before another section begins, or before the document does, was never
 * closed.
 */
static const char *
cdata_end(struct mender *m, const char *at)
{
	struct span name = { NULL, 0 };
	struct buf tag = BUF_INIT;
	const char *stop = NULL;
	bool found;

	if (m->close == NULL || m->close < at) {
		m->close = memmem(at, (size_t)(m->text.end - at), "]]>", 3);
		if (m->close == NULL)
			m->close = m->text.end;
	}
	if (m->tags.n != 0)
		name = m->tags.open[m->tags.n - 1];
	buf_puts(&tag, "</");
	buf_span(&tag, name);
	if (name.s != NULL)
		stop = memmem(at, (size_t)(m->close - at), tag.s, tag.len);
	found = stop != NULL && (m->close == m->text.end || memmem(stop,
	    (size_t)(m->close - stop), "<![CDATA[", 9) != NULL);
	buf_free(&tag);
	return found ? stop : m->close;
}

static const char *
put_cdata(struct mender *m, const char *at)
{
	const char *stop;

	at += strlen("<![CDATA[");
	stop = cdata_end(m, at);
	buf_puts(m->text.out, "<![CDATA[");
	mendtext_bytes(&m->text, at, stop);
	buf_puts(m->text.out, "]]>");
	return starts(stop, m->text.end, "]]>") ? stop + 3 : stop;
}

/* The name after "<" or "</". */
static struct span
name_at(const char *at, const char *end)
{
	struct span name = { at, 0 };

	while (at < end && ((*at & 0x80) != 0 || isalnum((unsigned char)*at) ||
	    memchr("_:.-", *at, 4) != NULL))
		at++;
	name.len = (size_t)(at - name.s);
	if (name.len != 0 && (name.s[0] & 0x80) == 0 &&
	    !isalpha((unsigned char)name.s[0]) && name.s[0] != '_')
		name.len = 0;
	return name;
}

static bool
is_one_of(struct span name, const char *const list[], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strlen(list[i]) == name.len &&
		    strncasecmp(list[i], name.s, name.len) == 0)
			return true;
	return false;
}

/*
 * The quote that closes the one at `at`; NULL if none does before an end tag,
 * which no value holds.
 */
static const char *
quote_end(const char *at, const char *end)
{
	for (const char *p = at + 1; p < end; p++) {
		if (*p == *at)
			return p;
		if (*p == '<' && p + 1 < end && p[1] == '/')
			break;
	}
	return NULL;
}

/* Behind the '>' of the tag; NULL if it is none: a '<' or the end is first. */
static const char *
tag_end(const char *at, const char *end)
{
	const char *close;
	bool value = false;

	if (end - at > TAG_MOST)
		end = at + TAG_MOST;
	for (; at < end && *at != '<'; at++) {
		if (*at == '>')
			return at + 1;
		if (value && (*at == '"' || *at == '\'') &&
		    (close = quote_end(at, end)) != NULL)
			at = close;
		value = *at == '=' || (value && htmltag_blank(*at));
	}
	return NULL;
}

/* Whether all attributes are as XML wants them. */
static bool
is_proper(const char *at, const char *stop)
{
	struct htmltag_attribute a;
	size_t n = 0;

	while (htmltag_attribute(&at, stop, &a)) {
		if (a.value.s == NULL || name_at(a.name.s, stop).len !=
		    a.name.len || a.value.s + a.value.len >= stop ||
		    (a.value.s[-1] != '"' && a.value.s[-1] != '\'') ||
		    a.value.s[a.value.len] != a.value.s[-1] ||
		    memchr(a.value.s, '<', a.value.len) != NULL ||
		    ++n > ATTRIBUTES)
			return false;
		if (at < stop && !htmltag_blank(*at))
			return false;
	}
	return true;
}

/* The attributes anew, those that have a name. */
static void
put_attributes(struct mender *m, const char *at, const char *stop)
{
	struct htmltag_attribute a;
	size_t n = 0;

	while (htmltag_attribute(&at, stop, &a) && n < ATTRIBUTES) {
		if (name_at(a.name.s, stop).len != a.name.len)
			continue;
		n++;
		buf_putc(m->text.out, ' ');
		buf_span(m->text.out, a.name);
		mendtext_value(&m->text, a.value.s != NULL ? a.value : a.name);
	}
}

static void
put_start(struct mender *m, struct span name, const char *rest,
    const char *stop)
{
	bool alone = stop[-2] == '/', forced = is_one_of(name, empty,
	    sizeof empty / sizeof empty[0]);

	balance_start(&m->tags, name, alone || forced, m->text.out);
	buf_putc(m->text.out, '<');
	buf_span(m->text.out, name);
	stop -= alone ? 2 : 1;
	if (is_proper(rest, stop))
		mendtext_put(&m->text, rest, stop);
	else
		put_attributes(m, rest, stop);
	buf_puts(m->text.out, alone || forced ? "/>" : ">");
}

/* A tag, or a bracket that is none. */
static const char *
put_tag(struct mender *m, const char *at)
{
	bool closes = at + 1 < m->text.end && at[1] == '/';
	struct span name = name_at(at + 1 + closes, m->text.end);
	const char *rest = name.s + name.len, *stop = NULL;

	if (name.len != 0)
		stop = tag_end(rest, m->text.end);
	if (stop == NULL) {
		buf_puts(m->text.out, "&lt;");
		return at + 1;
	}
	if (closes)
		balance_end(&m->tags, name, m->text.out);
	else
		put_start(m, name, rest, stop);
	return stop;
}

/* Behind a comment or an instruction; one without an end ends at a '>'. */
static const char *
skip(struct mender *m, const char *at, const char *what, bool *endless)
{
	const char *stop = NULL;

	if (!*endless)
		stop = memmem(at, (size_t)(m->text.end - at), what, strlen(what));
	if (stop != NULL)
		return stop + strlen(what);
	*endless = true;
	stop = memchr(at, '>', (size_t)(m->text.end - at));
	return stop != NULL ? stop + 1 : m->text.end;
}

/* The feed's first tag, or the first of all if there is none of a feed. */
static const char *
root_of(const char *first, const char *end)
{
	const char *at = first, *colon;
	struct span name;

	for (; (at = memchr(at, '<', (size_t)(end - at))) != NULL; at++) {
		name = name_at(at + 1, end);
		colon = memchr(name.s, ':', name.len);
		if (colon != NULL) {
			name.len -= (size_t)(colon + 1 - name.s);
			name.s = colon + 1;
		}
		if (is_one_of(name, roots, sizeof roots / sizeof roots[0]))
			return at;
	}
	return first;
}

/* What is markup but no element goes, for what it declares. */
static const char *
skip_markup(struct mender *m, const char *at)
{
	const char *stop;

	if (starts(at, m->text.end, "<!--"))
		return skip(m, at, "-->", &m->endless[0]);
	if (starts(at, m->text.end, "<?"))
		return skip(m, at, "?>", &m->endless[1]);
	if (starts(at, m->text.end, "<!doctype")) {
		stop = after_doctype(at, m->text.end);
		entity_declare(&m->text.own, (struct span){ at,
		    (size_t)(stop - at) });
		return stop;
	}
	return at;
}

void
mend_xml(struct span text, struct buf *out)
{
	struct mender m = { .text = { text.s + text.len, out, { .n = 0 } } };
	const char *at = memchr(text.s, '<', text.len), *root, *stop;

	if (at == NULL)
		return;
	buf_room(out, text.len + text.len / 8);
	root = root_of(at, m.text.end);
	while (at < m.text.end) {
		if (*at == '<' && (stop = skip_markup(&m, at)) != at)
			at = stop;
		else if (at < root)
			at++;
		else if (starts(at, m.text.end, "<![CDATA["))
			at = put_cdata(&m, at);
		else if (*at == '<')
			at = put_tag(&m, at);
		else {
			stop = memchr(at, '<', (size_t)(m.text.end - at));
			stop = stop != NULL ? stop : m.text.end;
			mendtext_put(&m.text, at, stop);
			at = stop;
		}
	}
	buf_puts(out, "");
}
