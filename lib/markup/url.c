#include "lib/markup/url.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/buf.h"
#include "lib/markup/percent.h"
#include "lib/markup/urlhost.h"

/* Schemes by whether there is an "s". */
static const struct {
	const char	*name;
	unsigned long	 port;
} schemes[] = {
	[false] = { "http", 80 },
	[true] = { "https", 443 },
};

/* What is known so far; a query or fragment is there if it was begun. */
struct parts {
	bool		 https;
	struct buf	 user, password, host, path, query, fragment;
	unsigned long	 port;
	bool		 has_port, has_query, has_fragment;
};

static bool
is_slash(char c)
{
	return c == '/' || c == '\\';
}

static bool
slash_at(struct span s, size_t i)
{
	return i < s.len && is_slash(s.s[i]);
}

static struct span
after(struct span s, size_t n)
{
	return (struct span){ s.s + n, s.len - n };
}

/* What is before any byte of `stops` in *rest, which is cut to what is not. */
static struct span
until(struct span *rest, const char *stops)
{
	struct span part = { rest->s, 0 };

	while (part.len < rest->len && (rest->s[part.len] == '\0' ||
	    strchr(stops, rest->s[part.len]) == NULL))
		part.len++;
	*rest = after(*rest, part.len);
	return part;
}

/* Without controls and blanks at both sides and line ends and tabs within. */
static void
clean(struct buf *out, struct span s)
{
	while (s.len != 0 && (unsigned char)s.s[0] <= ' ')
		s = after(s, 1);
	while (s.len != 0 && (unsigned char)s.s[s.len - 1] <= ' ')
		s.len--;
	for (size_t i = 0; i < s.len; i++)
		if (s.s[i] != '\t' && s.s[i] != '\n' && s.s[i] != '\r')
			buf_putc(out, s.s[i]);
}

/* The scheme before the colon, cut from *rest; SPAN_NONE if there is none. */
static struct span
cut_scheme(struct span *rest)
{
	size_t n = 0;

	if (rest->len == 0 || !isalpha((unsigned char)*rest->s))
		return SPAN_NONE;
	while (n < rest->len && (isalnum((unsigned char)rest->s[n]) ||
	    strchr("+-.", rest->s[n]) != NULL) && rest->s[n] != '\0')
		n++;
	if (n == rest->len || rest->s[n] != ':')
		return SPAN_NONE;
	*rest = after(*rest, n + 1);
	return (struct span){ rest->s - n - 1, n };
}

static bool
is_scheme(struct span s, bool https)
{
	return s.len == strlen(schemes[https].name) &&
	    strncasecmp(s.s, schemes[https].name, s.len) == 0;
}

/* Of several "@" the last ends the credentials. */
static void
take_credentials(struct parts *p, struct span s)
{
	struct span user = s;

	user = until(&s, ":");
	percent_encode(&p->user, user, PERCENT_USER);
	if (s.len != 0)
		percent_encode(&p->password, after(s, 1), PERCENT_USER);
}

static bool
take_port(struct parts *p, struct span s)
{
	unsigned long port = 0;

	for (size_t i = 0; i < s.len; i++) {
		if (!isdigit((unsigned char)s.s[i]))
			return false;
		port = port * 10 + (unsigned long)(s.s[i] - '0');
		if (port > 65535)
			return false;
	}
	p->has_port = s.len != 0 && port != schemes[p->https].port;
	p->port = port;
	return true;
}

/* The length of the host: a colon in brackets does not end it. */
static size_t
host_length(struct span s)
{
	bool inside = false;
	size_t n = 0;

	for (; n < s.len && (inside || s.s[n] != ':'); n++) {
		if (s.s[n] == '[')
			inside = true;
		else if (s.s[n] == ']')
			inside = false;
	}
	return n;
}

static bool
take_authority(struct parts *p, struct span s)
{
	const char *at = s.len != 0 ? memrchr(s.s, '@', s.len) : NULL;
	size_t n;

	if (at != NULL) {
		n = (size_t)(at - s.s);
		take_credentials(p, (struct span){ s.s, n });
		s = after(s, n + 1);
	}
	n = host_length(s);
	if (!urlhost_add(&p->host, (struct span){ s.s, n }))
		return false;
	return n == s.len || take_port(p, after(s, n + 1));
}

/* 1 for ".", 2 for "..", also where a dot is encoded; else 0. */
static int
dots(struct span s)
{
	int n = 0;

	while (s.len != 0 && n < 3) {
		size_t one = *s.s == '.' ? 1 : s.len >= 3 &&
		    strncasecmp(s.s, "%2e", 3) == 0 ? 3 : 0;

		if (one == 0)
			return 0;
		s = after(s, one);
		n++;
	}
	return n < 3 ? n : 0;
}

static void
drop_segment(struct buf *path)
{
	const char *last = path->len != 0 ?
	    memrchr(path->s, '/', path->len) : NULL;

	if (last != NULL)
		buf_cut(path, (size_t)(last - path->s));
}

/* One segment after another; a path that ends in dots ends in a slash. */
static void
take_path(struct buf *path, struct span s)
{
	struct span segment;
	bool more;
	int n;

	do {
		segment = until(&s, "/\\");
		more = s.len != 0;
		if (more)
			s = after(s, 1);
		if ((n = dots(segment)) == 2)
			drop_segment(path);
		if (n == 0) {
			buf_putc(path, '/');
			percent_encode(path, segment, PERCENT_PATH);
		} else if (!more) {
			buf_putc(path, '/');
		}
	} while (more);
}

