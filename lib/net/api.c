#include "lib/net/api.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"
#include "lib/net/fetch.h"
#include "lib/net/quota.h"
#include "lib/net/secret.h"
#include "lib/net/when.h"

#define TRIES		3
#define PATIENCE	60	/* seconds that a visit waits for a limit */

/* Unreserved characters of RFC 3986 stay as they are. */
static void
encode(struct buf *b, struct span s)
{
	unsigned char c;

	for (size_t i = 0; i < s.len; i++) {
		c = (unsigned char)s.s[i];
		if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
		    (c >= 'a' && c <= 'z') || (c != '\0' &&
		    strchr("-._~", c) != NULL))
			buf_putc(b, (char)c);
		else
			buf_printf(b, "%%%02X", c);
	}
}

char *
api_encode(struct span s)
{
	struct buf b = BUF_INIT;

	encode(&b, s);
	return b.s != NULL ? buf_take(&b) : xstrdup("");
}

static char *
full_url(const struct api_request *q)
{
	struct buf b = BUF_INIT;
	char mark = strchr(q->url, '?') != NULL ? '&' : '?';

	buf_puts(&b, q->url);
	for (size_t i = 0; q->query != NULL && q->query[i] != NULL; i += 2) {
		if (q->query[i + 1] == NULL)
			continue;
		buf_putc(&b, mark);
		encode(&b, span_of(q->query[i]));
		buf_putc(&b, '=');
		encode(&b, span_of(q->query[i + 1]));
		mark = '&';
	}
	return buf_take(&b);
}

void
api_usual(const struct http_answer *a, int64_t now, struct api_judgement *j)
{
	*j = (struct api_judgement){ .verdict = API_FAILED };
	if (a->status >= 200 && a->status < 300)
		j->verdict = API_OK;
	else if (a->status == 429)
		j->verdict = API_LIMITED;
	else if (a->status == 401 || a->status == 403)
		j->verdict = API_DENIED;
	else if (a->status == 404 || a->status == 410)
		j->verdict = API_GONE;
	else if (a->status >= 500)
		j->verdict = API_RETRY;
	if (a->status == 429 || a->status == 503)
		j->again = when_retry(http_header(a, "Retry-After"), now);
	if (j->again != 0)
		j->verdict = API_LIMITED;
}

static const struct {
	enum visit_state state;
	const char	*why;
} endings[] = {
	[API_OK] = { VISIT_OK, "" },
	[API_RETRY] = { VISIT_FAILED,
	    "the platform has trouble; try again later" },
	[API_LIMITED] = { VISIT_LIMITED, "asked too often" },
	[API_SPENT] = { VISIT_SPENT, "the quota is spent" },
	[API_DENIED] = { VISIT_FAILED,
	    "the key is refused; look at it and at what it may do" },
	[API_GONE] = { VISIT_FAILED,
	    "what was asked for is not there; look at the source's keys" },
	[API_FAILED] = { VISIT_FAILED,
	    "the request is refused; look at the source's keys" },
};

/* What a platform says is not ours: no control character of it is shown. */
void
api_say(struct api_judgement *j, const json_t *t, const char *path)
{
	struct span text = api_text(t, path);
	size_t n = text.len < sizeof j->why ? text.len : sizeof j->why - 1;

	if (text.s == NULL)
		return;
	n = span_utf8((struct span){ text.s, n });
	for (size_t i = 0; i < n; i++)
		j->why[i] = (unsigned char)text.s[i] < 0x20 ||
		    text.s[i] == 0x7f ? ' ' : text.s[i];
	j->why[n] = '\0';
}

void
api_conclude(struct visit *v, const struct api_judgement *j)
{
	char until[CLOCK_SIZE], wait[CLOCK_SIZE + 16] = "", status[32] = "";

	if (j->again > v->now)
		snprintf(wait, sizeof wait, "; not before %s",
		    clock_format(j->again, until));
	if (v->answer.fault == HTTP_FINE || v->answer.fault == HTTP_STATUS)
		snprintf(status, sizeof status, "HTTP %ld: ",
		    v->answer.status);
	visit_fail(v, endings[j->verdict].state, "%s%s%s", status,
	    j->why[0] != '\0' ? j->why : endings[j->verdict].why, wait);
	v->outcome.again = j->again;
}

/* Milliseconds to wait before the next try; -1: there is none. */
static int64_t
patience(struct visit *v, const struct api_judgement *j, unsigned tries)
{
	int64_t rest;

	if ((j->verdict != API_RETRY && j->verdict != API_LIMITED) ||
	    tries >= TRIES)
		return -1;
	if (j->again == 0)
		return when_backoff(tries);
	rest = j->again - clock_now();
	if (rest > PATIENCE)
		return -1;
	visit_note(v, "asked to wait %lld s", (long long)(rest > 0 ? rest : 0));
	return rest > 0 ? rest * 1000 : 1;
}

