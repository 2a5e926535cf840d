#include "lib/net/board.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/markup/url.h"
#include "lib/net/crawl.h"
#include "lib/net/listing.h"

/* "host/path" of an address. */
static char *
place_of(const char *root)
{
	struct span path;
	struct url u;
	char *place;

	if (!url_parse(&u, span_of(root), NULL))
		return xstrdup("");
	path = u.path;
	while (path.len != 0 && path.s[path.len - 1] == '/')
		path.len--;
	place = xasprintf("%.*s%.*s", SPAN_ARG(u.host), SPAN_ARG(path));
	url_free(&u);
	return place;
}

void
board_open(struct board *b, struct visit *v)
{
	size_t n;

	*b = (struct board){ .visit = v };
	b->root = xstrdup(v->source->base != NULL ? v->source->base :
	    v->source->url);
	for (n = strlen(b->root); n != 0 && b->root[n - 1] == '/';)
		b->root[--n] = '\0';
	b->place = place_of(b->root);
}

void
board_close(struct board *b)
{
	free(b->root);
	free(b->place);
	buf_free(&b->uid);
	buf_free(&b->parent);
	buf_free(&b->of);
	buf_free(&b->url);
	buf_free(&b->id);
	buf_free(&b->author);
}

bool
board_allowed(struct board *b, const char *path)
{
	char *url = xasprintf("%s%s", b->root, path);
	bool good = crawl_allowed(b->visit, url);

	free(url);
	return good;
}

struct span
board_uid(const struct board *b, struct span id, struct buf *scratch)
{
	buf_reset(scratch);
	if (id.len == 0)
		return SPAN_NONE;
	buf_printf(scratch, "%s/%.*s", b->place, SPAN_ARG(id));
	return buf_get(scratch);
}

bool
board_is(const json_t *t, const char *path)
{
	const json_t *at = api_at(t, path);

	return json_is_true(at) || (json_is_integer(at) &&
	    json_integer_value(at) != 0);
}

int64_t
board_time(const json_t *t, const char *path)
{
	struct span text = api_text(t, path);
	struct date d;
	int64_t n;

	if (text.s != NULL)
		return date_parse(text, 0, &d) ? d.instant : 0;
	if (!api_int(t, path, &n) || n < 0)
		return 0;
	return n > 100000000000 ? n / 1000 : n;
}

void
board_edited(const struct board *b, struct post *p, int64_t t)
{
	if (!post_plausible(b->visit, t))
		return;
	p->flags |= POST_EDITED;
	p->updated = (struct date){ t, DATE_EXACT };
}

static bool
is_within(const struct board *b, const json_t *post, int64_t since,
    const struct board_times *t)
{
	int64_t made = board_time(post, t->made);

	return made < b->visit->until && (made >= since ||
	    board_time(post, t->edited) >= since ||
	    (t->gone != NULL && board_is(post, t->gone)));
}

bool
board_write_since(struct board *b, const json_t *posts, const json_t *topic,
    int64_t since, const struct board_times *times, board_write *write)
{
	const json_t *post;
	bool any = false;
	size_t i;

	json_array_foreach(posts, i, post) {
		if (!is_within(b, post, since, times))
			continue;
		any = true;
		if (!write(b, post, topic))
			return false;
	}
	return any;
}

int64_t
board_since(const struct board *b, const struct listing *l)
{
	const struct visit *v = b->visit;

	return l->floor > v->since ? l->floor : v->since;
}

bool
board_wants(const struct board *b, struct listing *l, bool pinned, int64_t t)
{
	const struct visit *v = b->visit;

	/* One that lives on has posts of the window too. */
	if (t >= v->until)
		t = v->until - 1;
	return pinned ? t >= board_since(b, l) : listing_take(l, t, t);
}
