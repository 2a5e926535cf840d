#include "lib/io/record.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"

/*
 * A member as it came has key and value in the line.  One that was set has its
 * value in `edits`, by offset since that buffer moves; a new one its key too.
 */
struct member {
	struct span	 key;
	struct span	 value;
	size_t		 set_key, set_value;	/* offset in edits + 1, or 0 */
	size_t		 set_len;
	bool		 escaped;	/* the key */
	bool		 dropped;
};

struct record {
	struct span	 line;
	struct member	*members;
	size_t		 count;
	size_t		 came;		/* the first ones are of the line */
	size_t		 cap;
	struct buf	 edits;
	struct buf	 kind;		/* decoded, if it was escaped */
	struct span	 kind_known;	/* what record_kind() found ... */
	bool		 kind_fresh;	/* ... since when nothing was edited */
	bool		 edited;
};

struct record *
record_new(void)
{
	return xcalloc(1, sizeof(struct record));
}

void
record_free(struct record *r)
{
	if (r == NULL)
		return;
	free(r->members);
	buf_free(&r->edits);
	buf_free(&r->kind);
	free(r);
}

static struct member *
add(struct record *r)
{
	if (r->count == r->cap) {
		r->cap = r->cap != 0 ? r->cap * 2 : 32;
		r->members = xreallocarray(r->members, r->cap,
		    sizeof *r->members);
	}
	r->members[r->count] = (struct member){ .dropped = false };
	return &r->members[r->count++];
}

static void
note(void *arg, struct span key, bool escaped, struct span value)
{
	struct member *m = add(arg);

	m->key = key;
	m->escaped = escaped;
	m->value = value;
}

bool
record_parse(struct record *r, struct span line, struct jspan_fault *fault)
{
	bool good;

	r->line = line;
	r->count = 0;
	r->edited = r->kind_fresh = false;
	buf_reset(&r->edits);
	good = jspan_check(line, note, r, fault);
	r->came = r->count;
	return good;
}

static struct span
key_of(const struct record *r, const struct member *m)
{
	if (m->set_key == 0)
		return m->key;
	return (struct span){ r->edits.s + m->set_key - 1, m->key.len };
}

static struct span
value_of(const struct record *r, const struct member *m)
{
	if (m->set_value == 0)
		return m->value;
	return (struct span){ r->edits.s + m->set_value - 1, m->set_len };
}

static bool
named(const struct record *r, const struct member *m, struct span name)
{
	const char *key;

	if (m->escaped)
		return jspan_key_is(key_of(r, m), name);
	if (m->key.len != name.len)
		return false;
	if (name.len == 0)
		return true;
	/* Most keys of a length differ in their first byte: no call for those. */
	key = key_of(r, m).s;
	return key[0] == name.s[0] && memcmp(key, name.s, name.len) == 0;
}

/* The last member of that name, or NULL. */
static struct member *
find(const struct record *r, struct span name)
{
	struct member *m;

	for (size_t i = r->count; i > 0; i--) {
		m = &r->members[i - 1];
		if (!m->dropped && named(r, m, name))
			return m;
	}
	return NULL;
}

struct span
record_get(const struct record *r, const char *path)
{
	struct span rest = span_of(path), step, value;
	const struct member *m;

	step = span_cut(&rest, '.');
	m = find(r, step);
	if (m == NULL)
		return SPAN_NONE;
	value = value_of(r, m);
	while (value.s != NULL && (step = span_cut(&rest, '.')).s != NULL)
		value = jspan_get(value, step);
	return value;
}

struct span
record_string(const struct record *r, const char *path, struct buf *scratch)
{
	return jspan_string(record_get(r, path), scratch);
}

bool
record_int(const struct record *r, const char *path, int64_t *out)
{
	return jspan_int(record_get(r, path), out);
}

bool
record_double(const struct record *r, const char *path, double *out)
{
	return jspan_double(record_get(r, path), out);
}

bool
record_instant(const struct record *r, const char *path, int64_t *out)
{
	struct buf scratch = BUF_INIT;
	struct span text = record_string(r, path, &scratch);
	bool good = text.s != NULL && clock_parse(text, out);

	buf_free(&scratch);
	return good;
}

bool
record_true(const struct record *r, const char *path)
{
	return span_is(record_get(r, path), "true");
}

struct span
record_kind(struct record *r)
{
	struct span rec, text;

	if (r->kind_fresh)
		return r->kind_known;
	if ((rec = record_get(r, "rec")).s != NULL) {
		r->kind_known = jspan_string(rec, &r->kind);
	} else {
		text = record_get(r, "text");
		r->kind_known = text.len != 0 && text.s[0] == '"' ?
		    span_of("post") : SPAN_NONE;
	}
	r->kind_fresh = true;
	return r->kind_known;
}

bool
record_is(struct record *r, const char *kind)
{
	return span_is(record_kind(r), kind);
}

static void
drop_others(struct record *r, struct span name, const struct member *keep)
{
	r->kind_fresh = false;
	for (size_t i = 0; i < r->count; i++)
		if (&r->members[i] != keep &&
		    named(r, &r->members[i], name))
			r->members[i].dropped = r->edited = true;
}

