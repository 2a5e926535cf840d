#include "lib/net/zalo.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "lib/base/xalloc.h"
#include "lib/net/api.h"
#include "lib/net/secret.h"

#define EXPIRED		(-216)
#define HOUR		3600
#define LOCK_TRIES	150	/* of LOCK_PAUSE ms */
#define LOCK_PAUSE	200

static const struct {
	int64_t		 code;
	enum api_verdict verdict;
	const char	*why;
} codes[] = {
	{ EXPIRED, API_DENIED, "the access token is refused" },
	{ -201, API_FAILED, "a value is refused; look at the source's keys" },
	{ -14014, API_DENIED, "the refresh token is refused; authorise the "
	    "app anew and put the new one in its file" },
	{ -32, API_LIMITED, "asked too often" },
};

/* It answers with HTTP 200 whatever happens. */
static void
judge(struct visit *v, const struct http_answer *a, const json_t *tree,
    struct api_judgement *j)
{
	struct span text = api_text(tree, "message");
	int64_t code = 0;

	(void)a;
	if (j->verdict != API_OK || !api_int(tree, "error", &code) ||
	    code == 0)
		return;
	j->verdict = API_FAILED;
	snprintf(j->why, sizeof j->why, "the platform's error %lld%s%.*s",
	    (long long)code, text.s != NULL ? ": " : "",
	    (int)(text.len < 90 ? span_utf8(text) : 0), text.s);
	for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
		if (codes[i].code == code) {
			j->verdict = codes[i].verdict;
			snprintf(j->why, sizeof j->why, "%s", codes[i].why);
		}
	if (j->verdict == API_LIMITED)
		j->again = v->now + HOUR;
}

static bool
has_expired(const struct visit *v)
{
	struct span body = buf_get(&v->answer.body);
	json_t *tree = body.len == 0 ? NULL :
	    json_loadb(body.s, body.len, 0, NULL);
	int64_t code;
	bool expired = api_int(tree, "error", &code) && code == EXPIRED;

	json_decref(tree);
	return expired;
}

/* A file descriptor that holds the lock, or -1 with the outcome set. */
static int
lock(struct visit *v)
{
	char *path = source_beside(v->source, visit_key(v, "refresh_file"));
	char *name = xasprintf("%s.lock", path);
	int fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	bool held = false;

	for (int i = 0; fd != -1 && i < LOCK_TRIES; i++) {
		if ((held = flock(fd, LOCK_EX | LOCK_NB) == 0) ||
		    errno != EWOULDBLOCK || !visit_sleep(v, LOCK_PAUSE))
			break;
	}
	if (!held) {
		visit_fail(v, VISIT_FAILED, "%.150s: %s", name,
		    strerror(errno));
		if (fd != -1)
			close(fd);
		fd = -1;
	}
	free(name);
	free(path);
	return fd;
}

static json_t *
exchange(struct visit *v, const char *refresh)
{
	char why[256];
	const char *secret = secret_get(v->source, "app_secret", why);
	char *id = api_encode(span_of(visit_key(v, "app_id")));
	char *token = api_encode(span_of(refresh));
	char *body = xasprintf("app_id=%s&grant_type=refresh_token&"
	    "refresh_token=%s", id, token);
	char *header = xasprintf("secret_key: %s", secret != NULL ? secret :
	    "");
	char *url = api_url(v, "https://oauth.zaloapp.com",
	    "/v4/oa/access_token");
	const char *headers[] = { header, NULL };
	struct api_request q = { .url = url, .headers = headers,
	    .body = span_of(body), .judge = judge };
	json_t *tree = NULL;

	if (secret == NULL)
		visit_fail(v, VISIT_FAILED, "%s", why);
	else
		tree = api_get(v, &q, NULL);
	explicit_bzero(header, strlen(header));
	explicit_bzero(body, strlen(body));
	explicit_bzero(token, strlen(token));
	free(url);
	free(header);
	free(body);
	free(token);
	free(id);
	return tree;
}

/* The refresh token first: without it no other can be had. */
static bool
keep_pair(struct visit *v, const json_t *pair)
{
	struct span access = api_text(pair, "access_token");
	struct span refresh = api_text(pair, "refresh_token");
	char why[256];

	if (access.s == NULL || refresh.s == NULL) {
		visit_fail(v, VISIT_FAILED, "no new tokens came for the "
		    "refresh token; authorise the app anew");
		return false;
	}
	if (secret_replace(v->source, "refresh", refresh.s, why) &&
	    secret_replace(v->source, "key", access.s, why))
		return true;
	visit_fail(v, VISIT_FAILED, "%s", why);
	return false;
}

/* With the lock held. */
static bool
renew(struct zalo *z)
{
	struct visit *v = z->visit;
	char why[256];
	const char *now = secret_again(v->source, "key", why), *refresh;
	json_t *pair;
	bool good;

	if (now != NULL && (z->token == NULL || strcmp(now, z->token) != 0)) {
		z->token = now;		/* another has renewed it */
		return true;
	}
	/* That the new one can be kept is seen before the old one is used. */
	if ((refresh = secret_again(v->source, "refresh", why)) == NULL ||
	    !secret_replace(v->source, "refresh", refresh, why)) {
		visit_fail(v, VISIT_FAILED, "%s", why);
		return false;
	}
	z->refreshed = true;
	if ((pair = exchange(v, refresh)) == NULL)
		return false;
	good = keep_pair(v, pair);
	json_decref(pair);
	if (good)
		z->token = secret_get(v->source, "key", why);
	return good && z->token != NULL;
}

static bool
refresh(struct zalo *z)
{
	int fd = lock(z->visit);
	bool good;

	if (fd == -1)
		return false;
	good = renew(z);
	close(fd);
	return good;
}

static json_t *
ask(struct zalo *z, const char *path, const char *const *query)
{
	char *url = api_url(z->visit, "https://openapi.zalo.me", "%s", path);
	char *auth = xasprintf("access_token: %s", z->token);
	const char *headers[] = { auth, NULL };
	struct api_request q = { .url = url, .query = query,
	    .headers = headers, .judge = judge };
	json_t *tree = api_get(z->visit, &q, NULL);

	explicit_bzero(auth, strlen(auth));
	free(auth);
	free(url);
	return tree;
}

json_t *
zalo_get(struct zalo *z, const char *path, const char *const *query)
{
	struct outcome before = z->visit->outcome;
	json_t *tree;
	char why[256];

	if (z->token == NULL)
		z->token = secret_get(z->visit->source, "key", why);
	if (z->token == NULL && !refresh(z))
		return NULL;
	tree = ask(z, path, query);
	while (tree == NULL && !z->refreshed && has_expired(z->visit)) {
		z->visit->outcome = before;
		if (!refresh(z))
			return NULL;
		tree = ask(z, path, query);
	}
	return tree;
}
