#include "lib/markup/part.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "lib/base/span.h"
#include "lib/base/xalloc.h"

#define WORD_MOST	24

static const unsigned char by_tag[GUMBO_TAG_LAST + 1] = {
	[GUMBO_TAG_HEAD] = PART_UNSEEN, [GUMBO_TAG_TITLE] = PART_UNSEEN,
	[GUMBO_TAG_NAV] = PART_SIDE, [GUMBO_TAG_MENU] = PART_SIDE,
	[GUMBO_TAG_BUTTON] = PART_SIDE, [GUMBO_TAG_FIGURE] = PART_SIDE,
	[GUMBO_TAG_FIGCAPTION] = PART_SIDE, [GUMBO_TAG_FOOTER] = PART_SIDE,
	[GUMBO_TAG_ASIDE] = PART_SIDE, [GUMBO_TAG_LABEL] = PART_SIDE,
	[GUMBO_TAG_ADDRESS] = PART_SIDE, [GUMBO_TAG_FORM] = PART_SIDE,
	[GUMBO_TAG_HEADER] = PART_SIDE, [GUMBO_TAG_TIME] = PART_SIDE,
};

static const char *const side_roles[] = {
	"navigation", "complementary", "contentinfo", "search", "dialog",
	"alertdialog", "menu", "menubar", "banner", "toolbar", "tooltip",
};

/*
 * A word, with * how it begins, with ^ only as the first of a name: page
 * builders have all that there is in a "builder-widget".
 */
static const struct {
	const char	*word;
	enum part	 part;
} meanings[] = {
	{ "ad", PART_SIDE }, { "ads", PART_SIDE }, { "advert*", PART_SIDE },
	{ "author*", PART_SIDE }, { "banner", PART_SIDE },
	{ "binhluan*", PART_VOICES }, { "breadcrumb*", PART_SIDE },
	{ "byline*", PART_SIDE }, { "caption*", PART_SIDE },
	{ "chuthich*", PART_SIDE }, { "comment", PART_VOICES },
	{ "commentbox*", PART_VOICES }, { "commenter*", PART_VOICES },
	{ "commentform*", PART_VOICES }, { "commentlist*", PART_VOICES },
	{ "comments*", PART_VOICES }, { "cookie*", PART_SIDE },
	{ "copyright*", PART_SIDE }, { "credit*", PART_SIDE },
	{ "disqus*", PART_VOICES }, { "docthem*", PART_SIDE },
	{ "footer*", PART_SIDE }, { "gdpr*", PART_SIDE },
	{ "lienquan*", PART_SIDE }, { "menu", PART_SIDE },
	{ "modal*", PART_SIDE }, { "nav", PART_SIDE },
	{ "navbar", PART_SIDE }, { "navigation", PART_SIDE },
	{ "newsletter*", PART_SIDE }, { "outbrain*", PART_SIDE },
	{ "pagination", PART_SIDE }, { "popular*", PART_SIDE },
	{ "popup*", PART_SIDE }, { "promo*", PART_SIDE },
	{ "quangcao*", PART_SIDE }, { "recommend*", PART_SIDE },
	{ "related*", PART_SIDE }, { "replies", PART_VOICES },
	{ "sapo*", PART_SIDE }, { "share", PART_SIDE },
	{ "sharebar*", PART_SIDE }, { "sharedaddy", PART_SIDE },
	{ "shares", PART_SIDE }, { "sharethis*", PART_SIDE },
	{ "sharing*", PART_SIDE }, { "sidebar*", PART_SIDE },
	{ "signup*", PART_SIDE }, { "social*", PART_SIDE },
	{ "sponsor*", PART_SIDE }, { "standfirst", PART_SIDE },
	{ "subscribe", PART_SIDE }, { "subscription*", PART_SIDE },
	{ "taboola*", PART_SIDE }, { "tags", PART_SIDE },
	{ "timestamp*", PART_SIDE }, { "tinkhac*", PART_SIDE },
	{ "tinlienquan*", PART_SIDE }, { "tinmoi*", PART_SIDE },
	{ "toolbar*", PART_SIDE }, { "trending*", PART_SIDE },
	{ "user", PART_SIDE }, { "username*", PART_SIDE },
	{ "^widget*", PART_SIDE }, { "xemthem*", PART_SIDE },
};

/* Before a word, these take its meaning away. */
static const char *const negations[] = {
	"has", "no", "not", "with", "without", "is",
};

/* A body's name is one of each, as "post-text", or a whole. */
static const char *const subjects[] = {
	"article", "baiviet", "blog", "detail", "entry", "fck", "news", "post",
	"rich", "singular", "story",
};
static const char *const bodies[] = {
	"body", "content", "contents", "detail", "noidung", "text",
};
static const char *const wholes[] = {
	"articlebody", "articlecontent", "articletext", "bodytext",
	"contentdetail", "detailcontent", "entrycontent", "newscontent",
	"postbody", "postcontent", "storybody", "storytext",
};

