#include "lib/net/bskysession.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/map.h"
#include "lib/base/xalloc.h"
#include "lib/net/secret.h"
#include "lib/net/when.h"

#define TOKEN_MOST	8192

struct session {
	char	*header;	/* "Authorization: Bearer …" */
	char	*renewal;	/* the same of the token that renews it */
};

static struct map *sessions;	/* by server and account */

static void
drop(void *value)
{
	struct session *s = value;

	secret_free(s->header);
	secret_free(s->renewal);
	free(s);
}

static struct session *
of(const struct visit *v)
{
	const char *base = v->source->base, *handle = visit_key(v, "handle");
	char *key = xasprintf("%s\n%s", base != NULL ? base : "", handle);
	struct session *s;

	if (sessions == NULL)
		sessions = map_new(drop);
	if ((s = map_get(sessions, span_of(key))) == NULL) {
		s = xcalloc(1, sizeof *s);
		map_put(sessions, span_of(key), s);
	}
	free(key);
	return s;
}

void
bskysession_judge(struct visit *v, const struct http_answer *a,
    const json_t *tree, struct api_judgement *j)
{
	struct span error = api_text(tree, "error");

	if (j->verdict == API_OK)
		return;
	api_say(j, tree, "message");
	if (span_is(error, "ExpiredToken"))
		j->verdict = API_GONE;
	else if (j->verdict == API_LIMITED && j->again == 0)
		j->again = when_reset(http_header(a, "ratelimit-reset"),
		    v->now);
	else if (span_is(error, "AuthFactorTokenRequired"))
		snprintf(j->why, sizeof j->why, "the account has a second "
		    "factor; make an app password in its settings");
	else if (j->verdict == API_DENIED)
		snprintf(j->why, sizeof j->why, "the session is refused; look "
		    "at handle and at the app password");
}

static bool
is_token(struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.s[i] <= 0x20 || s.s[i] >= 0x7f)
			return false;
	return s.len != 0 && s.len < TOKEN_MOST;
}

static char *
bearer(struct span token)
{
	return xasprintf("Authorization: Bearer %.*s", (int)token.len,
	    token.s);
}

/* Keep the tokens of an answer; false if it has none. */
static bool
keep(struct session *s, const json_t *answer)
{
	struct span access = api_text(answer, "accessJwt");
	struct span refresh = api_text(answer, "refreshJwt");

	if (!is_token(access) || !is_token(refresh))
		return false;
	secret_free(s->header);
	secret_free(s->renewal);
	s->header = bearer(access);
	s->renewal = bearer(refresh);
	return true;
}

/* Ask for a session; false with *gone where the renewal has run out, too. */
static bool
ask(struct visit *v, const char *method, const char *const *headers,
    struct span body, bool *gone)
{
	char *url = api_url(v, BSKYSESSION_BASE, "/xrpc/com.atproto.server.%s",
	    method);
	struct api_request q = { .url = url, .headers = headers, .body = body,
	    .bucket = BSKYSESSION_BUCKET, .cost = 1,
	    .judge = bskysession_judge };
	json_t *answer = api_get(v, &q, gone);
	bool good = answer != NULL && keep(of(v), answer);

	if (answer != NULL && !good)
		visit_fail(v, VISIT_FAILED, "the server gave no session; is "
		    "base one of the AT Protocol?");
	json_decref(answer);
	free(url);
	return good;
}

static const char *
create(struct visit *v)
{
	static const char *const headers[] = {
		"Content-Type: application/json", NULL
	};
	char why[256], *body;
	const char *password = secret_get(v->source, "password", why);
	json_t *tree;
	bool good;

	if (password == NULL) {
		visit_fail(v, VISIT_FAILED, "%s", why);
		return NULL;
	}
	tree = json_pack("{s:s, s:s}", "identifier", visit_key(v, "handle"),
	    "password", password);
	body = json_dumps(tree, JSON_COMPACT);
	json_decref(tree);
	good = ask(v, "createSession", headers, span_of(body), NULL);
	secret_free(body);
	return good ? of(v)->header : NULL;
}

const char *
bskysession_header(struct visit *v)
{
	struct session *s = of(v);

	return s->header != NULL ? s->header : create(v);
}

const char *
bskysession_renew(struct visit *v)
{
	char *renewal = xstrdup(of(v)->renewal);
	/* The server wants no type where there is no body. */
	const char *const headers[] = { renewal, "Content-Type:", NULL };
	bool gone, good;

	good = ask(v, "refreshSession", headers, span_of(""), &gone);
	secret_free(renewal);
	if (!good && gone)
		return create(v);
	return good ? of(v)->header : NULL;
}
