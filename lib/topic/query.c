#include "lib/topic/query.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"

enum lexeme { END, OPEN, CLOSE, AND, OR, NOT, TERM };

struct parser {
	struct query		*query;
	struct query_fault	*fault;
	query_term_fn		*term;
	void			*arg;
	struct span		 text;
	size_t			 next;		/* where the next lexeme is */
	int			 depth;
	bool			 negated;
	/* the lexeme in hand */
	enum lexeme		 lexeme;
	size_t			 at;
	struct span		 word;
	enum query_how		 how;
};

static int	parse_or(struct parser *);
static int	parse_primary(struct parser *);

static int __attribute__((format(printf, 3, 4)))
fault(struct parser *p, size_t at, const char *why, ...)
{
	va_list ap;

	p->fault->at = at;
	va_start(ap, why);
	vsnprintf(p->fault->why, sizeof p->fault->why, why, ap);
	va_end(ap);
	return -1;
}

static bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A message shows the beginning of a term, cut between characters. */
static int
shown(struct span word)
{
	size_t len = word.len < 60 ? word.len : 60;

	while (len < word.len && len > 0 && (word.s[len] & 0xc0) == 0x80)
		len--;
	return (int)len;
}

/* "exact:" and "fold:" before the term; an unknown prefix is a fault. */
static int
lex_how(struct parser *p)
{
	static const struct {
		const char	*name;
		enum query_how	 how;
	} hows[] = {
		{ "exact:", QUERY_EXACT },
		{ "fold:", QUERY_FOLD },
	};
	struct span rest;
	size_t i, len;

	p->how = QUERY_AUTO;
	rest.s = p->text.s + p->next;
	rest.len = p->text.len - p->next;
	for (i = 0; i < sizeof hows / sizeof hows[0]; i++) {
		if (!span_starts(rest, hows[i].name))
			continue;
		p->how = hows[i].how;
		p->next += strlen(hows[i].name);
		return 0;
	}
	for (len = 0; len < rest.len && rest.s[len] >= 'a' &&
	    rest.s[len] <= 'z'; len++)
		;
	if (len > 0 && len < rest.len && rest.s[len] == ':')
		return fault(p, p->next, "unknown prefix \"%.*s:\"; there are "
		    "exact: and fold:, and a term with a colon stands in "
		    "quotes", len < 60 ? (int)len : 60, rest.s);
	return 0;
}

static int
lex_quoted(struct parser *p)
{
	const char *from = p->text.s + p->next + 1, *to;

	to = memchr(from, '"', p->text.len - p->next - 1);
	if (to == NULL)
		return fault(p, p->next, "a quote that does not end; write the "
		    "other \"");
	p->word = (struct span){ from, (size_t)(to - from) };
	p->next += p->word.len + 2;
	p->lexeme = TERM;
	return 0;
}

static int
lex_word(struct parser *p)
{
	size_t from = p->next;

	while (p->next < p->text.len && !blank(p->text.s[p->next]) &&
	    strchr("()\"", p->text.s[p->next]) == NULL)
		p->next++;
	p->word = (struct span){ p->text.s + from, p->next - from };
	p->lexeme = TERM;
	if (p->how != QUERY_AUTO)
		return 0;
	if (span_is(p->word, "AND"))
		p->lexeme = AND;
	else if (span_is(p->word, "OR"))
		p->lexeme = OR;
	else if (span_is(p->word, "NOT"))
		p->lexeme = NOT;
	return 0;
}

/* Take the next lexeme in hand. */
static int
advance(struct parser *p)
{
	while (p->next < p->text.len && blank(p->text.s[p->next]))
		p->next++;
	p->at = p->next;
	p->lexeme = END;
	if (p->next == p->text.len)
		return 0;
	switch (p->text.s[p->next]) {
	case '(':
		p->lexeme = OPEN;
		p->next++;
		return 0;
	case ')':
		p->lexeme = CLOSE;
		p->next++;
		return 0;
	}
	if (lex_how(p) == -1)
		return -1;
	if (p->next < p->text.len && p->text.s[p->next] == '"')
		return lex_quoted(p);
	return lex_word(p);
}

/* Add a node at `at`, before what already stands there. */
static void
insert(struct parser *p, size_t at, struct query_node node)
{
	struct query *q = p->query;

	if ((q->n & (q->n - 1)) == 0)
		q->nodes = xreallocarray(q->nodes, q->n != 0 ? q->n * 2 : 1,
		    sizeof *q->nodes);
	memmove(q->nodes + at + 1, q->nodes + at,
	    (q->n - at) * sizeof *q->nodes);
	for (size_t i = at + 1; i <= q->n; i++)
		q->nodes[i].end++;
	q->nodes[at] = node;
	q->n++;
}

static int
parse_term(struct parser *p)
{
	struct query_node node = { .op = QUERY_TERM, .negated = p->negated };
	long term;

	if (p->word.len == 0)
		return fault(p, p->at, "an empty term; write a word in it");
	if ((term = p->term(p->arg, p->word, p->how)) == -1)
		return fault(p, p->at, "\"%.*s\" holds no word to look for",
		    shown(p->word), p->word.s);
	node.term = (uint32_t)term;
	node.end = p->query->n + 1;
	insert(p, p->query->n, node);
	return advance(p);
}