#define COUNT(list)	(sizeof list / sizeof list[0])
#define AMONG(word, list)	among(word, list, COUNT(list))

/* What the words of a name said so far. */
struct name {
	enum part	 part;
	unsigned	 words;
	bool		 subject, body, negated;
};

static bool
among(struct span word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (span_is(word, list[i]))
			return true;
	return false;
}

static bool
fits(struct span word, const char *pattern)
{
	size_t n = strcspn(pattern, "*");

	return word.len >= n && memcmp(word.s, pattern, n) == 0 &&
	    (word.len == n || pattern[n] == '*');
}

static void
hear(struct name *name, struct span word)
{
	enum part part = PART_PLAIN;
	const char *pattern;

	for (size_t i = 0; i < COUNT(meanings) && part == PART_PLAIN; i++) {
		pattern = meanings[i].word + (meanings[i].word[0] == '^');
		if (pattern[0] == word.s[0] && fits(word, pattern) &&
		    (pattern == meanings[i].word || name->words == 0))
			part = meanings[i].part;
	}
	name->words++;
	if (part > name->part && !name->negated)
		name->part = part;
	name->negated = AMONG(word, negations);
	if (AMONG(word, wholes))
		name->subject = name->body = true;
	else if (!name->subject && AMONG(word, subjects))
		name->subject = true;
	else if (AMONG(word, bodies))
		name->body = true;
}

/*
 * The next word of a class or id in lower case: words end at signs and before
 * "aCapital".  Sets ends where no other word of the same name follows.
 */
static struct span
next_word(const char **p, char word[WORD_MOST], bool *ends)
{
	size_t n = 0;

	while (**p != '\0' && !isalpha((unsigned char)**p))
		(*p)++;
	for (; isalpha((unsigned char)**p) && n < WORD_MOST; (*p)++) {
		if (n > 0 && isupper((unsigned char)**p) &&
		    islower((unsigned char)(*p)[-1]))
			break;
		word[n++] = (char)tolower((unsigned char)**p);
	}
	*ends = **p == '\0' || isspace((unsigned char)**p);
	return (struct span){ word, n };
}

static enum part
part_named(const char *p)
{
	struct name name = { 0 };
	char bytes[WORD_MOST];
	enum part most = PART_PLAIN;
	struct span word;
	bool ends;

	while (p != NULL && *p != '\0') {
		word = next_word(&p, bytes, &ends);
		if (word.len > 0)
			hear(&name, word);
		if (!ends)
			continue;
		if (name.part == PART_PLAIN && name.subject && name.body)
			name.part = PART_BODY;
		most = name.part > most ? name.part : most;
		name = (struct name){ 0 };
	}
	return most;
}

bool
part_says(const struct dom_node *node, const char *want)
{
	const char *names[] = { dom_attr(node, "class"), dom_attr(node, "id") };
	char bytes[WORD_MOST];
	bool ends;

	for (size_t i = 0; i < 2; i++)
		while (names[i] != NULL && *names[i] != '\0')
			if (span_is(next_word(&names[i], bytes, &ends), want))
				return true;
	return false;
}

bool
part_styled(const struct dom_node *node, const char *what)
{
	const char *p = dom_attr(node, "style");
	size_t n = 0;

	for (; p != NULL && *p != '\0' && what[n] != '\0'; p++) {
		if (isspace((unsigned char)*p))
			continue;
		n = tolower((unsigned char)*p) == what[n] ? n + 1 :
		    tolower((unsigned char)*p) == what[0];
	}
	return what[n] == '\0';
}

static bool
unseen(const struct dom_node *node)
{
	const char *aria = dom_attr(node, "aria-hidden");

	return dom_attr(node, "hidden") != NULL ||
	    dom_has_word(node, "class", "hidden") ||
	    (aria != NULL && strcasecmp(aria, "true") == 0) ||
	    part_styled(node, "display:none") ||
	    part_styled(node, "visibility:hidden");
}

enum part
part_of(const struct dom_node *node)
{
	static const char *const names[] = {
		"class", "id", "type", "data-type",
	};
	enum part part = by_tag[node->tag], said;
	const char *role = dom_attr(node, "role");

	if (node->attrs == NULL || node->attrs->length == 0 ||
	    node->tag == GUMBO_TAG_BODY || node->tag == GUMBO_TAG_HTML)
		return part;
	if (dom_has_word(node, "itemprop", "articleBody"))
		return PART_STATED;
	if (unseen(node))
		return PART_UNSEEN;
	if (role != NULL && AMONG(span_of(role), side_roles))
		part = PART_SIDE;
	for (size_t i = 0; i < COUNT(names); i++) {
		said = part_named(dom_attr(node, names[i]));
		part = said > part ? said : part;
	}
	return part;
}

unsigned char *
part_all(const struct dom *d)
{
	unsigned char *parts = xcalloc(d->n, sizeof parts[0]);

	for (size_t i = 0; i < d->n; i++)
		parts[i] = (unsigned char)part_of(&d->nodes[i]);
	return parts;
}