/* The member to set, its key in place; the value is what comes next in edits. */
static struct member *
settle(struct record *r, const char *name)
{
	struct span key = span_of(name);
	struct member *m = find(r, key);

	if (m == NULL) {
		m = add(r);
		m->set_key = r->edits.len + 1;
		m->key.len = key.len;
		buf_span(&r->edits, key);
	} else {
		drop_others(r, key, m);
	}
	m->set_value = r->edits.len + 1;
	r->edited = true;
	r->kind_fresh = false;
	return m;
}

/*
 * What is set may be a part of what was set before, which moves when it grows:
 * make room for the name and `most` bytes first, and follow it.
 */
static struct span
follow(struct record *r, const char *name, struct span text, size_t most)
{
	size_t at = (uintptr_t)text.s - (uintptr_t)r->edits.s;

	if (r->edits.s == NULL || text.s == NULL || at > r->edits.len)
		return text;
	buf_room(&r->edits, strlen(name) + most);
	text.s = r->edits.s + at;
	return text;
}

void
record_set(struct record *r, const char *name, struct span json)
{
	struct member *m;

	json = follow(r, name, json, json.len);
	m = settle(r, name);
	buf_span(&r->edits, json);
	m->set_len = json.len;
}

void
record_set_string(struct record *r, const char *name, struct span text)
{
	struct member *m;

	text = follow(r, name, text, 6 * text.len + 2);
	m = settle(r, name);
	jspan_quote(&r->edits, text);
	m->set_len = r->edits.len - (m->set_value - 1);
}

void
record_set_int(struct record *r, const char *name, int64_t value)
{
	char text[24];

	snprintf(text, sizeof text, "%" PRId64, value);
	record_set(r, name, span_of(text));
}

void
record_drop(struct record *r, const char *name)
{
	drop_others(r, span_of(name), NULL);
}

void
record_drop_if(struct record *r, bool (*is)(struct span))
{
	struct buf quoted = BUF_INIT, scratch = BUF_INIT;

	for (size_t i = 0; i < r->count; i++) {
		struct member *m = &r->members[i];
		struct span name = key_of(r, m);

		if (m->dropped)
			continue;
		if (m->escaped) {
			buf_reset(&quoted);
			buf_printf(&quoted, "\"");
			buf_span(&quoted, name);
			buf_putc(&quoted, '"');
			name = jspan_string(buf_get(&quoted), &scratch);
		}
		if (is(name)) {
			m->dropped = true;
			r->edited = true;
			r->kind_fresh = false;
		}
	}
	buf_free(&quoted);
	buf_free(&scratch);
}

bool
record_member(const struct record *r, size_t i, struct span *key,
    struct span *value)
{
	/* A walk over a million members must not begin anew for each. */
	for (size_t k = r->edited ? 0 : i; k < r->count; k++) {
		if (r->members[k].dropped || (r->edited && i-- != 0))
			continue;
		*key = key_of(r, &r->members[k]);
		*value = value_of(r, &r->members[k]);
		return true;
	}
	return false;
}

static bool
any_came(const struct record *r)
{
	for (size_t i = 0; i < r->came; i++)
		if (!r->members[i].dropped)
			return true;
	return false;
}

/*
 * The line's own bytes run from `from`; they are copied up to each place where
 * something was replaced or taken out.  A member that is taken out goes with
 * the comma before it, or, while nothing stands before it, with the one after.
 */
static const char *
write_came(const struct record *r, struct buf *b)
{
	const char *from = r->line.s, *start, *end;
	const struct member *m;
	bool before = false;

	for (size_t i = 0; i < r->came; i++) {
		m = &r->members[i];
		start = m->key.s - 1;
		end = m->value.s + m->value.len;
		if (m->dropped) {
			if (before) {
				start = r->members[i - 1].value.s +
				    r->members[i - 1].value.len;
				if (start < from)
					start = from;
			} else if (i + 1 < r->came) {
				end = r->members[i + 1].key.s - 1;
			}
			buf_add(b, from, (size_t)(start - from));
			from = end;
			continue;
		}
		before = true;
		if (m->set_value != 0) {
			buf_add(b, from, (size_t)(m->value.s - from));
			buf_span(b, value_of(r, m));
			from = end;
		}
	}
	return from;
}

void
record_write(const struct record *r, struct buf *b)
{
	const char *from, *last, *end = r->line.s + r->line.len;
	bool before = any_came(r);

	if (!r->edited) {
		buf_span(b, r->line);
		return;
	}
	from = write_came(r, b);
	/* New members go behind the last value, before blanks and the bracket. */
	last = r->came != 0 ? r->members[r->came - 1].value.s +
	    r->members[r->came - 1].value.len :
	    (const char *)memchr(r->line.s, '{', r->line.len) + 1;
	if (last > from) {
		buf_add(b, from, (size_t)(last - from));
		from = last;
	}
	for (size_t i = r->came; i < r->count; i++) {
		if (r->members[i].dropped)
			continue;
		buf_puts(b, before ? ",\"" : "\"");
		buf_span(b, key_of(r, &r->members[i]));
		buf_puts(b, "\":");
		buf_span(b, value_of(r, &r->members[i]));
		before = true;
	}
	buf_add(b, from, (size_t)(end - from));
}

json_t *
record_tree(const struct record *r)
{
	struct buf b = BUF_INIT;
	json_t *tree;

	record_write(r, &b);
	tree = json_loadb(b.s, b.len, JSON_ALLOW_NUL, NULL);
	buf_free(&b);
	return tree;
}
