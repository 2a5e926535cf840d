#include "lib/net/xstream.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/xalloc.h"
#include "lib/net/live.h"
#include "lib/net/quota.h"
#include "lib/net/xpost.h"
#include "lib/net/xquery.h"

#define RULES		"/2/tweets/search/stream/rules"
#define RULES_MOST	1000
#define RULE_MOST	2048
#define SILENCE		25	/* seconds; X sends a line every 20 */
#define BLOCK		100	/* posts set aside at once */

struct run {
	const char *const *headers;
	char		*tag;
	int64_t		 aside;		/* posts that may still be read */
};

/* The next rule of the list; SPAN_NONE at its end. */
static struct span
next_rule(struct span *rest)
{
	struct span rule = SPAN_NONE;

	while (rest->len != 0 && rule.len == 0)
		rule = span_trim(span_cut(rest, '|'));
	return rule.len != 0 ? rule : SPAN_NONE;
}

int
xstream_check(const struct source *s, struct where *where)
{
	const struct config_key *key = config_key(s->section, "rules");
	struct span rest = span_of(key != NULL ? key->value : NULL), rule;
	size_t n = 0;

	while ((rule = next_rule(&rest)).s != NULL) {
		n++;
		if (rule.len > RULE_MOST)
			return where_set(where, s->config->path, key->line,
			    "rule %zu has more than %d bytes; make two of it",
			    n, RULE_MOST);
	}
	if (n == 0 || n > RULES_MOST)
		return where_set(where, s->config->path, key != NULL ?
		    key->line : s->section->line, "a stream needs 1 to %d "
		    "rules, with | between them, as rules = ngập nước lang:vi "
		    "| kẹt xe lang:vi", RULES_MOST);
	return 0;
}

/* Whether the source has a rule of that value. */
static bool
has_rule(struct visit *v, struct span value)
{
	struct span rest = span_of(visit_key(v, "rules")), rule;

	while ((rule = next_rule(&rest)).s != NULL)
		if (span_eq(rule, value))
			return true;
	return false;
}

/* A request of the rules; the tree is the caller's. */
static json_t *
ask_rules(struct visit *v, const struct run *r, json_t *change)
{
	char *url = api_url(v, XQUERY_BASE, RULES);
	char *body = change != NULL ? json_dumps(change, JSON_COMPACT) : NULL;
	const char *const headers[] = { r->headers[0],
	    body != NULL ? "Content-Type: application/json" : NULL, NULL };
	struct api_request q = { .url = url, .headers = headers,
	    .body = span_of(body), .bucket = body != NULL ? "changes" :
	    "rules", .cost = 1, .judge = xquery_judge };
	json_t *answer = api_get(v, &q, NULL);

	free(url);
	free(body);
	json_decref(change);
	return answer;
}

/* Sort what X has of ours: what goes into `ids`, what stays out of `add`. */
static void
compare(struct visit *v, const struct run *r, const json_t *have,
    json_t *add, json_t *ids)
{
	struct span rest = span_of(visit_key(v, "rules")), rule;
	const json_t *item;
	size_t i;
	bool known;

	json_array_foreach(api_at(have, "data"), i, item)
		if (span_is(api_text(item, "tag"), r->tag) &&
		    !has_rule(v, api_text(item, "value")) &&
		    api_text(item, "id").s != NULL)
			json_array_append(ids, json_object_get(item, "id"));
	while ((rule = next_rule(&rest)).s != NULL) {
		known = false;
		json_array_foreach(api_at(have, "data"), i, item)
			known |= span_is(api_text(item, "tag"), r->tag) &&
			    span_eq(api_text(item, "value"), rule);
		if (!known)
			json_array_append_new(add, json_pack("{s:s%, s:s}",
			    "value", rule.s, rule.len, "tag", r->tag));
	}
}

/* An answer to new rules that took none of some is a fault of theirs. */
static bool
took_all(struct visit *v, const json_t *answer)
{
	const json_t *error = api_at(answer, "errors.0");
	struct api_judgement j = { .why = "X does not say why" };

	if (error == NULL ||
	    span_is(api_text(error, "title"), "DuplicateRule"))
		return true;
	api_say(&j, error, "title");
	api_say(&j, error, "detail");
	api_say(&j, error, "details.0");
	visit_fail(v, VISIT_FAILED, "a rule was refused: %s; mend rules",
	    j.why);
	return false;
}

