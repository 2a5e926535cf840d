#include "lib/markup/robots.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/buf.h"
#include "lib/base/xalloc.h"
#include "lib/markup/robotspath.h"

struct rule {
	bool	allow;
	struct {
		size_t	at, len;
	} pattern[ROBOTSPATH_READINGS];	/* in robots.text */
};

struct group {
	bool		 seen;
	unsigned	 delay;
	struct rule	*rules;
	size_t		 n, cap;
};

enum { ANYONE, NAMED, GROUPS };

struct robots {
	struct group	 groups[GROUPS];
	struct buf	 text;
	char		**sitemaps;
	size_t		 nsitemaps;
};

struct parser {
	struct robots	*robots;
	const char	*token;
	bool		 in[GROUPS];	/* whose lines these are */
	bool		 ruled;		/* a name now begins another */
};

static void
take_agent(struct parser *p, struct span value)
{
	size_t n = 0;

	if (p->ruled)
		p->in[ANYONE] = p->in[NAMED] = p->ruled = false;
	if (span_starts(value, "*") && (value.len == 1 ||
	    isspace((unsigned char)value.s[1])))
		p->in[ANYONE] = true;
	while (n < value.len && (isalpha((unsigned char)value.s[n]) ||
	    value.s[n] == '_' || value.s[n] == '-'))
		n++;
	if (n != 0 && n == strlen(p->token) &&
	    strncasecmp(value.s, p->token, n) == 0)
		p->in[NAMED] = true;
	for (int i = 0; i < GROUPS; i++)
		p->robots->groups[i].seen |= p->in[i];
}

static void
add_rule(struct group *g, struct rule rule)
{
	if (g->n == g->cap) {
		g->cap = g->cap == 0 ? 16 : g->cap * 2;
		g->rules = xreallocarray(g->rules, g->cap, sizeof *g->rules);
	}
	g->rules[g->n++] = rule;
}

static void
take_rule(struct parser *p, struct span value, bool allow)
{
	struct buf *text = &p->robots->text;
	struct rule rule = { .allow = allow };

	p->ruled = true;
	if (value.len == 0 || (!p->in[ANYONE] && !p->in[NAMED]))
		return;
	for (unsigned i = 0; i < ROBOTSPATH_READINGS; i++) {
		rule.pattern[i].at = text->len;
		robotspath_rule(text, value, i);
		rule.pattern[i].len = text->len - rule.pattern[i].at;
	}
	for (int i = 0; i < GROUPS; i++)
		if (p->in[i])
			add_rule(&p->robots->groups[i], rule);
}

static void
take_allow(struct parser *p, struct span value)
{
	take_rule(p, value, true);
}

static void
take_disallow(struct parser *p, struct span value)
{
	take_rule(p, value, false);
}

/* Seconds; a part of one counts as a whole. */
static unsigned
seconds(struct span s)
{
	unsigned whole = 0, part = 0;
	size_t i = 0;

	for (; i < s.len && isdigit((unsigned char)s.s[i]); i++)
		if (whole < ROBOTS_DELAY)
			whole = whole * 10 + (unsigned)(s.s[i] - '0');
	if (i < s.len && s.s[i] == '.')
		for (i++; i < s.len && isdigit((unsigned char)s.s[i]); i++)
			part |= s.s[i] != '0';
	return whole + part < ROBOTS_DELAY ? whole + part : ROBOTS_DELAY;
}

static void
take_delay(struct parser *p, struct span value)
{
	unsigned delay = seconds(value);

	for (int i = 0; i < GROUPS; i++)
		if (p->in[i] && p->robots->groups[i].delay < delay)
			p->robots->groups[i].delay = delay;
}

static void
take_sitemap(struct parser *p, struct span value)
{
	struct robots *r = p->robots;

	if (value.len == 0 || memchr(value.s, '\0', value.len) != NULL)
		return;
	r->sitemaps = xreallocarray(r->sitemaps, r->nsitemaps + 1,
	    sizeof *r->sitemaps);
	r->sitemaps[r->nsitemaps++] = xstrndup(value.s, value.len);
}

static const struct {
	const char	*key;
	void		(*take)(struct parser *, struct span value);
} keys[] = {
	{ "user-agent", take_agent },
	{ "useragent", take_agent }, { "user agent", take_agent },
	{ "allow", take_allow },
	{ "disallow", take_disallow },
	{ "dissallow", take_disallow }, { "dissalow", take_disallow },
	{ "disalow", take_disallow }, { "diasllow", take_disallow },
	{ "disallaw", take_disallow },
	{ "crawl-delay", take_delay },
	{ "sitemap", take_sitemap }, { "site-map", take_sitemap },
};

