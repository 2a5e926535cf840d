#include "lib/net/graph.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"
#include "lib/markup/percent.h"
#include "lib/markup/url.h"
#include "lib/net/secret.h"

#define AFTER		"after="	/* a page that is only a cursor */
#define HOUR		3600
#define DAY		86400
#define WARM		80	/* per cent of a limit: slow down */
#define FULL		100
#define STEP		500	/* ms more for each per cent above that */
#define PAIRS		40		/* names and values of a query */
#define MOST_MINUTES	(7 * 24 * 60)

/* Meta's error codes; the first row that has one counts. */
static const struct {
	int64_t		 from, to;
	enum api_verdict verdict;
	int64_t		 rest;		/* where the answer does not say */
	const char	*why;
} codes[] = {
	{ 1, 2, API_RETRY, 0, "the platform has trouble" },
	{ 4, 4, API_LIMITED, HOUR, "the app has asked too often" },
	{ 17, 17, API_LIMITED, HOUR, "the token's user has asked too often" },
	{ 32, 32, API_LIMITED, HOUR, "the page was asked for too often" },
	{ 341, 341, API_LIMITED, HOUR, "the app is at a limit" },
	{ 368, 368, API_LIMITED, DAY, "the platform blocks the app for a "
	    "while; look at its dashboard" },
	{ 613, 613, API_LIMITED, HOUR, "asked too often" },
	{ 80000, 80014, API_LIMITED, HOUR, "the business has asked too often" },
	{ 190, 190, API_DENIED, 0, "the token has expired or is no longer "
	    "valid; put a new one in its place" },
	{ 10, 10, API_DENIED, 0, "the app may not do this; look at the "
	    "permissions and features that it was granted" },
	{ 200, 299, API_DENIED, 0, "the token lacks a permission; get one "
	    "that has it" },
	{ 100, 100, API_FAILED, 0, "a value is refused" },
};

struct usage {
	int64_t	percent, minutes;	/* the highest of each */
};

static void
raise_to(int64_t *most, const json_t *t, const char *key)
{
	int64_t value;

	if (api_int(t, key, &value) && value > *most)
		*most = value;
}

static void
take_usage(struct usage *u, const json_t *t)
{
	raise_to(&u->percent, t, "call_count");
	raise_to(&u->percent, t, "total_time");
	raise_to(&u->percent, t, "total_cputime");
	raise_to(&u->minutes, t, "estimated_time_to_regain_access");
}

/* {"call_count":28,…}, or {"BUSINESS":[{"call_count":…},…],…}. */
static void
take_header(struct usage *u, struct span text)
{
	json_t *tree = text.len == 0 ? NULL :
	    json_loadb(text.s, text.len, 0, NULL);
	json_t *list, *one;
	const char *key;
	size_t i;

	take_usage(u, tree);
	json_object_foreach(tree, key, list)
		json_array_foreach(list, i, one)
			take_usage(u, one);
	json_decref(tree);
}

static struct usage
usage_of(const struct http_answer *a)
{
	struct usage u = { 0, 0 };

	take_header(&u, http_header(a, "X-App-Usage"));
	take_header(&u, http_header(a, "X-Page-Usage"));
	take_header(&u, http_header(a, "X-Business-Use-Case-Usage"));
	if (u.minutes > MOST_MINUTES)
		u.minutes = MOST_MINUTES;
	return u;
}

/* The platform's own words, of one line, after ours. */
static void
word(struct api_judgement *j, const char *why, struct span message)
{
	size_t n;

	if (message.len > 90) {
		message.len = 90;
		message.len = span_utf8(message);
	}
	snprintf(j->why, sizeof j->why, "%s%s%.*s%s", why,
	    message.len != 0 ? " (" : "", (int)message.len, message.len != 0 ?
	    message.s : "", message.len != 0 ? ")" : "");
	n = strlen(j->why);
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)j->why[i] < 0x20 || j->why[i] == 0x7f)
			j->why[i] = ' ';
}

static void
judge_code(struct visit *v, const struct http_answer *a, int64_t code,
    struct span message, struct api_judgement *j)
{
	int64_t minutes;
	size_t i;

	for (i = 0; i < sizeof codes / sizeof codes[0]; i++)
		if (code >= codes[i].from && code <= codes[i].to)
			break;
	if (i == sizeof codes / sizeof codes[0]) {
		if (j->verdict == API_OK)
			j->verdict = API_FAILED;
		word(j, "the platform refuses", message);
		return;
	}
	j->verdict = codes[i].verdict;
	word(j, codes[i].why, message);
	if (j->verdict == API_LIMITED && j->again == 0) {
		minutes = usage_of(a).minutes;
		j->again = v->now + (minutes > 0 ? minutes * 60 :
		    codes[i].rest);
	}
}

void
graph_judge(struct visit *v, const struct http_answer *a, const json_t *tree,
    struct api_judgement *j)
{
	int64_t code = 0, sub = 0;

	if (!json_is_object(api_at(tree, "error"))) {
		/* Only its own word is believed on what is to be forgotten. */
		if (j->verdict == API_GONE)
			j->verdict = API_FAILED;
		return;
	}
	api_int(tree, "error.code", &code);
	api_int(tree, "error.error_subcode", &sub);
	judge_code(v, a, code, api_text(tree, "error.message"), j);
	if (code == 100 && sub == 33)
		*j = (struct api_judgement){ .verdict = API_GONE };
	else if (j->verdict == API_FAILED &&
	    json_is_true(api_at(tree, "error.is_transient")))
		j->verdict = API_RETRY;
}

