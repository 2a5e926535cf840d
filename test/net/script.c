#include "test/net/script.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/nearest.h"
#include "lib/base/xalloc.h"
#include "lib/io/slurp.h"
#include "test/net/files.h"
#include "test/net/fill.h"

struct script {
	struct routes	*routes;
	struct route	*route;		/* NULL before the first */
	const char	*path;
	size_t		 line;
	unsigned long	 said;		/* a bit a word */
	struct where	*where;
};

struct word;

/* A word and its argument into the route: 0, or -1 with the place. */
typedef int	 word_fn(struct script *, const struct word *, struct span);

static word_fn	 add_body, add_header, add_need, add_part, add_text;
static word_fn	 set_flag, set_number, set_sse, set_string;

#define AT(field)	offsetof(struct route, field)

static const struct word {
	const char	*name;
	word_fn		*set;
	size_t		 at;
	long		 least, most;
	bool		 many;		/* may be said again */
} words[] = {
	{ .name = "need", .set = add_need, .many = true },
	{ .name = "need-body", .set = add_part, .many = true },
	{ "times", set_number, AT(times), 1, 1000000, false },
	{ "status", set_number, AT(status), 200, 599, false },
	{ .name = "header", .set = add_header, .many = true },
	{ .name = "type", .set = set_string, .at = AT(type) },
	{ .name = "body", .set = add_body },
	{ .name = "text", .set = add_text, .many = true },
	{ .name = "etag", .set = set_string, .at = AT(etag) },
	{ .name = "redirect", .set = set_string, .at = AT(redirect) },
	{ .name = "gzip", .set = set_flag, .at = AT(gzip) },
	{ .name = "chunked", .set = set_flag, .at = AT(chunked) },
	{ .name = "close", .set = set_flag, .at = AT(close) },
	{ "sse", set_sse, AT(sse), 0, 10000, false },
	{ "wait", set_number, AT(wait), 1, 20000, false },
	{ "cut", set_number, AT(cut), 0, 1L << 30, false },
	{ .name = "hang", .set = set_flag, .at = AT(hang) },
	{ .name = "reset", .set = set_flag, .at = AT(reset) },
	{ "drip", set_number, AT(drip), 1, 10000, false },
	{ "length", set_number, AT(length), 0, 1L << 40, false },
	{ "huge", set_number, AT(huge), 1, 1024, false },
	{ "bomb", set_number, AT(bomb), 1, 1024, false },
};
#define WORDS	(sizeof words / sizeof words[0])

/* What one route cannot say at once. */
static const char *const never[][2] = {
	{ "body", "text" }, { "bomb", "body" }, { "bomb", "text" },
	{ "bomb", "gzip" }, { "bomb", "huge" }, { "huge", "gzip" },
	{ "huge", "sse" }, { "huge", "drip" }, { "hang", "reset" },
	{ "chunked", "length" },
	{ "chunked", "close" }, { "sse", "length" }, { "sse", "close" },
	{ "sse", "chunked" }, { "close", "length" }, { "sse", "drip" },
};

/* Headers that a word of their own makes. */
static const struct {
	const char	*header, *word;
} own[] = {
	{ "Content-Type", "type" },
	{ "Content-Length", "length" },
	{ "Transfer-Encoding", "chunked" },
	{ "Location", "redirect" },
};

