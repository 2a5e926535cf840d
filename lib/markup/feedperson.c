#include "lib/markup/feedperson.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"

static bool
is_mail(struct span s)
{
	return s.len != 0 && memchr(s.s, '@', s.len) != NULL;
}

/* What stands before a bracket and in it; .s is NULL where there is none. */
static void
split(struct span s, struct span *before, struct span *inside)
{
	const char *open = strpbrk(s.s, "(<"), *close;

	*before = s;
	*inside = SPAN_NONE;
	if (open == NULL || (close = strpbrk(open, ")>")) == NULL)
		return;
	*before = span_trim((struct span){ s.s, (size_t)(open - s.s) });
	*inside = span_trim((struct span){ open + 1,
	    (size_t)(close - open - 1) });
}

void
feedperson_set(struct feed_item *it, unsigned rank, char *text)
{
	struct span s = span_trim(span_of(text)), name, mail, swap;

	if (s.len == 0) {
		free(text);
		return;
	}
	split(s, &name, &mail);
	if (mail.s == NULL ? is_mail(name) && memchr(name.s, ' ', name.len) ==
	    NULL : is_mail(name) && !is_mail(mail)) {
		swap = name;
		name = mail;
		mail = swap;
	}
	if (name.s != NULL)
		feed_set(it, FEED_AUTHOR, rank, xstrndup(name.s, name.len));
	if (mail.s != NULL)
		feed_set(it, FEED_EMAIL, rank, xstrndup(mail.s, mail.len));
	free(text);
}
