#include "lib/net/live.h"

#include <stdio.h>
#include <stdlib.h>

#include "lib/base/clock.h"
#include "lib/net/fetch.h"
#include "lib/net/quota.h"
#include "lib/net/stream.h"
#include "lib/net/task.h"
#include "lib/net/when.h"
#include "lib/net/window.h"

#define TICK		500	/* ms */
#define BATCH		2000	/* ms between what is put out */
#define PIECE		300	/* seconds that a coverage record spans */
#define SECONDS_MOST	86400
#define REFUSED		5000	/* ms after a refusal; doubled each time … */
#define LIMITED		60000	/* … and where we asked too often */
#define PAUSE_MOST	320000

/* All times are those of task_clock() but `from`. */
struct run {
	struct visit	*v;
	const struct live *live;
	int64_t		 end;
	int64_t		 heard;		/* the last line */
	int64_t		 batch;		/* the last one put out */
	int64_t		 from;		/* not yet told to be covered */
	unsigned	 failures;	/* in a row */
};

int
live_check(const struct source *s, struct where *where)
{
	const struct config_key *key = config_key(s->section, "seconds");
	char *end;
	long n;

	if (key == NULL)
		return 0;
	n = strtol(key->value, &end, 10);
	if (*end == '\0' && n >= 1 && n <= SECONDS_MOST)
		return 0;
	return where_set(where, s->config->path, key->line, "seconds = %s: a "
	    "stream is followed for 1 to %d seconds", key->value,
	    SECONDS_MOST);
}

static bool
is_over(const struct run *r)
{
	struct visit *v = r->v;

	v->stopped |= v->fetch->stopping || v->fetch->broken[0] != '\0';
	return v->stopped || v->outcome.state != VISIT_OK ||
	    task_clock() >= r->end;
}

/* The present, and what came until now. */
static void
put_out(struct run *r)
{
	struct visit *v = r->v;

	v->now = clock_now();
	r->batch = task_clock();
	visit_batch(v);
	if (v->now - r->from < PIECE)
		return;
	window_piece(v, r->from);
	r->from = v->now;
}

/* False where the stream is of no more use. */
static bool
take(struct run *r, struct stream *s)
{
	const struct live *l = r->live;
	struct span line;
	int got = stream_line(s, &line, TICK);

	if (got == 1) {
		r->heard = task_clock();
		r->failures = 0;
		return l->line(r->v, l->arg, line);
	}
	return got == 0 && task_clock() - r->heard < l->silence * 1000;
}

static void
listen(struct run *r, struct stream *s)
{
	struct visit *v = r->v;

	r->heard = r->batch = task_clock();
	r->from = v->now = clock_now();
	while (!is_over(r) && take(r, s))
		if (task_clock() - r->batch >= BATCH)
			put_out(r);
	v->now = clock_now();
}

static struct stream *
open_one(struct run *r, struct api_judgement *j)
{
	const struct live *l = r->live;
	struct visit *v = r->v;
	struct http_request q = visit_request(v, l->url);
	struct http_answer *a = &v->answer;
	struct stream *s;
	json_t *tree;

	http_answer_free(a);
	q.headers = l->headers;
	q.accept = l->accept;
	if ((s = stream_open(v->fetch->http, &q, a)) != NULL)
		return s;
	api_usual(a, v->now, j);
	if (a->fault != HTTP_STATUS) {
		j->verdict = a->fault == HTTP_NETWORK ? API_RETRY : API_FAILED;
		snprintf(j->why, sizeof j->why, "%.199s", a->why);
	}
	tree = a->body.len == 0 ? NULL : json_loadb(a->body.s, a->body.len, 0,
	    NULL);
	if (l->judge != NULL && a->fault == HTTP_STATUS)
		l->judge(v, a, tree, j);
	json_decref(tree);
	return NULL;
}

/* Milliseconds before it is opened again; -1: not in this visit. */
static int64_t
pause_after(struct run *r, const struct api_judgement *j)
{
	int64_t wait = when_backoff(r->failures);

	if (j->verdict == API_LIMITED || r->v->answer.fault == HTTP_STATUS)
		wait = (int64_t)(j->verdict == API_LIMITED ? LIMITED :
		    REFUSED) << (r->failures < 8 ? r->failures - 1 : 7);
	if (wait > PAUSE_MOST)
		wait = PAUSE_MOST;
	if (j->again > clock_now())
		wait = (j->again - clock_now()) * 1000;
	if (j->verdict != API_RETRY && j->verdict != API_LIMITED)
		return -1;
	return task_clock() + wait < r->end ? wait : -1;
}

/* Open it, and listen; false where the visit is over. */
static bool
try(struct run *r)
{
	struct api_judgement j = { .verdict = API_RETRY };
	struct visit *v = r->v;
	struct stream *s;
	int64_t wait;

	if (r->live->bucket != NULL && !quota_spend(v, r->live->bucket, 1))
		return false;
	if ((s = open_one(r, &j)) != NULL) {
		listen(r, s);
		stream_close(s);
		window_piece(v, r->from);
		snprintf(j.why, sizeof j.why, "%.199s",
		    v->answer.why[0] != '\0' ? v->answer.why :
		    "the stream fell silent");
	}
	if (is_over(r))
		return false;
	r->failures++;
	if ((wait = pause_after(r, &j)) == -1) {
		/* One that ends just before the visit does is no failure. */
		if (j.verdict != API_RETRY || !v->outcome.told)
			api_conclude(v, &j);
		return false;
	}
	visit_note(v, "%s; open again in %lld s", j.why[0] != '\0' ? j.why :
	    "refused", (long long)(wait + 999) / 1000);
	visit_sleep(v, wait);
	return !is_over(r);
}

bool
live_can(struct visit *v)
{
	if (v->since == INT64_MIN && v->until == INT64_MAX)
		return true;
	visit_fail(v, VISIT_FAILED, "a stream has no past; fetch that time "
	    "with another mode");
	return false;
}

void
live_run(struct visit *v, const struct live *l)
{
	struct run r = { .v = v, .live = l, .end = INT64_MAX };

	if (!v->fetch->follow || visit_key(v, "seconds") != NULL)
		r.end = task_clock() + visit_number(v, "seconds",
		    LIVE_SECONDS) * 1000;
	while (try(&r))
		;
	if (!v->outcome.told && v->outcome.state == VISIT_OK)
		visit_fail(v, VISIT_PARTIAL, "ended before the stream was "
		    "open");
	if (v->outcome.skipped != 0 && v->outcome.why[0] == '\0')
		visit_fail(v, v->outcome.state, "%llu posts had no id or no "
		    "text", (unsigned long long)v->outcome.skipped);
}