/* Query and fragment. */
static void
take_tail(struct parts *p, struct span s)
{
	if (span_starts(s, "?")) {
		s = after(s, 1);
		p->has_query = true;
		percent_encode(&p->query, until(&s, "#"), PERCENT_QUERY);
	}
	if (s.len != 0) {
		p->has_fragment = true;
		percent_encode(&p->fragment, after(s, 1), PERCENT_FRAGMENT);
	}
}

/* What follows an authority or a base's folder. */
static void
take_rest(struct parts *p, struct span s)
{
	struct span path = until(&s, "?#");

	take_path(&p->path, slash_at(path, 0) ? after(path, 1) : path);
	take_tail(p, s);
}

static bool
take_absolute(struct parts *p, struct span s)
{
	while (slash_at(s, 0))
		s = after(s, 1);
	if (!take_authority(p, until(&s, "/\\?#")))
		return false;
	take_rest(p, s);
	return true;
}

static void
copy_authority(struct parts *p, const struct url *base)
{
	buf_span(&p->user, base->user);
	buf_span(&p->password, base->password);
	buf_span(&p->host, base->host);
	if (base->port.s != NULL)
		take_port(p, base->port);
}

/* What does not begin with a path keeps the base's, and "#" its query. */
static bool
take_relative(struct parts *p, struct span s, const struct url *base)
{
	if (slash_at(s, 0) && slash_at(s, 1))
		return take_absolute(p, s);
	copy_authority(p, base);
	if (slash_at(s, 0)) {
		take_rest(p, s);
		return true;
	}
	buf_span(&p->path, base->path);
	if (s.len != 0 && *s.s != '?' && *s.s != '#') {
		drop_segment(&p->path);
		take_rest(p, s);
		return true;
	}
	if ((s.len == 0 || *s.s == '#') && base->query.s != NULL) {
		p->has_query = true;
		buf_span(&p->query, base->query);
	}
	take_tail(p, s);
	return true;
}

static bool
take_reference(struct parts *p, struct span s, const struct url *base)
{
	struct span scheme = cut_scheme(&s);

	if (scheme.s == NULL) {
		if (base == NULL)
			return false;
		p->https = is_scheme(base->scheme, true);
		return take_relative(p, s, base);
	}
	p->https = is_scheme(scheme, true);
	if (!p->https && !is_scheme(scheme, false))
		return false;
	if (base != NULL && is_scheme(base->scheme, p->https) &&
	    !span_starts(s, "//"))
		return take_relative(p, s, base);
	return take_absolute(p, s);
}

static struct span
put(struct buf *out, struct span s)
{
	buf_span(out, s);
	return (struct span){ out->s + out->len - s.len, s.len };
}

static void
write_credentials(struct url *u, struct buf *out, const struct parts *p)
{
	if (p->user.len == 0 && p->password.len == 0)
		return;
	if (p->user.len != 0)
		u->user = put(out, buf_get(&p->user));
	if (p->password.len != 0) {
		buf_putc(out, ':');
		u->password = put(out, buf_get(&p->password));
	}
	buf_putc(out, '@');
}

static void
write_url(struct url *u, const struct parts *p)
{
	struct buf out = BUF_INIT;
	char port[16];

	/* All at once: spans are in what must not move. */
	buf_room(&out, 64 + p->user.len + p->password.len + p->host.len +
	    p->path.len + p->query.len + p->fragment.len);
	u->scheme = put(&out, span_of(schemes[p->https].name));
	buf_puts(&out, "://");
	write_credentials(u, &out, p);
	u->host = put(&out, buf_get(&p->host));
	if (p->has_port) {
		snprintf(port, sizeof port, "%lu", p->port);
		buf_putc(&out, ':');
		u->port = put(&out, span_of(port));
	}
	u->path = put(&out, buf_get(&p->path));
	if (p->has_query) {
		buf_putc(&out, '?');
		u->query = put(&out, buf_get(&p->query));
	}
	if (p->has_fragment) {
		buf_putc(&out, '#');
		u->fragment = put(&out, buf_get(&p->fragment));
	}
	u->text = buf_take(&out);
}

bool
url_parse(struct url *u, struct span ref, const struct url *base)
{
	struct buf text = BUF_INIT;
	struct parts p = { false };
	bool good;

	*u = (struct url){ .text = NULL };
	if (ref.len > URL_MOST)
		return false;
	buf_room(&text, ref.len);	/* so that it is there, if empty */
	clean(&text, ref);
	good = take_reference(&p, buf_get(&text), base);
	if (good)
		write_url(u, &p);
	buf_free(&p.user);
	buf_free(&p.password);
	buf_free(&p.host);
	buf_free(&p.path);
	buf_free(&p.query);
	buf_free(&p.fragment);
	buf_free(&text);
	return good;
}

void
url_free(struct url *u)
{
	free(u->text);
	*u = (struct url){ .text = NULL };
}

bool
url_same_origin(const struct url *a, const struct url *b)
{
	return span_eq(a->scheme, b->scheme) && span_eq(a->host, b->host) &&
	    span_eq(a->port, b->port);
}