static json_t *
parse(const struct http_answer *a)
{
	return a->body.len == 0 ? NULL : json_loadb(a->body.s, a->body.len, 0,
	    NULL);
}

/* One answer, judged; *tree is NULL or the caller's. */
static void
ask(struct visit *v, const struct api_request *q, const char *url,
    json_t **tree, struct api_judgement *j)
{
	struct http_request hq = visit_request(v, url);
	struct http_answer *a = &v->answer;

	http_answer_free(a);
	*tree = NULL;
	hq.headers = q->headers;
	hq.accept = "application/json";
	hq.body = q->body;
	hq.any = true;
	if (http_get(v->fetch->http, &hq, a) == -1) {
		*j = (struct api_judgement){ .verdict =
		    a->fault == HTTP_NETWORK ? API_RETRY : API_FAILED };
		snprintf(j->why, sizeof j->why, "%.199s", a->why);
		return;
	}
	*tree = parse(a);
	api_usual(a, v->now, j);
	if (q->judge != NULL)
		q->judge(v, a, *tree, j);
	if (j->verdict == API_OK && *tree == NULL) {
		j->verdict = API_FAILED;
		snprintf(j->why, sizeof j->why, "the answer is not JSON; is "
		    "base the address of the platform?");
	}
}

json_t *
api_get(struct visit *v, const struct api_request *q, bool *gone)
{
	char *url = full_url(q);
	struct api_judgement j;
	json_t *tree = NULL;
	int64_t wait = 0;

	if (gone != NULL)
		*gone = false;
	for (unsigned tries = 1; wait >= 0; tries++) {
		if (q->bucket != NULL && !quota_spend(v, q->bucket, q->cost))
			break;
		ask(v, q, url, &tree, &j);
		if (j.verdict == API_OK)
			break;
		json_decref(tree);
		tree = NULL;
		if (j.verdict == API_GONE && gone != NULL) {
			*gone = true;
			break;
		}
		if ((wait = patience(v, &j, tries)) < 0 ||
		    !visit_sleep(v, wait))
			api_conclude(v, &j);
		if (v->stopped)
			break;
	}
	explicit_bzero(url, strlen(url));
	free(url);
	return tree;
}

struct span
api_header(const struct visit *v, const char *name)
{
	return http_header(&v->answer, name);
}

char *
api_url(const struct visit *v, const char *platform, const char *path, ...)
{
	const char *base = v->source->base;
	struct buf b = BUF_INIT;
	char *rest;
	va_list ap;

	va_start(ap, path);
	if (vasprintf(&rest, path, ap) == -1)
		rest = xstrdup("");
	va_end(ap);
	buf_puts(&b, base != NULL ? base : platform);
	buf_puts(&b, rest);
	free(rest);
	return buf_take(&b);
}

char *
api_auth(struct visit *v, const char *name, const char *prefix,
    const char *key)
{
	char why[256];
	const char *secret = secret_get(v->source, key, why);

	if (secret != NULL)
		return xasprintf("%s: %s%s", name, prefix, secret);
	visit_fail(v, VISIT_FAILED, "%s", why);
	return NULL;
}

bool
api_page(struct visit *v, long *pages)
{
	if ((*pages)-- > 0)
		return true;
	if (v->outcome.state == VISIT_OK)
		visit_fail(v, VISIT_PARTIAL, "%ld pages were not enough; the "
		    "next visit goes on, or raise pages", v->source->pages);
	return false;
}

void
api_skipped(struct visit *v, const char *why)
{
	if (v->outcome.skipped != 0 && v->outcome.why[0] == '\0')
		visit_fail(v, v->outcome.state, "%llu posts had %s",
		    (unsigned long long)v->outcome.skipped, why);
}

bool
api_wants(const struct visit *v, int64_t published)
{
	return published >= v->since && published < v->until;
}

char *
api_token(struct visit *v, const json_t *answer, const char *prefix)
{
	struct span token = api_text(answer, "access_token");
	char *name;

	if (token.s == NULL || !secret_is_sound(token.s)) {
		visit_fail(v, VISIT_FAILED, "gave no access token; is base "
		    "the address of the platform?");
		return NULL;
	}
	name = xasprintf("%s token of %s", v->source->adapter->type,
	    v->source->name);
	secret_learn(name, token.s);
	free(name);
	return xasprintf("Authorization: %s %s", prefix, token.s);
}
