#include "lib/net/redditapi.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/net/api.h"
#include "lib/net/secret.h"
#include "lib/net/when.h"

#define SITE		"https://www.reddit.com"
#define API		"https://oauth.reddit.com"
#define PATIENCE	60	/* seconds that a visit waits for its rate */

struct redditapi {
	struct visit	*visit;
	char		*agent, *auth;	/* headers */
	bool		 renewed;	/* the token, in this visit */
};

/*
 * 429 and the end of a window come with "X-Ratelimit-Reset: 123.0", seconds.
 * Bodies are {"message": …, "error": N} or {"reason": …, "explanation": …}.
 */
static void
judge(struct visit *v, const struct http_answer *a, const json_t *tree,
    struct api_judgement *j)
{
	struct span why = api_text(tree, "reason");
	int64_t reset = when_reset(http_header(a, "X-Ratelimit-Reset"),
	    v->now);

	if (a->status == 429 && j->again == 0)
		j->again = reset;
	if (why.s == NULL)
		why = api_text(tree, "message");
	if (j->verdict == API_OK && json_object_get(tree, "error") != NULL) {
		j->verdict = API_FAILED;
		why = api_text(tree, "error");
	}
	if (a->status == 403 && span_is(why, "private"))
		snprintf(j->why, sizeof j->why, "the subreddit is private; "
		    "take it out of subreddits");
	else if (a->status == 403)
		snprintf(j->why, sizeof j->why, "refused (%.80s); are the "
		    "subreddits public, and is the application approved for "
		    "the Data API?", why.s != NULL ? why.s : "no reason");
	else if (j->verdict == API_FAILED && why.s != NULL)
		snprintf(j->why, sizeof j->why, "Reddit says: %.120s", why.s);
}

/* "Authorization: Basic …" of the application, the caller's; or NULL. */
static char *
basic(struct visit *v)
{
	char why[256], *pair, *header, *code;
	const char *secret = secret_get(v->source, "secret", why);
	size_t n;

	if (secret == NULL) {
		visit_fail(v, VISIT_FAILED, "%s", why);
		return NULL;
	}
	pair = xasprintf("%s:%s", visit_key(v, "client_id"), secret);
	n = sodium_base64_encoded_len(strlen(pair),
	    sodium_base64_VARIANT_ORIGINAL);
	code = xmalloc(n);
	sodium_bin2base64(code, n, (const unsigned char *)pair, strlen(pair),
	    sodium_base64_VARIANT_ORIGINAL);
	header = xasprintf("Authorization: Basic %s", code);
	secret_free(pair);
	secret_free(code);
	return header;
}

static bool
take_token(struct redditapi *r, const json_t *tree)
{
	char *auth = api_token(r->visit, tree, "bearer");

	if (auth == NULL)
		return false;
	secret_free(r->auth);
	r->auth = auth;
	return true;
}

static void
judge_token(struct visit *v, const struct http_answer *a, const json_t *tree,
    struct api_judgement *j)
{
	judge(v, a, tree, j);
	if (j->verdict == API_OK || a->status == 429 || a->status >= 500)
		return;
	j->verdict = API_DENIED;
	snprintf(j->why, sizeof j->why, "client_id or the secret is wrong; "
	    "look at them in Reddit's list of applications");
}

static bool
log_in(struct redditapi *r)
{
	char *auth = basic(r->visit), *url;
	const char *const headers[] = { auth, r->agent, NULL };
	json_t *tree = NULL;
	bool good;

	if (auth == NULL)
		return false;
	url = api_url(r->visit, SITE, "/api/v1/access_token");
	tree = api_get(r->visit, &(struct api_request){ .url = url,
	    .headers = headers, .judge = judge_token, .bucket = REDDITAPI_BUCKET,
	    .cost = 1, .body = span_of("grant_type=client_credentials") },
	    NULL);
	good = tree != NULL && take_token(r, tree);
	json_decref(tree);
	free(url);
	secret_free(auth);
	return good;
}

bool
redditapi_ready(struct redditapi *r)
{
	struct visit *v = r->visit;
	int64_t left = when_reset(api_header(v, "X-Ratelimit-Reset"), v->now) -
	    v->now;
	struct span remaining = api_header(v, "X-Ratelimit-Remaining");

	if (remaining.s == NULL || left <= 0 ||
	    strtod(remaining.s, NULL) >= 1)
		return true;
	if (left <= PATIENCE)
		return visit_sleep(v, left * 1000);
	visit_fail(v, VISIT_LIMITED, "the requests of Reddit's window are "
	    "spent; the next visit goes on from here");
	v->outcome.again = v->now + left;
	return false;
}

json_t *
redditapi_get(struct redditapi *r, const char *path,
    const char *const query[], bool *gone)
{
	char *url = api_url(r->visit, API, "%s", path);
	struct api_request q = { .url = url, .query = query, .judge = judge,
	    .bucket = REDDITAPI_BUCKET, .cost = 1 };
	const char *headers[] = { r->auth, r->agent, NULL };
	json_t *tree;

	q.headers = headers;
	tree = api_get(r->visit, &q, gone);
	if (tree == NULL && r->visit->answer.status == 401 && !r->renewed) {
		r->renewed = true;
		visit_fail(r->visit, VISIT_OK, "%s", "");
		if (log_in(r)) {
			headers[0] = r->auth;
			tree = api_get(r->visit, &q, gone);
		}
	}
	free(url);
	return tree;
}

struct redditapi *
redditapi_new(struct visit *v, const char *account)
{
	struct redditapi *r = xcalloc(1, sizeof *r);

	r->visit = v;
	r->agent = xasprintf("User-Agent: linux:social-beat:0.1 (by /u/%s)",
	    account);
	if (log_in(r))
		return r;
	redditapi_free(r);
	return NULL;
}

void
redditapi_free(struct redditapi *r)
{
	if (r == NULL)
		return;
	secret_free(r->auth);
	free(r->agent);
	free(r);
}
