#include "lib/markup/feedtag.h"

#include <stdint.h>
#include <stdlib.h>

#include "lib/base/xalloc.h"
#include "lib/markup/feedtext.h"

static void
add(struct feed_item *it, struct span word)
{
	word = span_trim(word);
	if (word.len != 0)
		feed_tag(it, xstrndup(word.s, word.len));
}

void
feedtag_term(struct feed_item *it, const xmlNode *node)
{
	char *term = feedtext_attribute(node, "term");

	if (term == NULL)
		term = feedtext_plain(node);
	add(it, span_of(term));
	free(term);
}

void
feedtag_nested(struct feed_item *it, const xmlNode *node)
{
	while (node != NULL && it->ntags < FEED_MOST) {
		feed_tag(it, feedtext_attribute(node, "text"));
		node = xmlFirstElementChild((xmlNode *)(uintptr_t)node);
	}
}

void
feedtag_list(struct feed_item *it, const xmlNode *node)
{
	char *text = feedtext_plain(node);
	struct span rest = span_of(text), word;

	while ((word = span_cut(&rest, ',')).s != NULL)
		add(it, word);
	free(text);
}