static int
parse_open(struct parser *p)
{
	size_t at = p->at;

	if (advance(p) == -1 || parse_or(p) == -1)
		return -1;
	if (p->lexeme != CLOSE)
		return fault(p, at, "a parenthesis that is not closed; write "
		    "the other )");
	return advance(p);
}

static int
parse_not(struct parser *p)
{
	size_t at = p->query->n;
	int status;

	if (advance(p) == -1)
		return -1;
	if (p->lexeme != OPEN && p->lexeme != TERM && p->lexeme != NOT)
		return fault(p, p->at, "NOT without a term after it");
	insert(p, at, (struct query_node){ .op = QUERY_NOT });
	p->negated = !p->negated;
	status = parse_primary(p);
	p->negated = !p->negated;
	p->query->nodes[at].end = p->query->n;
	return status;
}

/* Deep nesting would be deep recursion, here and again at every text. */
static int
parse_nested(struct parser *p)
{
	int status;

	if (p->depth == QUERY_DEPTH)
		return fault(p, p->at, "more than %d parentheses or NOTs "
		    "within each other; AND and OR need none among their own "
		    "kind", QUERY_DEPTH);
	p->depth++;
	status = p->lexeme == OPEN ? parse_open(p) : parse_not(p);
	p->depth--;
	return status;
}

static int
parse_primary(struct parser *p)
{
	switch (p->lexeme) {
	case TERM:
		return parse_term(p);
	case OPEN:
	case NOT:
		return parse_nested(p);
	case AND:
	case OR:
		return fault(p, p->at, "%s without a term before it",
		    p->lexeme == AND ? "AND" : "OR");
	case CLOSE:
		return fault(p, p->at, "a ) where a term should be");
	case END:
		break;
	}
	return fault(p, p->at, "a term is missing at the end");
}

/* One of AND and OR, with all terms that it joins as children of one node. */
static int
parse_joined(struct parser *p, enum lexeme by, enum query_op op,
    int (*part)(struct parser *))
{
	size_t at = p->query->n;
	bool joined = false;

	if (part(p) == -1)
		return -1;
	while (p->lexeme == by) {
		if (!joined)
			insert(p, at, (struct query_node){ .op = op });
		joined = true;
		if (advance(p) == -1 || part(p) == -1)
			return -1;
	}
	if (joined)
		p->query->nodes[at].end = p->query->n;
	return 0;
}

static int
parse_and(struct parser *p)
{
	return parse_joined(p, AND, QUERY_AND, parse_primary);
}

static int
parse_or(struct parser *p)
{
	return parse_joined(p, OR, QUERY_OR, parse_and);
}

static int
parse_all(struct parser *p)
{
	if (advance(p) == -1)
		return -1;
	if (p->lexeme == END)
		return fault(p, p->at, "an empty query; write a term");
	if (parse_or(p) == -1)
		return -1;
	switch (p->lexeme) {
	case END:
		return 0;
	case CLOSE:
		return fault(p, p->at, "a ) that closes nothing");
	case NOT:
		return fault(p, p->at, "an operator is missing before NOT; "
		    "write AND NOT");
	default:
		return fault(p, p->at, "an operator is missing before this "
		    "term; write AND or OR, or put words that follow each "
		    "other in one pair of quotes");
	}
}

static bool
true_at(const struct query *q, size_t i, const uint32_t seen[], uint32_t now)
{
	const struct query_node *node = &q->nodes[i];
	bool want = node->op == QUERY_OR;

	if (node->op == QUERY_TERM)
		return seen[node->term] == now;
	if (node->op == QUERY_NOT)
		return !true_at(q, i + 1, seen, now);
	for (i++; i < node->end; i = q->nodes[i].end)
		if (true_at(q, i, seen, now) == want)
			return want;
	return !want;
}

bool
query_true(const struct query *q, const uint32_t seen[], uint32_t now)
{
	return true_at(q, 0, seen, now);
}

/* Whether it is true of a text that has none of its terms. */
static bool
true_of_nothing(const struct query *q)
{
	uint32_t most = 0, *seen;
	bool is;

	for (size_t i = 0; i < q->n; i++)
		if (q->nodes[i].op == QUERY_TERM && q->nodes[i].term > most)
			most = q->nodes[i].term;
	seen = xcalloc((size_t)most + 1, sizeof *seen);
	is = query_true(q, seen, 1);
	free(seen);
	return is;
}

int
query_parse(struct query *q, struct span text, query_term_fn *term, void *arg,
    struct query_fault *why)
{
	struct parser p = {
		.query = q, .fault = why, .term = term, .arg = arg,
		.text = text,
	};

	*q = (struct query){ .n = 0 };
	if (parse_all(&p) == -1) {
		query_free(q);
		return -1;
	}
	if (!true_of_nothing(q))
		return 0;
	query_free(q);
	return fault(&p, 0, "the query is true of a text that has none of its "
	    "terms; join what stands after NOT to a term by AND");
}

void
query_free(struct query *q)
{
	free(q->nodes);
	*q = (struct query){ .n = 0 };
}