static bool
change(struct visit *v, const struct run *r, json_t *what, size_t n)
{
	json_t *answer;
	bool good;

	if (n == 0) {
		json_decref(what);
		return true;
	}
	if ((answer = ask_rules(v, r, what)) == NULL)
		return false;
	good = took_all(v, answer);
	json_decref(answer);
	return good;
}

/* Make the rules that bear our tag those of the source. */
static bool
set_rules(struct visit *v, const struct run *r)
{
	json_t *have = ask_rules(v, r, NULL);
	json_t *add = json_array(), *ids = json_array();
	bool good = have != NULL;

	if (good) {
		compare(v, r, have, add, ids);
		good = change(v, r, json_pack("{s:{s:O}}", "delete", "ids",
		    ids), json_array_size(ids)) && change(v, r,
		    json_pack("{s:O}", "add", add), json_array_size(add));
	}
	json_decref(have);
	json_decref(add);
	json_decref(ids);
	return good;
}

/* Whether one of our rules wanted it: others may use the same token. */
static bool
is_ours(const struct run *r, const json_t *tree)
{
	const json_t *rule, *rules = api_at(tree, "matching_rules");
	size_t i;

	json_array_foreach(rules, i, rule)
		if (span_is(api_text(rule, "tag"), r->tag))
			return true;
	return false;
}

/* X says in the stream why it ends it. */
static bool
take_error(struct visit *v, const json_t *tree)
{
	struct api_judgement j = { .why = "" };

	api_say(&j, tree, "title");
	api_say(&j, tree, "detail");
	api_say(&j, tree, "errors.0.title");
	api_say(&j, tree, "errors.0.detail");
	snprintf(v->answer.why, sizeof v->answer.why, "%.199s", j.why);
	return false;
}

static bool
take_post(struct visit *v, struct run *r, const json_t *tree)
{
	if (r->aside == 0) {
		if (!quota_spend(v, QUOTA_POSTS, BLOCK))
			return false;
		r->aside = BLOCK;
	}
	r->aside--;
	if (!is_ours(r, tree))
		return true;
	return xpost_write(v, tree, api_at(tree, "data")) &&
	    xpost_errors(v, tree);
}

static bool
take_line(struct visit *v, void *arg, struct span line)
{
	json_t *tree;
	bool good = true;

	if (span_trim(line).len == 0)
		return true;		/* it lives */
	tree = json_loadb(line.s, line.len, 0, NULL);
	if (json_is_object(api_at(tree, "data")))
		good = take_post(v, arg, tree);
	else if (api_at(tree, "errors") != NULL ||
	    api_at(tree, "title") != NULL)
		good = take_error(v, tree);
	else
		v->outcome.skipped++;
	json_decref(tree);
	return good;
}

void
xstream_run(struct visit *v, const char *const *headers)
{
	const char *query[12];
	struct buf url = BUF_INIT;
	char *base = api_url(v, XQUERY_BASE, "/2/tweets/search/stream");
	struct run r = { .headers = headers,
	    .tag = xasprintf("social-beat/%s", v->source->name) };
	struct live l = { .headers = headers, .accept = "application/json",
	    .silence = SILENCE, .bucket = "stream", .judge = xquery_judge,
	    .line = take_line, .arg = &r };

	char *value;

	xquery_fields(v, query, 12);
	buf_puts(&url, base);
	for (size_t i = 0; query[i] != NULL; i += 2) {
		value = api_encode(span_of(query[i + 1]));
		buf_printf(&url, "%c%s=%s", i == 0 ? '?' : '&', query[i],
		    value);
		free(value);
	}
	l.url = url.s;
	if (live_can(v) && set_rules(v, &r))
		live_run(v, &l);
	quota_return(v, QUOTA_POSTS, r.aside);
	free(r.tag);
	free(base);
	buf_free(&url);
}