/* "key: value", or of two words "key value"; false if it is neither. */
static bool
split(struct span line, struct span *key, struct span *value)
{
	struct span rest = line;
	size_t n = 0;

	if (memchr(line.s, ':', line.len) != NULL) {
		*key = span_trim(span_cut(&rest, ':'));
		*value = span_trim(rest);
		return true;
	}
	while (n < line.len && !isspace((unsigned char)line.s[n]))
		n++;
	*key = (struct span){ line.s, n };
	*value = span_trim((struct span){ line.s + n, line.len - n });
	for (size_t i = 0; i < value->len; i++)
		if (isspace((unsigned char)value->s[i]))
			return false;
	return value->len != 0;
}

static void
take_line(struct parser *p, struct span line)
{
	struct span key, value;

	if (line.len > ROBOTS_LINE)
		line.len = ROBOTS_LINE;
	line = span_trim(span_cut(&line, '#'));
	if (line.len == 0 || !split(line, &key, &value))
		return;
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		if (key.len == strlen(keys[i].key) &&
		    strncasecmp(key.s, keys[i].key, key.len) == 0) {
			keys[i].take(p, value);
			return;
		}
	}
}

/* Without as much of a byte order mark as there is. */
static struct span
after_mark(struct span body)
{
	static const char mark[] = "\xef\xbb\xbf";

	for (size_t i = 0; i < 3 && body.len != 0 && *body.s == mark[i]; i++) {
		body.s++;
		body.len--;
	}
	return body;
}

/* A rule cut short could say more than it does: whole lines only. */
static struct span
whole_lines(struct span body)
{
	if (body.len <= ROBOTS_BODY)
		return body;
	body.len = ROBOTS_BODY;
	while (body.len != 0 && body.s[body.len - 1] != '\n' &&
	    body.s[body.len - 1] != '\r')
		body.len--;
	return body;
}

struct robots *
robots_parse(struct span body, const char *token)
{
	struct parser p = { xcalloc(1, sizeof *p.robots), token, { false },
	    false };
	struct span rest, line, part;

	rest = whole_lines(after_mark(body));
	while ((line = span_cut(&rest, '\n')).s != NULL)
		while ((part = span_cut(&line, '\r')).s != NULL)
			take_line(&p, part);
	return p.robots;
}

void
robots_free(struct robots *r)
{
	if (r == NULL)
		return;
	for (int i = 0; i < GROUPS; i++)
		free(r->groups[i].rules);
	for (size_t i = 0; i < r->nsitemaps; i++)
		free(r->sitemaps[i]);
	free(r->sitemaps);
	buf_free(&r->text);
	free(r);
}

static bool
allowed(const struct robots *r, const struct group *g, struct span path,
    unsigned reading)
{
	size_t best[2] = { 0, 0 };

	for (size_t i = 0; i < g->n; i++) {
		const struct rule *rule = &g->rules[i];
		struct span pattern = {
			r->text.s + rule->pattern[reading].at,
			rule->pattern[reading].len
		};

		if (pattern.len > best[rule->allow] &&
		    robotspath_match(pattern, path))
			best[rule->allow] = pattern.len;
	}
	return best[true] >= best[false];
}

bool
robots_allows(const struct robots *r, struct span url)
{
	const struct group *g = &r->groups[r->groups[NAMED].seen ? NAMED :
	    ANYONE];
	struct span path = robotspath_of(url);
	struct buf b = BUF_INIT;
	bool good = url.len <= ROBOTS_URL && g->n * url.len <= ROBOTS_WORK;

	if (span_is(path, "/robots.txt"))
		return true;
	for (unsigned i = 0; i < ROBOTSPATH_READINGS && good; i++) {
		buf_reset(&b);
		robotspath_url(&b, path, i);
		good = allowed(r, g, buf_get(&b), i);
	}
	buf_free(&b);
	return good;
}

unsigned
robots_delay(const struct robots *r)
{
	return r->groups[r->groups[NAMED].seen ? NAMED : ANYONE].delay;
}

const char *
robots_sitemap(const struct robots *r, size_t i)
{
	return i < r->nsitemaps ? r->sitemaps[i] : NULL;
}