static int fault(const struct script *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

static int
fault(const struct script *s, const char *fmt, ...)
{
	va_list ap;
	char why[256];

	va_start(ap, fmt);
	vsnprintf(why, sizeof why, fmt, ap);
	va_end(ap);
	return where_set(s->where, s->path, s->line, "%s", why);
}

static void *
slot(const struct script *s, const struct word *w)
{
	return (char *)s->route + w->at;
}

static int
set_flag(struct script *s, const struct word *w, struct span arg)
{
	if (arg.len != 0)
		return fault(s, "%s stands alone", w->name);
	*(bool *)slot(s, w) = true;
	return 0;
}

static int
set_number(struct script *s, const struct word *w, struct span arg)
{
	char text[24], *end;
	long n;

	snprintf(text, sizeof text, "%.*s", SPAN_ARG(arg));
	errno = 0;
	n = strtol(text, &end, 10);
	if (!isdigit((unsigned char)text[0]) || *end != '\0' || errno != 0 ||
	    n < w->least || n > w->most)
		return fault(s, "%s wants a number from %ld to %ld", w->name,
		    w->least, w->most);
	*(long *)slot(s, w) = n;
	return 0;
}

static int
set_sse(struct script *s, const struct word *w, struct span arg)
{
	return set_number(s, w, arg.len != 0 ? arg : span_of("50"));
}

static int
set_string(struct script *s, const struct word *w, struct span arg)
{
	if (arg.len == 0)
		return fault(s, "%s wants a value", w->name);
	free(*(char **)slot(s, w));	/* what followed from the body */
	*(char **)slot(s, w) = xstrndup(arg.s, arg.len);
	return 0;
}

static int
add_text(struct script *s, const struct word *w, struct span arg)
{
	(void)w;
	if (s->route->body.s != NULL)
		buf_putc(&s->route->body, '\n');
	buf_add(&s->route->body, arg.s, arg.len);
	return 0;
}

/* "NAME: VALUE" */
static int
add_pair(struct script *s, const struct word *w, struct span arg,
    struct fields *to)
{
	struct span name = span_cut(&arg, ':');

	name = span_trim(name);
	if (name.len == 0 || arg.s == NULL ||
	    memchr(name.s, ' ', name.len) != NULL)
		return fault(s, "%s wants NAME: VALUE", w->name);
	arg = span_trim(arg);
	fields_add(to, xstrndup(name.s, name.len), xstrndup(arg.s, arg.len));
	return 0;
}

static int
add_header(struct script *s, const struct word *w, struct span arg)
{
	const char *name;

	if (add_pair(s, w, arg, &s->route->headers) == -1)
		return -1;
	name = s->route->headers.list[s->route->headers.n - 1].name;
	for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
		if (strcasecmp(name, own[i].header) == 0)
			return fault(s, "%s is made by %s",
			    own[i].header, own[i].word);
	return 0;
}

static int
add_need(struct script *s, const struct word *w, struct span arg)
{
	return add_pair(s, w, arg, &s->route->needs);
}

static int
add_part(struct script *s, const struct word *w, struct span arg)
{
	if (arg.len == 0)
		return fault(s, "%s wants a text", w->name);
	fields_add(&s->route->bodies, xstrndup(arg.s, arg.len), NULL);
	return 0;
}

static int
add_body(struct script *s, const struct word *w, struct span arg)
{
	const char *slash = strrchr(s->path, '/');
	char *path, *bytes;
	size_t len;

	if (arg.len == 0)
		return fault(s, "%s wants a file", w->name);
	path = xasprintf("%.*s%.*s", slash != NULL && arg.s[0] != '/' ?
	    (int)(slash - s->path) + 1 : 0, s->path, SPAN_ARG(arg));
	bytes = slurp(path, SLURP_MOST, &len);
	if (bytes == NULL)
		fault(s, "%s: %s", path, strerror(errno));
	else
		buf_add(&s->route->body, bytes, len);
	if (s->route->type == NULL)
		s->route->type = xstrdup(files_type(path));
	free(bytes);
	free(path);
	return bytes != NULL ? 0 : -1;
}

static size_t
find(struct span name)
{
	size_t i;

	for (i = 0; i < WORDS; i++)
		if (span_is(name, words[i].name))
			break;
	return i;
}

static int
unknown(const struct script *s, struct span name)
{
	const char *names[WORDS], *meant;
	char typed[64];

	for (size_t i = 0; i < WORDS; i++)
		names[i] = words[i].name;
	snprintf(typed, sizeof typed, "%.*s", SPAN_ARG(name));
	meant = nearest(typed, names, WORDS);
	return fault(s, "there is no \"%s\"%s%s%s", typed,
	    meant != NULL ? "; did you mean \"" : "",
	    meant != NULL ? meant : "", meant != NULL ? "\"?" : "");
}

/* The pairs that the route has said both of. */
static int
contradicts(const struct script *s)
{
	for (size_t i = 0; i < sizeof never / sizeof never[0]; i++)
		if ((s->said >> find(span_of(never[i][0])) & 1) != 0 &&
		    (s->said >> find(span_of(never[i][1])) & 1) != 0)
			return fault(s, "a route has either %s or %s",
			    never[i][0], never[i][1]);
	return 0;
}

static struct span
next_word(struct span *rest)
{
	struct span word = span_trim(*rest);
	size_t i;

	for (i = 0; i < word.len && word.s[i] != ' ' && word.s[i] != '\t'; i++)
		;
	*rest = span_trim((struct span){ word.s + i, word.len - i });
	word.len = i;
	return word;
}

static int
read_word(struct script *s, struct span arg)
{
	struct span name = next_word(&arg);
	size_t i = find(name);

	if (s->route == NULL)
		return fault(s, "a route comes first, at the margin: "
		    "METHOD /PATH");
	if (i == WORDS)
		return unknown(s, name);
	if ((s->said >> i & 1) != 0 && !words[i].many)
		return fault(s, "%s is said twice", words[i].name);
	s->said |= 1UL << i;
	if (contradicts(s) == -1)
		return -1;
	return words[i].set(s, &words[i], arg);
}

/* "name=value", as in an address */
static int
add_parameter(struct script *s, struct span text)
{
	struct span name = span_cut(&text, '=');
	char *n, *v;

	if (name.len == 0 || text.s == NULL)
		return fault(s, "\"%.*s\" is not NAME=VALUE", SPAN_ARG(name));
	n = xstrndup(name.s, name.len);
	v = xstrndup(text.s, text.len);
	fields_add(&s->route->query, n, v);
	if (!request_decode(n, true) || !request_decode(v, true))
		return fault(s, "%%00 is in a parameter");
	return 0;
}

/* "/path?a=1&b=2" */
static int
add_path(struct script *s, struct span text)
{
	struct span path = span_cut(&text, '?'), part;

	s->route->path = xstrndup(path.s, path.len);
	if (!request_decode(s->route->path, false))
		return fault(s, "%%00 is in the path");
	while (text.s != NULL) {
		part = span_cut(&text, '&');
		if (part.len != 0 && add_parameter(s, part) == -1)
			return -1;
	}
	return 0;
}

static int
read_route(struct script *s, struct span rest)
{
	struct span method = next_word(&rest), path = next_word(&rest);

	if (path.len == 0 || path.s[0] != '/')
		return fault(s, "wanted METHOD /PATH (what belongs to a route "
		    "is indented)");
	for (size_t i = 0; i < method.len; i++)
		if (method.s[i] != '*' && !isupper((unsigned char)method.s[i]))
			return fault(s, "a method is in capitals, as GET");
	s->route = routes_add(s->routes, s->path, s->line);
	s->said = 0;
	s->route->method = xstrndup(method.s, method.len);
	if (add_path(s, path) == -1)
		return -1;
	while (rest.len != 0)
		if (add_parameter(s, next_word(&rest)) == -1)
			return -1;
	return 0;
}

static int
read_line(struct script *s, struct span line)
{
	struct span word;
	const char *meant;

	if (span_trim(line).len == 0 || span_trim(line).s[0] == '#')
		return 0;
	if (fill_unknown(line, &word, &meant))
		return fault(s, "there is no {%.*s}%s%s%s", SPAN_ARG(word),
		    meant != NULL ? "; did you mean {" : "",
		    meant != NULL ? meant : "", meant != NULL ? "}?" : "");
	return line.s[0] == ' ' || line.s[0] == '\t' ? read_word(s, line) :
	    read_route(s, line);
}

int
script_load(struct routes *routes, const char *path, struct where *where)
{
	struct script s = { .routes = routes, .path = path, .where = where };
	struct span rest = SPAN_NONE;
	char *text;
	int status = 0;

	if ((text = slurp_text(path, &rest.len, where)) == NULL)
		return -1;
	rest.s = text;
	while (status == 0 && rest.s != NULL) {
		s.line++;
		status = read_line(&s, span_cut(&rest, '\n'));
	}
	if (status == 0 && s.route == NULL) {
		s.line = 0;
		status = fault(&s, "has no route");
	}
	free(text);
	return status;
}
