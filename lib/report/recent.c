#include "lib/report/recent.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/digest.h"
#include "lib/base/xalloc.h"
#include "lib/report/clip.h"
#include "lib/report/escape.h"

#define NAME_MOST	60
#define UID_MOST	512

static void
drop(struct recent_post *p)
{
	free(p->uid);
	free(p->source);
	free(p->text);
	free(p->url);
	free(p->tone);
	for (size_t i = 0; i < RECENT_TOPICS; i++)
		free(p->topics[i]);
	*p = (struct recent_post){ .dated = false };
}

/* Whether sb-norm made it fit to be shown. */
static bool
is_clean(const struct record *rec)
{
	struct span norm = record_get(rec, "norm");

	return record_get(rec, "author").s == NULL && norm.s != NULL &&
	    norm.s[0] == '"' && record_get(rec, "text").s != NULL;
}

/* Which goes first: the later; the undated last; of equals by uid. */
static bool
before(const struct recent_post *a, const struct recent_post *b)
{
	if (a->dated != b->dated)
		return a->dated;
	if (a->dated && a->published != b->published)
		return a->published > b->published;
	return strcmp(a->uid, b->uid) < 0;
}

static char *
clipped(struct record *rec, const char *path, size_t most)
{
	struct buf b = BUF_INIT;
	struct span s = record_string(rec, path, &b);
	char *text = s.s != NULL ? clip_name(s, most) : NULL;

	buf_free(&b);
	return text;
}

static char *
link_of(struct record *rec)
{
	struct buf b = BUF_INIT;
	struct span s = record_string(rec, "url", &b);
	char *url = escape_is_link(s) ? xstrndup(s.s, s.len) : NULL;

	buf_free(&b);
	return url;
}

static void
fill(struct recent_post *p, struct record *rec)
{
	struct span rest = record_get(rec, "topics"), value;
	struct buf b = BUF_INIT;
	size_t n = 0;

	p->source = clipped(rec, "feed", NAME_MOST);
	if (p->source == NULL)
		p->source = clipped(rec, "source", NAME_MOST);
	p->text = clipped(rec, "text", RECENT_LETTERS);
	p->tone = clipped(rec, "sentiment.label", NAME_MOST);
	p->url = link_of(rec);
	if (rest.s == NULL || rest.s[0] != '[')
		return;
	while (n < RECENT_TOPICS && jspan_each(&rest, NULL, &value)) {
		value = jspan_string(value, &b);
		if (value.s != NULL)
			p->topics[n++] = clip_make(value, NAME_MOST);
	}
	buf_free(&b);
}

static bool
expired(const struct recent *r, struct record *rec)
{
	int64_t at;

	return record_instant(rec, "expires_at", &at) && at <= r->now;
}

/* What it is ordered by; the uid is cut, which only an enemy's needs. */
static struct recent_post
key_of(struct record *rec)
{
	struct recent_post p = { .dated = false };
	struct buf b = BUF_INIT;
	struct span s = record_string(rec, "uid", &b);

	p.dated = record_instant(rec, "published", &p.published);
	p.uid = xstrndup(s.s != NULL ? s.s : "",
	    s.len < UID_MOST ? s.len : UID_MOST);
	buf_free(&b);
	return p;
}

void
recent_post(struct recent *r, struct record *rec)
{
	struct recent_post p;
	size_t at;

	if (record_get(rec, "dup").s != NULL)
		return;
	if (!is_clean(rec)) {
		r->raw++;
		return;
	}
	if (expired(r, rec)) {
		r->expired++;
		return;
	}
	p = key_of(rec);
	if (r->n == RECENT_KEPT && !before(&p, &r->posts[r->n - 1])) {
		drop(&p);
		return;
	}
	if (r->n == RECENT_KEPT)
		drop(&r->posts[--r->n]);
	fill(&p, rec);
	for (at = r->n++; at > 0 && before(&p, &r->posts[at - 1]); at--)
		r->posts[at] = r->posts[at - 1];
	r->posts[at] = p;
}

static uint64_t
number_of(const char *uid, size_t len)
{
	return digest_hash64((struct span){ uid,
	    len < UID_MOST ? len : UID_MOST });
}

void
recent_delete(struct recent *r, struct record *rec)
{
	struct buf b = BUF_INIT;
	struct span uid = record_string(rec, "uid", &b);

	if (r->ndeletes == RECENT_DELETES)
		r->full = true;
	if (uid.s != NULL && !r->full) {
		if (r->ndeletes == r->room) {
			r->room = r->room * 2 + 64;
			r->deletes = xreallocarray(r->deletes, r->room,
			    sizeof *r->deletes);
		}
		r->deletes[r->ndeletes++] = number_of(uid.s, uid.len);
	}
	buf_free(&b);
}

static int
by_number(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static bool
is_deleted(const struct recent *r, const struct recent_post *p)
{
	uint64_t key = number_of(p->uid, strlen(p->uid));

	return r->full || (r->ndeletes != 0 && bsearch(&key, r->deletes,
	    r->ndeletes, sizeof key, by_number) != NULL);
}

void
recent_end(struct recent *r)
{
	size_t kept = 0;

	if (r->ndeletes != 0)
		qsort(r->deletes, r->ndeletes, sizeof *r->deletes, by_number);
	for (size_t i = 0; i < r->n; i++) {
		if (is_deleted(r, &r->posts[i])) {
			r->deleted++;
			drop(&r->posts[i]);
		} else if (kept == RECENT_SHOWN) {
			drop(&r->posts[i]);
		} else {
			r->posts[kept] = r->posts[i];
			if (kept++ != i)
				r->posts[i] = (struct recent_post){
				    .dated = false };
		}
	}
	r->n = kept;
}

void
recent_free(struct recent *r)
{
	for (size_t i = 0; i < r->n; i++)
		drop(&r->posts[i]);
	free(r->deletes);
}
