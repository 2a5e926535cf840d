#include "lib/report/surges.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/series/cell.h"

#define ID_MOST	200
#define NUMBER	1000000000000	/* more is a fault */

/* The topic of the key, or NULL for all; false for a key of another kind. */
static bool
topic(struct record *rec, char **out)
{
	struct span rest = record_get(rec, "key"), key, value;
	struct buf b = BUF_INIT;
	size_t n = 0;

	*out = NULL;
	if (rest.s == NULL || *rest.s != '{')
		return rest.s == NULL;
	while (jspan_each(&rest, &key, &value)) {
		value = jspan_string(value, &b);
		if (n++ == 0 && span_is(key, "topic") && value.s != NULL)
			*out = xstrndup(value.s, value.len < ID_MOST ?
			    value.len : ID_MOST);
	}
	buf_free(&b);
	if (n == 0 || (n == 1 && *out != NULL))
		return true;
	free(*out);
	*out = NULL;
	return false;
}

static bool
before(const struct surge *a, const struct surge *b)
{
	if (a->z != b->z)
		return a->z > b->z;
	if (a->from != b->from)
		return a->from < b->from;
	return strcmp(a->topic != NULL ? a->topic : "",
	    b->topic != NULL ? b->topic : "") < 0;
}

static void
insert(struct surges *l, struct surge s)
{
	size_t at;

	if (l->n == SURGES_MOST) {
		l->more++;
		if (!before(&s, &l->s[l->n - 1])) {
			free(s.topic);
			return;
		}
		free(l->s[--l->n].topic);
	}
	for (at = l->n++; at > 0 && before(&s, &l->s[at - 1]); at--)
		l->s[at] = l->s[at - 1];
	l->s[at] = s;
}

const char *
surges_add(struct surges *l, struct record *rec)
{
	struct surge s = { .open = record_true(rec, "open") };

	if (!cell_instant(rec, "from", &s.from) || !cell_instant(rec, "to", &s.to))
		return "no believable \"from\" and \"to\" of a burst";
	if (!cell_instant(rec, "peak", &s.peak))
		s.peak = s.from;
	if (!record_int(rec, "posts", &s.posts) || s.posts < 0 ||
	    s.posts > NUMBER)
		return "no believable number of \"posts\" in a burst";
	if (!record_double(rec, "expected", &s.expected) ||
	    !(s.expected >= 0 && s.expected <= NUMBER))
		return "no believable number \"expected\" in a burst";
	if (!record_double(rec, "z", &s.z) || !(fabs(s.z) <= NUMBER))
		return "no believable number \"z\" in a burst";
	if (!topic(rec, &s.topic))
		return NULL;
	insert(l, s);
	return NULL;
}

void
surges_free(struct surges *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->s[i].topic);
}