void
graph_proof(const char *token, const char *secret, char out[65])
{
	unsigned char mac[crypto_auth_hmacsha256_BYTES];
	crypto_auth_hmacsha256_state st;

	crypto_auth_hmacsha256_init(&st, (const unsigned char *)secret,
	    strlen(secret));
	crypto_auth_hmacsha256_update(&st, (const unsigned char *)token,
	    strlen(token));
	crypto_auth_hmacsha256_final(&st, mac);
	sodium_bin2hex(out, 65, mac, sizeof mac);
	sodium_memzero(&st, sizeof st);
}

static bool
take_secrets(struct graph *g)
{
	const struct source *s = g->visit->source;
	const char *secret, *token;
	char why[256], proof[65];

	g->auth = api_auth(g->visit, "Authorization", "Bearer ", "key");
	if (g->auth == NULL)
		return false;
	if (!secret_named(s, "app_secret"))
		return true;
	token = secret_get(s, "key", why);
	if ((secret = secret_get(s, "app_secret", why)) == NULL) {
		visit_fail(g->visit, VISIT_FAILED, "%s", why);
		return false;
	}
	graph_proof(token, secret, proof);
	g->proof = xstrdup(proof);
	return true;
}

bool
graph_open(struct graph *g, struct visit *v, const char *platform,
    const char *version)
{
	const char *own = visit_key(v, "version");

	g->visit = v;
	g->root = api_url(v, platform, "/%s", own != NULL ? own : version);
	return take_secrets(g);
}

void
graph_close(struct graph *g)
{
	if (g->auth != NULL)
		explicit_bzero(g->auth, strlen(g->auth));
	free(g->root);
	free(g->auth);
	free(g->proof);
	*g = (struct graph){ .visit = NULL };
}

/* Wait as the limits ask; false if the visit is to end. */
static bool
go_easy(struct graph *g)
{
	char until[CLOCK_SIZE];

	if (g->used >= FULL) {
		g->visit->outcome.again = g->regain;
		visit_fail(g->visit, VISIT_LIMITED, "a limit of the platform "
		    "is used up; not before %s",
		    clock_format(g->regain, until));
		return false;
	}
	return g->used < WARM ||
	    visit_sleep(g->visit, (g->used - WARM + 1) * STEP);
}

static void
note_usage(struct graph *g)
{
	struct usage u = usage_of(&g->visit->answer);

	if (u.percent >= WARM && g->used < WARM)
		visit_note(g->visit, "%lld %% of a limit of the platform is "
		    "used; asking more slowly", (long long)u.percent);
	g->used = u.percent;
	g->regain = g->visit->now + (u.minutes > 0 ? u.minutes * 60 : HOUR);
}

json_t *
graph_get(struct graph *g, const char *path, const char *const *query,
    const char *page, bool *gone)
{
	char *own = xasprintf("%s%s", g->root, path), *url = NULL;
	const char *headers[] = { g->auth, NULL };
	const char *all[PAIRS + 2] = { "appsecret_proof", g->proof };
	struct api_request q = { .headers = headers, .query = all,
	    .bucket = g->bucket, .cost = 1, .judge = graph_judge };
	json_t *tree = NULL;
	size_t n = g->proof != NULL ? 2 : 0;

	if (page != NULL && strncmp(page, AFTER, strlen(AFTER)) == 0) {
		all[n++] = "after";
		all[n++] = page + strlen(AFTER);
	} else if (page != NULL) {
		url = graph_page(own, span_of(page));
	}
	for (size_t i = 0; url == NULL && query != NULL && query[i] != NULL &&
	    n < PAIRS; i += 2) {
		all[n++] = query[i];
		all[n++] = query[i + 1];
	}
	all[n] = NULL;
	q.url = url != NULL ? url : own;
	if (gone != NULL)
		*gone = false;
	if (go_easy(g)) {
		tree = api_get(g->visit, &q, gone);
		note_usage(g);
	}
	free(own);
	free(url);
	return tree;
}

/* Whether a "name=value" of a query is for this request alone. */
static bool
is_secret(struct span pair)
{
	static const char *const names[] = { "access_token",
	    "appsecret_proof", "client_secret", "input_token" };
	struct buf name = BUF_INIT;
	bool found = false;

	percent_decode(&name, span_cut(&pair, '='));
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		found |= span_is(buf_get(&name), names[i]);
	buf_free(&name);
	return found;
}

static void
add_query(struct buf *b, struct span query)
{
	char mark = '?';
	struct span pair;

	while (query.len != 0) {
		pair = span_cut(&query, '&');
		if (pair.len == 0 || is_secret(pair))
			continue;
		buf_putc(b, mark);
		buf_span(b, pair);
		mark = '&';
	}
}

char *
graph_page(const char *own, struct span page)
{
	struct url a, b;
	struct buf out = BUF_INIT;

	if (!url_parse(&a, span_of(own), NULL))
		return NULL;
	if (!url_parse(&b, page, &a)) {
		url_free(&a);
		return NULL;
	}
	if (url_same_origin(&a, &b) && b.user.s == NULL &&
	    b.password.s == NULL)
		buf_add(&out, b.text, (size_t)(b.path.s + b.path.len -
		    b.text));
	else
		buf_puts(&out, own);
	add_query(&out, b.query);
	url_free(&a);
	url_free(&b);
	return buf_take(&out);
}

char *
graph_next(const struct graph *g, const char *path, const json_t *list)
{
	struct span next = api_text(list, "paging.next");
	struct span after = api_text(list, "paging.cursors.after");
	char *own = xasprintf("%s%s", g->root, path), *page = NULL;

	if (next.s != NULL)
		page = graph_page(own, next);
	else if (g->cursors && after.s != NULL)
		page = xasprintf(AFTER "%s", after.s);
	free(own);
	return page;
}
