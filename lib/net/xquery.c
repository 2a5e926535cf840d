#include "lib/net/xquery.h"

#include <stdio.h>
#include <string.h>

#include "lib/net/when.h"

#define FIELDS	"created_at,author_id,conversation_id,lang,public_metrics," \
	"entities,possibly_sensitive,withheld,edit_controls,"
#define CREDIT	(6 * 3600)	/* until we look whether there is some again */

static const struct {
	const char	*name, *value;
} spellings[][3] = {
	{ { "tweet.fields", FIELDS "referenced_tweets,note_tweet" },
	    { "expansions", NULL }, { "user.fields", "username" } },
	{ { "post.fields", FIELDS "referenced_posts,note_post" },
	    { "expansions", NULL }, { "user.fields", "username" } },
};

size_t
xquery_fields(const struct visit *v, const char *query[], size_t room)
{
	const char *naming = visit_key(v, "naming"), *value;
	size_t which = naming != NULL && strcmp(naming, "post") == 0, n = 0;
	const char *expansions = visit_key(v, "expansions");

	for (size_t i = 0; i < 3 && n + 3 < room; i++) {
		value = spellings[which][i].value;
		if (i > 0 && expansions == NULL)
			break;
		query[n++] = spellings[which][i].name;
		query[n++] = value != NULL ? value : expansions;
	}
	query[n] = NULL;
	return n;
}

char *
xquery_auth(struct visit *v)
{
	return api_auth(v, "Authorization", "Bearer ", "token");
}

/*
 * A 429 is lifted at x-rate-limit-reset, but for the one that says that the
 * account's credit or cap is spent: no waiting cures that.
 */
static void
judge_limit(const struct visit *v, const struct http_answer *a,
    const json_t *tree, struct api_judgement *j)
{
	int64_t reset = when_reset(http_header(a, "x-rate-limit-reset"),
	    v->now);

	if (span_ends(api_text(tree, "type"), "/usage-capped") ||
	    span_ends(api_text(tree, "type"), "/credits")) {
		*j = (struct api_judgement){ .verdict = API_SPENT,
		    .again = v->now + CREDIT };
		snprintf(j->why, sizeof j->why, "the account's credit or its "
		    "cap of the month is spent; buy more, or wait for the "
		    "next month");
	} else if (reset != 0) {
		j->again = reset;
	}
}

void
xquery_judge(struct visit *v, const struct http_answer *a,
    const json_t *tree, struct api_judgement *j)
{
	char own[sizeof j->why];

	if (j->verdict == API_OK)
		return;
	api_say(j, tree, "title");
	api_say(j, tree, "detail");
	api_say(j, tree, "errors.0.message");
	if (a->status == 429)
		judge_limit(v, a, tree, j);
	if (j->verdict == API_DENIED && j->why[0] != '\0') {
		snprintf(own, sizeof own, "%s", j->why);
		snprintf(j->why, sizeof j->why, "%.120s; look at the token "
		    "and at what its app may do", own);
	}
}
