#include "lib/net/from_telegram.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/markup/amount.h"
#include "lib/markup/html.h"
#include "lib/net/api.h"
#include "lib/net/crawl.h"
#include "lib/net/keys.h"
#include "lib/net/listing.h"
#include "lib/net/plan.h"
#include "lib/net/secret.h"
#include "lib/net/telegrambot.h"
#include "lib/net/telegrampage.h"

#define SITE	"https://t.me"

static const char *const modes[] = { "bot", "preview", NULL };

static bool
is_preview(const struct source *s)
{
	const char *mode = config_get(s->section, "mode");

	return mode != NULL ? strcmp(mode, "preview") == 0 :
	    !secret_named(s, "token");
}

static int
check(const struct source *s, struct where *where)
{
	if (keys_word(s, "mode", modes, where) == -1 ||
	    keys_names(s, "channels", "_", where) == -1)
		return -1;
	if (is_preview(s))
		return keys_need(s, "channels", "thongtinchinhphu", where);
	if (!secret_named(s, "token"))
		return keys_fault(s, "mode", where, "mode = bot needs the "
		    "token that @BotFather gave; set token_file or "
		    "token_env");
	return 0;
}

static void
plan(const struct source *s, struct plan *p)
{
	const char *names = config_get(s->section, "channels");
	int64_t channels = 1;

	if (!is_preview(s)) {
		plan_add(p, "updates", NULL, 0, 1, s->pages, 0);
		return;
	}
	for (; names != NULL && *names != '\0'; names++)
		channels += *names == ' ' && names[1] != ' ';
	plan_add(p, "robots.txt", NULL, 0, 1, 1, 0);
	plan_add(p, "pages", NULL, 0, channels, channels * s->pages, 0);
}

/* "channel/123" of "https://t.me/channel/123?single", or nothing. */
static struct span
id_of(struct span address)
{
	size_t n = strlen(SITE "/"), slash, end;

	if (!span_starts(address, SITE "/"))
		return SPAN_NONE;
	address.s += n;
	address.len -= n;
	for (slash = 0; slash < address.len && (isalnum((unsigned char)
	    address.s[slash]) || address.s[slash] == '_'); slash++)
		;
	for (end = slash + 1; end < address.len &&
	    isdigit((unsigned char)address.s[end]); end++)
		;
	if (slash == 0 || slash >= address.len || address.s[slash] != '/' ||
	    end == slash + 1)
		return SPAN_NONE;
	return (struct span){ address.s, end };
}

static void
set_views(struct post *p, struct span views)
{
	struct post_metric *m = &p->metrics[0];

	if (views.s == NULL || !amount_parse(views, &m->value, &m->approx))
		return;
	m->name = "views";
	p->nmetrics = 1;
}

static void
set_time(const struct visit *v, struct post *p, struct span time)
{
	p->published_raw = time;
	p->dated = time.s != NULL && date_parse(time, 0, &p->published) &&
	    post_plausible(v, p->published.instant);
	p->arrived = !p->dated;
}

static void
write_message(struct visit *v, const struct telegrampage_message *m)
{
	struct post p = { .id = m->id, .uid = m->id, .text = m->text };
	struct buf name = BUF_INIT;
	char *url = xasprintf(SITE "/%.*s", SPAN_ARG(m->id));
	size_t n = 0;

	while (n < m->id.len && m->id.s[n] != '/')
		n++;
	p.url = span_of(url);
	p.author_id = (struct span){ m->id.s, n };
	if (m->channel.s != NULL)
		p.site = html_text(m->channel, &name) ?
		    span_trim(buf_get(&name)) : m->channel;
	p.author = p.site;
	set_time(v, &p, m->time);
	set_views(&p, m->views);
	p.parent = id_of(m->reply);
	p.repost_of = id_of(m->forward);
	if (p.parent.s != NULL)
		p.kind = "reply";
	if (m->edited)
		p.flags |= POST_EDITED;
	post_write(v, &p);
	free(url);
	buf_free(&name);
}

/* The page before, as a number; NULL where there is none. */
static char *
older(const struct telegrampage *page)
{
	struct span before = page->before;

	for (size_t i = 0; i < before.len; i++)
		if (!isdigit((unsigned char)before.s[i]))
			return NULL;
	return before.len != 0 && before.len < 16 ?
	    xstrndup(before.s, before.len) : NULL;
}

static void
take_page(struct visit *v, struct listing *s, struct span html)
{
	struct telegrampage *page = xcalloc(1, sizeof *page);
	const struct telegrampage_message *m;
	struct date d;
	char *next;

	telegrampage_read(page, html);
	if (page->n == 0 && !page->channel) {
		visit_fail(v, VISIT_FAILED, "the page of %s has no messages "
		    "that this version can read; is it a public channel?",
		    s->name);
		goto done;
	}
	/* Newest first, as everywhere. */
	for (size_t i = page->n; i-- > 0;) {
		m = &page->messages[i];
		if (!listing_take(s, m->number, m->time.s != NULL &&
		    date_parse(m->time, 0, &d) ? d.instant : 0))
			continue;
		if (m->text.len != 0)
			write_message(v, m);
	}
	next = older(page);
	listing_turn(s, next);
	free(next);
done:
	free(page);
}

/* Whether the answer is the page of a public channel; else why not. */
static bool
is_page(struct visit *v, const char *channel, const struct http_answer *a)
{
	if (strstr(a->url, "/s/") == NULL)
		visit_fail(v, VISIT_PARTIAL, "%s has no public pages; is the "
		    "name right, and is it a channel?", channel);
	else if (span_utf8(buf_get(&a->body)) != a->body.len)
		visit_fail(v, VISIT_FAILED, "the page of %s is not UTF-8",
		    channel);
	else
		return true;
	return false;
}

static void
ask_page(struct visit *v, struct listing *s)
{
	char *url = api_url(v, SITE, "/s/%s%s%s", s->name,
	    s->page != NULL ? "?before=" : "", s->page != NULL ? s->page :
	    "");
	struct http_request q = visit_request(v, url);
	struct http_answer a = { .status = 0 };

	q.accept = "text/html";
	if (crawl_allowed(v, url) && visit_get(v, &q, &a) &&
	    is_page(v, s->name, &a))
		take_page(v, s, buf_get(&a.body));
	http_answer_free(&a);
	free(url);
}

static void
fetch_channel(void *arg, const char *channel)
{
	struct visit *v = arg;
	struct listing s;

	listing_begin(&s, v, channel);
	s.complete = true;
	while (listing_more(&s) && v->outcome.state == VISIT_OK)
		ask_page(v, &s);
	listing_end(&s);
}

static void
fetch(struct visit *v)
{
	if (is_preview(v->source))
		listing_each(v, visit_key(v, "channels"), fetch_channel, v);
	else
		telegrambot_fetch(v);
}

const struct adapter from_telegram = {
	.type = "telegram",
	.kind = "message",
	.label = "telegram",
	.keys = (const char *const[]){ "mode", "channels", NULL },
	.check = check,
	.fetch = fetch,
	.plan = plan,
	.place = ADAPTER_NONE,
	.secrets = (const char *const[]){ "token", NULL },
	.pages = 20,
	.delay = 10000,
};
