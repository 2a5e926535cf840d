#include "lib/markup/names.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/markup/html.h"

#define NAMES_MOST	64	/* in a list */
#define SPLIT_MOST	1024	/* bytes of names in one string */
#define NAME_WORDS	8	/* in the name of a person or an office */

static const char *const by[] = {
	"By ", "BY ", "by ", "Bởi ", "Tác giả:", "Tác giả ", "Bài:",
	"Bài viết:", "Phóng viên ", "PV ", "Thực hiện:", "Author:",
};
/* What follows is a source, and no name. */
static const char *const from[] = { "Theo ", "(Theo ", "Nguồn", "Source" };

static const char *const separators[] = {
	",", ";", "\n", "|", " - ", " – ", " — ", " & ", " và ", " and ",
};

/* Blanks of all kinds to single ones, none at the ends. */
static void
squeeze(char *s)
{
	char *to = s;

	for (; *s != '\0'; s++)
		if (!isspace((unsigned char)*s))
			*to++ = *s;
		else if (s[1] != '\0' && !isspace((unsigned char)s[1]))
			*to++ = ' ';
	*to = '\0';
}

/* The value without HTML; of one line, but for a body. */
char *
names_text(char *value, bool line)
{
	struct buf out = BUF_INIT;
	struct span trimmed;

	if (html_text(span_of(value), &out)) {
		free(value);
		value = xstrndup(out.len > 0 ? out.s : "", out.len);
	}
	buf_free(&out);
	trimmed = span_trim(span_of(value));
	memmove(value, trimmed.s, trimmed.len);
	value[trimmed.len] = '\0';
	if (line)
		squeeze(value);
	return value;
}

void
names_free(struct names *list)
{
	for (size_t i = 0; i < list->n; i++)
		free(list->list[i]);
	free(list->list);
	*list = (struct names)NAMES_INIT;
}

static bool
listed(const struct names *list, const char *name)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->list[i], name) == 0)
			return true;
	return false;
}

void
names_add(struct names *list, unsigned rank, char *name)
{
	if (name == NULL)
		return;
	name = names_text(name, true);
	if (*name == '\0' || rank > list->rank || (rank == list->rank &&
	    (list->n == NAMES_MOST || listed(list, name)))) {
		free(name);
		return;
	}
	if (rank < list->rank)
		names_free(list);
	list->rank = rank;
	list->list = xreallocarray(list->list, list->n + 1,
	    sizeof list->list[0]);
	list->list[list->n++] = name;
}

static struct span
without_by(struct span name)
{
	for (size_t i = 0; i < sizeof by / sizeof by[0]; i++)
		if (span_starts(name, by[i])) {
			name.s += strlen(by[i]);
			name.len -= strlen(by[i]);
		}
	return span_trim(name);
}

/* Dates, addresses, sources and sentences stand beside names, too. */
static bool
is_name(struct span s)
{
	size_t words = 1;
	bool letter = false;

	for (size_t i = 0; i < sizeof from / sizeof from[0]; i++)
		if (span_starts(s, from[i]))
			return false;
	for (size_t i = 0; i < s.len; i++) {
		if (strchr("0123456789@:/", s.s[i]) != NULL)
			return false;
		words += s.s[i] == ' ';
		letter |= isalpha((unsigned char)s.s[i]) || s.s[i] < 0;
	}
	return letter && words <= NAME_WORDS;
}

/* The length of the first separator and its place; 0 at the end. */
static size_t
separator(struct span s, size_t *at)
{
	size_t n = 0;
	const char *p;

	*at = s.len;
	for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++) {
		p = memmem(s.s, s.len, separators[i], strlen(separators[i]));
		if (p != NULL && (size_t)(p - s.s) < *at) {
			*at = (size_t)(p - s.s);
			n = strlen(separators[i]);
		}
	}
	return n;
}

void
names_split(struct names *list, unsigned rank, const char *names)
{
	struct span rest = span_of(names), name;
	size_t n, at;

	if (rest.s == NULL || rest.len > SPLIT_MOST)
		return;
	do {
		n = separator(rest, &at);
		name = without_by(span_trim((struct span){ rest.s, at }));
		if (name.len > 0 && is_name(name))
			names_add(list, rank, xstrndup(name.s, name.len));
		rest.s += at + n;
		rest.len -= at + n;
	} while (n > 0);
}

void
names_tags(struct names *list, unsigned rank, const char *tags)
{
	struct span rest = span_of(tags), tag;

	while ((tag = span_cut(&rest, ',')).s != NULL)
		names_add(list, rank, xstrndup(tag.s, tag.len));
}
