#include "lib/net/fedstream.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/net/live.h"
#include "lib/net/source.h"

#define SILENCE		45		/* seconds; a heartbeat comes every 15 */
#define EVENT_MOST	((size_t)1 << 20)

/* An event as far as it has come. */
struct run {
	struct fedpost	*posts;
	char		 event[32];
	struct buf	 data;
};

static bool
take_status(struct visit *v, struct run *r)
{
	json_t *tree = json_loadb(r->data.s, r->data.len, 0, NULL);
	bool good = fedpost_write(r->posts, v, tree);

	json_decref(tree);
	return good;
}

/* The event is whole. */
static bool
dispatch(struct visit *v, struct run *r)
{
	bool good = true;

	if (r->data.len == 0)
		good = true;
	else if (strcmp(r->event, "update") == 0 ||
	    strcmp(r->event, "status.update") == 0)
		good = take_status(v, r);
	else if (strcmp(r->event, "delete") == 0)
		good = fedpost_delete(r->posts, v,
		    span_trim(buf_get(&r->data)));
	r->event[0] = '\0';
	buf_reset(&r->data);
	return good;
}

/* "name: value", of the HTML standard's event streams; ":" is a comment. */
static bool
take_line(struct visit *v, void *arg, struct span line)
{
	struct run *r = arg;
	struct span name;

	if (line.len == 0)
		return dispatch(v, r);
	name = span_cut(&line, ':');
	if (line.s != NULL && line.len != 0 && line.s[0] == ' ') {
		line.s++;
		line.len--;
	}
	if (span_is(name, "event") && line.s != NULL) {
		snprintf(r->event, sizeof r->event, "%.*s", SPAN_ARG(line));
	} else if (span_is(name, "data") && line.s != NULL) {
		if (r->data.len != 0)
			buf_putc(&r->data, '\n');
		buf_span(&r->data, line);
	}
	return r->data.len <= EVENT_MOST;
}

/*
 * Where the instance streams from: it names an address for WebSockets, which
 * serves events, too.  Without encryption only where that is allowed at all: the
 * token goes there.
 */
static char *
place(struct visit *v, const char *const *headers, api_judge *judge)
{
	char *url = api_url(v, "", "/api/v2/instance"), *found = NULL;
	struct api_request q = { .url = url, .headers = headers,
	    .judge = judge };
	bool gone;
	json_t *answer = api_get(v, &q, &gone);
	struct span ws = api_text(answer, "configuration.urls.streaming");

	if (span_starts(ws, "wss://"))
		found = xasprintf("https://%.*s", SPAN_ARG(
		    ((struct span){ ws.s + 6, ws.len - 6 })));
	else if (span_starts(ws, "ws://") && v->source->private)
		found = xasprintf("http://%.*s", SPAN_ARG(
		    ((struct span){ ws.s + 5, ws.len - 5 })));
	else if (answer != NULL || gone)
		found = api_url(v, "", "%s", "");
	json_decref(answer);
	free(url);
	return found;
}

void
fedstream_run(struct visit *v, struct fedpost *posts, const char *tag,
    bool local, const char *const *headers, api_judge *judge)
{
	struct run r = { .posts = posts };
	struct live l = { .headers = headers, .accept = "text/event-stream",
	    .silence = SILENCE, .judge = judge, .line = take_line, .arg = &r };
	char *base, *name, *url;

	if (!live_can(v) || (base = place(v, headers, judge)) == NULL)
		return;
	name = tag != NULL ? api_encode(span_of(tag)) : xstrdup("");
	url = xasprintf("%s/api/v1/streaming/%s%s%s%s", base,
	    tag != NULL ? "hashtag" : "public", local ? "/local" : "",
	    tag != NULL ? "?tag=" : "", name);
	l.url = url;
	live_run(v, &l);
	free(base);
	free(name);
	free(url);
	buf_free(&r.data);
}
