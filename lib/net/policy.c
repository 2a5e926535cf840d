#include "lib/net/policy.h"

#include <stdlib.h>
#include <string.h>

#include "lib/base/nearest.h"
#include "lib/base/share.h"
#include "lib/io/jspan.h"
#include "lib/markup/date.h"
#include "lib/net/source.h"

#define NAMES_MOST	64

const char *const policy_keys[] = {
	"policy", "basis", "ttl", "fields", "redistribute", "amendment",
	"price", NULL
};

/* From the strictest. */
static const char *const audiences[] = { "ids", "internal", "public" };

static const struct config *
shipped(struct where *where)
{
	static struct config all;
	static bool loaded;
	char *path;

	if (loaded)
		return &all;
	path = share_path("policies.ini");
	loaded = config_load(&all, path, where) == 0;
	free(path);
	return loaded ? &all : NULL;
}

static const struct config_section *
find(const struct config *all, const char *name)
{
	for (size_t i = 0; i < all->n; i++)
		if (strcmp(all->sections[i].name, name) == 0)
			return &all->sections[i];
	return NULL;
}

static size_t
line_of(const struct config_section *own, const char *key)
{
	const struct config_key *k = config_key(own, key);

	return k != NULL ? k->line : own->line;
}

static int
unknown(const struct config *all, const char *name, const struct config *c,
    const struct config_section *own, struct where *where)
{
	const char *names[NAMES_MOST], *meant;
	size_t n = 0;

	for (; n < all->n && n < NAMES_MOST; n++)
		names[n] = all->sections[n].name;
	meant = nearest(name, names, n);
	return where_set(where, c->path, line_of(own, "policy"),
	    "no policy is known as %s%s%s; see share/social-beat/policies.ini",
	    name, meant != NULL ? "; did you mean " : "",
	    meant != NULL ? meant : "");
}

/* The source may keep posts for less long than its terms say, not for longer. */
static int
take_ttl(struct policy *p, const struct config *c,
    const struct config_section *own, struct where *where)
{
	const char *value = config_get(own, "ttl");
	long ttl = value != NULL ? source_duration(value) : 0;

	if (value == NULL)
		return 0;
	if (ttl <= 0)
		return where_set(where, c->path, line_of(own, "ttl"),
		    "ttl is a time, as 30d, not %s", value);
	if (p->ttl != 0 && ttl > p->ttl)
		return where_set(where, c->path, line_of(own, "ttl"),
		    "the terms of %s allow %lld days at most", p->name,
		    (long long)(p->ttl / 86400));
	p->ttl = ttl;
	return 0;
}

static int
rank(const char *audience)
{
	for (int i = 0; i < 3; i++)
		if (strcmp(audiences[i], audience) == 0)
			return i;
	return -1;
}

static int
take_audience(struct policy *p, const struct config *c,
    const struct config_section *own, struct where *where)
{
	const char *value = config_get(own, "redistribute");

	if (value == NULL)
		return 0;
	if (rank(value) == -1)
		return where_set(where, c->path, line_of(own, "redistribute"),
		    "redistribute is ids, internal or public, not %s", value);
	if (p->redistribute != NULL && rank(value) > rank(p->redistribute))
		return where_set(where, c->path, line_of(own, "redistribute"),
		    "the terms of %s allow no more than %s", p->name,
		    p->redistribute);
	p->redistribute = value;
	return 0;
}

/* Some terms allow tone only once an amendment was accepted; its date is kept. */
static int
take_amendment(struct policy *p, const char *tone, const struct config *c,
    const struct config_section *own, struct where *where)
{
	const char *value = config_get(own, "amendment");
	struct date d;

	if (value != NULL && !date_stamp(span_of(value), &d))
		return where_set(where, c->path, line_of(own, "amendment"),
		    "amendment is the date on which it was accepted, not %s",
		    value);
	p->tone = tone == NULL || strcmp(tone, "amendment") != 0 ||
	    value != NULL;
	return 0;
}

static bool
is_yes(const char *value)
{
	return value != NULL && strcmp(value, "yes") == 0;
}

int
policy_take(struct policy *p, const char *type, const struct config *c,
    const struct config_section *own, struct where *where)
{
	const char *name = config_get(own, "policy"), *ttl, *value;
	const struct config *all = shipped(where);
	const struct config_section *terms;

	if (all == NULL)
		return -1;
	name = name != NULL ? name : type;
	if ((terms = find(all, name)) == NULL)
		return unknown(all, name, c, own, where);
	ttl = config_get(terms, "ttl");
	*p = (struct policy){ .name = terms->name,
	    .basis = config_get(terms, "basis"),
	    .fields = config_get(terms, "fields"),
	    .redistribute = config_get(terms, "redistribute"),
	    .ttl = ttl != NULL ? source_duration(ttl) : 0,
	    .alone = is_yes(config_get(terms, "alone")) };
	if ((value = config_get(own, "basis")) != NULL)
		p->basis = value;
	if ((value = config_get(own, "fields")) != NULL)
		p->fields = value;
	if (take_ttl(p, c, own, where) == -1 ||
	    take_audience(p, c, own, where) == -1)
		return -1;
	return take_amendment(p, config_get(terms, "tone"), c, own, where);
}

bool
policy_allows(const struct policy *p, const char *field)
{
	struct span rest = span_of(p->fields);

	if (rest.s == NULL)
		return true;
	while (rest.len != 0)
		if (span_is(span_cut(&rest, ' '), field))
			return true;
	return false;
}

void
policy_write(const struct policy *p, struct buf *b)
{
	if (p->name == NULL || (!p->alone && p->tone &&
	    (p->redistribute == NULL || strcmp(p->redistribute, "ids") != 0)))
		return;
	buf_puts(b, ",\"terms\":{\"policy\":");
	jspan_quote(b, span_of(p->name));
	if (p->redistribute != NULL)
		buf_printf(b, ",\"redistribute\":\"%s\"", p->redistribute);
	if (p->alone)
		buf_puts(b, ",\"alone\":true");
	if (!p->tone)
		buf_puts(b, ",\"tone\":false");
	buf_putc(b, '}');
}
