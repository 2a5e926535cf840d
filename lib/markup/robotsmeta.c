#include "lib/markup/robotsmeta.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "lib/markup/date.h"

static void
take_until(struct robotsmeta *m, struct span value)
{
	struct date d;

	if (!date_stamp(value, &d))
		return;
	if (!m->expires || d.instant < m->until)
		m->until = d.instant;
	m->expires = true;
}

static void
take_snippet(struct robotsmeta *m, struct span value)
{
	if (span_is(value, "0"))
		m->asks |= ROBOTSMETA_NOSNIPPET;
}

static void
take_nothing(struct robotsmeta *m, struct span value)
{
	(void)m, (void)value;
}

/* Words by themselves, and words with a value. */
static const struct {
	const char	*name;
	unsigned	 asks;
	void		(*take)(struct robotsmeta *, struct span value);
} words[] = {
	{ "noindex", ROBOTSMETA_NOINDEX, NULL },
	{ "nofollow", ROBOTSMETA_NOFOLLOW, NULL },
	{ "none", ROBOTSMETA_NOINDEX | ROBOTSMETA_NOFOLLOW, NULL },
	{ "noarchive", ROBOTSMETA_NOARCHIVE, NULL },
	{ "nocache", ROBOTSMETA_NOARCHIVE, NULL },
	{ "nosnippet", ROBOTSMETA_NOSNIPPET, NULL },
	{ "noai", ROBOTSMETA_NOAI, NULL },
	{ "unavailable_after", 0, take_until },
	{ "max-snippet", 0, take_snippet },
	{ "max-image-preview", 0, take_nothing },
	{ "max-video-preview", 0, take_nothing },
};
#define NWORDS	(sizeof words / sizeof words[0])

static bool
same(struct span a, const char *b)
{
	return a.len == strlen(b) && strncasecmp(a.s, b, a.len) == 0;
}

static size_t
find(struct span name, bool with_value)
{
	size_t i = 0;

	while (i < NWORDS && (!same(name, words[i].name) ||
	    (words[i].take != NULL) != with_value))
		i++;
	return i;
}

bool
robotsmeta_is_for(struct span name, const char *token)
{
	name = span_trim(name);
	return same(name, "robots") || same(name, "*") || same(name, token);
}

/* A date may hold a comma, after the day of the week: "Sun, 22 Nov 2026". */
static struct span
value_of(struct span value, struct span *rest)
{
	struct span two = value, after = *rest, more;
	size_t letters = 0;

	while (letters < value.len &&
	    isalpha((unsigned char)value.s[letters]))
		letters++;
	if (letters == 0 || letters != value.len)
		return value;
	more = span_cut(&after, ',');
	if (more.s == NULL)
		return value;
	two.len = (size_t)(more.s + more.len - two.s);
	*rest = after;
	return two;
}

/* "name: value" of a word with one; any other name is a crawler's. */
static void
take_pair(struct robotsmeta *m, struct span name, struct span value,
    struct span *rest, bool mine)
{
	size_t i = find(name, true);

	if (i == NWORDS)
		return;
	if (words[i].take == take_until)
		value = value_of(value, rest);
	if (mine)
		words[i].take(m, value);
}

void
robotsmeta_add(struct robotsmeta *m, struct span value, const char *token)
{
	struct span part, word, name;
	bool mine = true;
	size_t i;

	while ((part = span_cut(&value, ',')).s != NULL) {
		word = part;
		name = span_trim(span_cut(&word, ':'));
		if (word.s != NULL && find(name, true) == NWORDS) {
			mine = robotsmeta_is_for(name, token);
			name = span_trim(span_cut(&word, ':'));
		}
		if (word.s != NULL)
			take_pair(m, name, span_trim(word), &value, mine);
		else if (mine && (i = find(name, false)) != NWORDS)
			m->asks |= words[i].asks;
	}
}
