#include "lib/topic/namebook.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/xalloc.h"
#include "lib/text/fold.h"
#include "lib/topic/cue.h"

struct namebook {
	struct gazetteer	*gazetteer;
	struct nametree		*tree;
	struct namebook_name	*names;
	size_t			 n, cap;
	struct buf		 letters, folded, lower, brief;
};

static struct namebook_name *
add(struct namebook *b, struct span name)
{
	struct span pieces[NAMETREE_PIECES];
	struct namebook_name *new;
	size_t n;

	if (b->n == b->cap) {
		b->cap = b->cap != 0 ? b->cap * 2 : 8192;
		b->names = xreallocarray(b->names, b->cap, sizeof *b->names);
	}
	lower_text(name, &b->lower);
	fold_text(name, &b->folded);
	new = &b->names[b->n];
	*new = (struct namebook_name){ .at = (uint32_t)b->letters.len,
	    .len = (uint32_t)b->lower.len,
	    .marked = !span_eq(buf_get(&b->lower), buf_get(&b->folded)) };
	buf_span(&b->letters, buf_get(&b->lower));
	n = nametree_cut(buf_get(&b->folded), pieces);
	nametree_add(b->tree, pieces, n, (uint32_t)b->n++);
	return new;
}

/* How people shorten the word that a landmark's name begins with. */
static const struct {
	const char	*word, *brief[3];	/* up to NULL */
} briefs[] = {
	{ "bệnh viện ", { "bv " } },
	{ "khu công nghiệp ", { "kcn " } },
	{ "khu chế xuất ", { "kcx " } },
	{ "khu dân cư ", { "kdc " } },
	{ "khu đô thị ", { "kđt ", "kdt " } },
	{ "khu du lịch ", { "kdl " } },
	{ "chung cư ", { "cc " } },
	{ "công viên ", { "cv " } },
	{ "bến xe ", { "bx " } },
	{ "sân bay ", { "sb " } },
	{ "Đại học ", { "đh ", "trường đh " } },
	{ "trường ", { "thpt " } },
	{ "ngã ba ", { "ngã 3 ", "ng3 " } },
	{ "ngã tư ", { "ngã 4 ", "ng4 " } },
	{ "ngã năm ", { "ngã 5 " } },
	{ "ngã sáu ", { "ngã 6 " } },
	{ "vòng xoay ", { "bùng binh " } },
};

static void
add_name(void *arg, struct span name, uint32_t place, enum gazetteer_how how)
{
	struct namebook *b = arg;
	struct namebook_name *new = add(b, name);

	new->place = place;
	new->how = how;
	for (size_t i = 0; i < sizeof briefs / sizeof briefs[0]; i++) {
		size_t len;

		if (name.s[0] != briefs[i].word[0] ||
		    !span_starts(name, briefs[i].word))
			continue;
		len = strlen(briefs[i].word);
		for (const char *const *s = briefs[i].brief; *s != NULL; s++) {
			buf_reset(&b->brief);
			buf_puts(&b->brief, *s);
			buf_add(&b->brief, name.s + len, name.len - len);
			new = add(b, buf_get(&b->brief));
			new->place = place;
			new->how = how;
		}
	}
}

static void
add_cues(struct namebook *b)
{
	const struct cue_row *rows;
	struct span rest, word;
	size_t n;

	rows = cue_rows(&n);
	for (size_t i = 0; i < n; i++) {
		rest = span_of(rows[i].words);
		while ((word = span_cut(&rest, '|')).s != NULL) {
			struct namebook_name *new = add(b, word);

			new->place = NAMEBOOK_CUE;
			new->bits = rows[i].bits;
		}
	}
}

int
namebook_load(struct namebook **out, const char *places, const char *streets,
    struct where *where)
{
	struct namebook *b = xcalloc(1, sizeof *b);

	b->tree = nametree_new();
	add_cues(b);
	if (gazetteer_load(&b->gazetteer, places, streets, add_name, b,
	    where) == -1) {
		namebook_free(b);
		return -1;
	}
	nametree_ready(b->tree);
	*out = b;
	return 0;
}

void
namebook_free(struct namebook *b)
{
	if (b == NULL)
		return;
	gazetteer_free(b->gazetteer);
	nametree_free(b->tree);
	free(b->names);
	buf_free(&b->letters);
	buf_free(&b->folded);
	buf_free(&b->lower);
	buf_free(&b->brief);
	free(b);
}

const struct gazetteer *
namebook_gazetteer(const struct namebook *b)
{
	return b->gazetteer;
}

const struct nametree *
namebook_tree(const struct namebook *b)
{
	return b->tree;
}

const struct namebook_name *
namebook_name(const struct namebook *b, uint32_t value)
{
	return &b->names[value];
}

struct span
namebook_letters(const struct namebook *b, const struct namebook_name *name)
{
	return (struct span){ b->letters.s + name->at, name->len };
}
