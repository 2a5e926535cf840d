#include "lib/markup/feedcut.h"

#include <string.h>

#include "lib/base/buf.h"

bool
feedcut_closed(struct span text, const xmlNode *root)
{
	struct buf tag = BUF_INIT;
	struct span tail = text;
	bool found;

	if (root->children == NULL && span_ends(span_trim(text), "/>"))
		return true;
	if (tail.len > 4096) {
		tail.s += tail.len - 4096;
		tail.len = 4096;
	}
	buf_puts(&tag, "</");
	if (root->ns != NULL && root->ns->prefix != NULL)
		buf_printf(&tag, "%s:", root->ns->prefix);
	buf_puts(&tag, (const char *)root->name);
	found = memmem(tail.s, tail.len, tag.s, tag.len) != NULL;
	buf_free(&tag);
	return found;
}

/* The last place of any of the two, or NULL. */
static const char *
last_of(struct span text, const char *a, const char *b)
{
	size_t n = strlen(a), m = strlen(b);

	for (size_t i = text.len; i > 0; i--) {
		struct span at = { text.s + i - 1, text.len - i + 1 };

		if (*at.s == '<' && ((at.len >= n &&
		    memcmp(at.s, a, n) == 0) ||
		    (at.len >= m && memcmp(at.s, b, m) == 0)))
			return at.s;
	}
	return NULL;
}

bool
feedcut_inside(struct span text)
{
	const char *open = last_of(text, "<item", "<entry");
	const char *close = last_of(text, "</item", "</entry");

	return open != NULL && (close == NULL || close < open);
}
