#include "lib/norm/norm.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/clock.h"
#include "lib/base/digest.h"
#include "lib/base/xalloc.h"
#include "lib/norm/clean.h"
#include "lib/norm/dup.h"
#include "lib/norm/gist.h"
#include "lib/norm/lang.h"
#include "lib/norm/link.h"
#include "lib/norm/person.h"
#include "lib/norm/when.h"
#include "lib/text/analysis.h"
#include "lib/text/fold.h"
#include "lib/text/stretch.h"
#include "lib/base/utf8.h"

#define EXACT_WORDS	3	/* shorter texts repeat by chance: "ok" */
#define HASH_DIGITS	16
#define GENERATED	"sha256-"

struct norm {
	struct voice	*voice;
	struct lang	*lang;
	struct dup	*dup;
	struct analysis	*analysis;		/* borrowed, or NULL */
	struct places	*places;			/* or NULL */
	struct gistwords *words;
	struct explain	 why;
	struct clean	 text, other;
	struct buf	 decoded;			/* the text may lie in it */
	struct buf	 unstretched;	/* without stretched words */
	struct buf	 scratch, lower, norm, uid, link, of, json;
	unsigned	 hidden[REDACT_KINDS];		/* in this post */
	uint64_t	 kinds[REDACT_KINDS];		/* from here: totals */
	uint64_t	 langs[LANG_KINDS];
	uint64_t	 hows[DUP_HOWS];
	uint64_t	 voices, bad_dates;
};

struct norm *
norm_new(const struct norm_options *o, struct where *where)
{
	struct norm *n = xcalloc(1, sizeof *n);

	if ((n->voice = voice_open(o->voice_key, where)) == NULL) {
		norm_free(n);
		return NULL;
	}
	n->lang = lang_new();
	n->dup = dup_new(o->window, o->apart);
	n->words = gistwords_new();
	if (o->explain)
		n->text.why = &n->why;
	return n;
}

void
norm_analysis(struct norm *n, struct analysis *analysis)
{
	n->analysis = analysis;
}

void
norm_free(struct norm *n)
{
	if (n == NULL)
		return;
	voice_free(n->voice);
	lang_free(n->lang);
	dup_free(n->dup);
	places_free(n->places);
	gistwords_free(n->words);
	buf_free(&n->why.json);
	clean_free(&n->text);
	clean_free(&n->other);
	buf_free(&n->decoded);
	buf_free(&n->scratch);
	buf_free(&n->unstretched);
	buf_free(&n->lower);
	buf_free(&n->norm);
	buf_free(&n->uid);
	buf_free(&n->link);
	buf_free(&n->of);
	buf_free(&n->json);
	free(n);
}

void
norm_places(struct norm *n, struct places *places)
{
	places_free(n->places);
	n->places = places;
}

/* A member that is there and of another type than it must be. */
static const char *
wrong_type(const struct record *r)
{
	static const struct {
		const char *name, *why;
	} strings[] = {
		{ "text", "text is not a string" },
		{ "title", "title is not a string" },
		{ "summary", "summary is not a string" },
		{ "uid", "uid is not a string" },
		{ "url", "url is not a string" },
		{ "source", "source is not a string" },
		{ "kind", "kind is not a string" },
		{ "published", "published is not a string" },
	};
	struct span value;
	size_t bytes = 0;

	for (size_t i = 0; i < sizeof strings / sizeof strings[0]; i++) {
		value = record_get(r, strings[i].name);
		if (value.s != NULL && value.s[0] != '"' &&
		    !span_is(value, "null"))
			return strings[i].why;
		if (i < 3)
			bytes += value.len;
	}
	return bytes > NORM_TEXT ? "text longer than 4 MiB" : NULL;
}

/* Clean a member in its place. */
static void
clean_member(struct norm *n, struct record *r, const char *name)
{
	struct span text = record_string(r, name, &n->scratch);

	if (text.s == NULL)
		return;
	text = clean_text(&n->other, text, n->hidden);
	if (n->other.changed)
		record_set_string(r, name, text);
}

/* The strings of `tags` without personal data. */
static void
clean_tags(struct norm *n, struct record *r)
{
	struct span rest = record_get(r, "tags"), value, text;
	bool changed = false;

	if (rest.s == NULL || rest.s[0] != '[')
		return;
	buf_reset(&n->json);
	while (jspan_each(&rest, NULL, &value)) {
		buf_putc(&n->json, n->json.len == 0 ? '[' : ',');
		text = jspan_string(value, &n->scratch);
		if (text.s != NULL && redact_text(text, &n->lower,
		    n->hidden)) {
			jspan_quote(&n->json, buf_get(&n->lower));
			changed = true;
		} else {
			buf_span(&n->json, value);
		}
	}
	buf_putc(&n->json, ']');
	if (changed)
		record_set(r, "tags", buf_get(&n->json));
}

/* An address that leads to a person's page or telephone goes. */
static void
clean_url(struct norm *n, struct record *r)
{
	struct span url = record_string(r, "url", &n->scratch);
	unsigned counts[REDACT_KINDS] = { 0 };

	if (url.s != NULL && redact_text(url, &n->lower, counts) &&
	    (counts[REDACT_LINK] != 0 || counts[REDACT_PHONE] != 0 ||
	    counts[REDACT_EMAIL] != 0)) {
		for (int i = 0; i < REDACT_KINDS; i++)
			n->hidden[i] += counts[i];
		record_drop(r, "url");
	}
}

/*
 * The clean text of the post, in the record too; the title where there is no
 * other, whose personal data are then counted once.  SPAN_NONE without both.
 */
static struct span
settle_text(struct norm *n, struct record *r)
{
	struct span text = record_string(r, "text", &n->decoded);
	unsigned ignored[REDACT_KINDS] = { 0 };

	if (text.s != NULL) {
		text = clean_text(&n->text, text, n->hidden);
		if (text.len != 0) {
			if (n->text.changed)
				record_set_string(r, "text", text);
			return text;
		}
	}
	text = record_string(r, "title", &n->decoded);
	if (text.s == NULL)
		return SPAN_NONE;
	text = clean_text(&n->text, text, ignored);
	if (text.len == 0)
		return SPAN_NONE;
	record_set_string(r, "text", text);
	return text;
}

/* Without a uid: "source:id", or a hash of what tells the post from others. */
static void
settle_uid(struct norm *n, struct record *r, struct span text)
{
	static const char *const parts[] = { "source", "id", "url",
	    "published" };
	struct span source, id = record_get(r, "id");
	char hash[DIGEST_SIZE];

	buf_reset(&n->uid);
	buf_span(&n->uid, record_string(r, "uid", &n->scratch));
	if (n->uid.len != 0)
		return;
	source = record_string(r, "source", &n->scratch);
	if (source.len != 0 && id.len != 0 && strchr("\"-0123456789",
	    id.s[0]) != NULL && !span_is(id, "\"\"")) {
		buf_span(&n->uid, source);
		buf_putc(&n->uid, ':');
		buf_span(&n->uid, id.s[0] == '"' ?
		    jspan_string(id, &n->scratch) : id);
	} else {
		buf_reset(&n->json);
		for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
			buf_span(&n->json, record_get(r, parts[i]));
			buf_putc(&n->json, '\0');
		}
		buf_span(&n->json, text);
		digest_span(buf_get(&n->json), hash);
		buf_puts(&n->uid, GENERATED);
		buf_add(&n->uid, hash + strlen("sha256:"), HASH_DIGITS);
	}
	record_set_string(r, "uid", buf_get(&n->uid));
}

/* What analysis reads, and the language, which it is made by. */
static void
settle_norm(struct norm *n, struct record *r, struct span text)
{
	enum lang_kind lang = lang_of(n->lang, buf_get(&n->lower));
	bool vietnamese = lang == LANG_VI || lang == LANG_VI_PLAIN ||
	    lang == LANG_MIXED;

	if (n->analysis != NULL)
		analysis_text(n->analysis, text, vietnamese, &n->norm, NULL);
	record_set_string(r, "norm", buf_get(n->analysis != NULL ? &n->norm :
	    &n->lower));
	record_set_string(r, "lang", span_of(lang_name(lang)));
	if (lang == LANG_VI_PLAIN)
		record_set(r, "plain", span_of("true"));
	else
		record_drop(r, "plain");
	n->langs[lang]++;
}

/* Of title and text together: one may name the district of the other. */
static void
settle_places(struct norm *n, struct record *r, struct span text)
{
	struct buf both = BUF_INIT;
	struct span title = record_string(r, "title", &n->scratch);

	if (n->places == NULL)
		return;
	if (title.len != 0 && !span_eq(title, text)) {
		buf_span(&both, title);
		buf_putc(&both, '\n');
		buf_span(&both, text);
		text = buf_get(&both);
	}
	if (places_find(n->places, text, record_string(r, "published",
	    &n->scratch), &n->json))
		record_set(r, "places", buf_get(&n->json));
	buf_free(&both);
}

/* `pii`: what was counted before and what was found now, others as they are. */
static void
settle_pii(struct norm *n, struct record *r)
{
	struct span rest = record_get(r, "pii"), key, value;
	unsigned left[REDACT_KINDS];
	unsigned any = 0;
	int64_t old;

	memcpy(left, n->hidden, sizeof left);
	for (int i = 0; i < REDACT_KINDS; i++)
		any |= left[i];
	if (any == 0)
		return;
	buf_reset(&n->json);
	if (rest.s == NULL || rest.s[0] != '{')
		rest = span_of("{}");
	while (jspan_each(&rest, &key, &value)) {
		buf_printf(&n->json, "%c\"", n->json.len == 0 ? '{' : ',');
		buf_span(&n->json, key);
		buf_puts(&n->json, "\":");
		for (int i = 0; i < REDACT_KINDS; i++)
			if (left[i] != 0 && jspan_key_is(key,
			    span_of(redact_name((enum redact_kind)i))) &&
			    jspan_int(value, &old) && old >= 0 &&
			    old < INT32_MAX) {
				buf_printf(&n->json, "%lld",
				    (long long)old + left[i]);
				left[i] = 0;
				value.len = 0;
			}
		buf_span(&n->json, value);
	}
	for (int i = 0; i < REDACT_KINDS; i++) {
		n->kinds[i] += n->hidden[i];
		if (left[i] != 0)
			buf_printf(&n->json, "%c\"%s\":%u",
			    n->json.len == 0 ? '{' : ',',
			    redact_name((enum redact_kind)i), left[i]);
	}
	buf_putc(&n->json, '}');
	record_set(r, "pii", buf_get(&n->json));
}

/* Whether a text has enough words to be known again; [phone] is none. */
static bool
long_enough(struct span t)
{
	unsigned words = 0;
	bool inside = false, tag = false;
	uint32_t c;

	while (t.len != 0 && words < EXACT_WORDS) {
		size_t step = utf8_next(t, &c);
		bool letter = (c >= 'a' && c <= 'z') || (c >= '0' &&
		    c <= '9') || (c >= 0xc0 && c < 0x2000) ||
		    (c >= 0x2e80 && c < 0xe000);

		tag = (tag || c == '[') && (c == '[' || (c >= 'a' && c <= 'z'));
		if (letter && !tag && (!inside || c >= 0x2e80))
			words++;
		inside = letter;
		t.s += step;
		t.len -= step;
	}
	return words >= EXACT_WORDS;
}

/* The address as a key, where one address means one text. */
static struct span
url_key(struct norm *n, const struct record *r)
{
	static const char *const many[] = { "comment", "reply", "message" };
	struct span kind = record_string(r, "kind", &n->scratch), url;

	for (size_t i = 0; i < sizeof many / sizeof many[0]; i++)
		if (kind.s != NULL && span_is(kind, many[i]))
			return SPAN_NONE;
	url = record_string(r, "url", &n->scratch);
	if (url.s == NULL || !link_canon(url, &n->link) ||
	    !link_deep(buf_get(&n->link)))
		return SPAN_NONE;
	return buf_get(&n->link);
}

static void
settle_dup(struct norm *n, struct record *r, struct span text)
{
	struct buf known = BUF_INIT;
	struct dup_keys k = { .name = buf_get(&n->uid), .at = INT64_MIN };
	struct buf passed = BUF_INIT, quoted = BUF_INIT;
	struct gist gist;
	enum dup_how how;

	if (!span_starts(k.name, GENERATED))
		k.uid = k.name;
	k.url = url_key(n, r);
	if (long_enough(buf_get(&n->lower)))
		k.text = buf_get(&n->lower);
	k.all_text = buf_get(&n->lower);
	if (gist_of(&gist, n->words, text))
		k.gist = &gist;
	record_instant(r, "published", &k.at);
	k.repost = record_string(r, "repost_of", &passed);
	k.quote = record_string(r, "quote_of", &quoted);
	k.of = record_string(r, "dup.of", &known);
	how = dup_post(n->dup, &k, &n->of);
	n->hows[how]++;
	if (how != DUP_NONE) {
		buf_reset(&n->json);
		buf_puts(&n->json, "{\"of\":");
		jspan_quote(&n->json, buf_get(&n->of));
		buf_printf(&n->json, ",\"how\":\"%s\"}", dup_name(how));
		record_set(r, "dup", buf_get(&n->json));
	}
	buf_free(&known);
	buf_free(&passed);
	buf_free(&quoted);
}

/* `norm_why`, where it is asked for; one of a run before that stays else. */
static void
settle_why(struct norm *n, struct record *r)
{
	if (n->why.n == 0)
		return;
	buf_reset(&n->json);
	buf_putc(&n->json, '[');
	buf_span(&n->json, buf_get(&n->why.json));
	buf_putc(&n->json, ']');
	record_set(r, "norm_why", buf_get(&n->json));
}

const char *
norm_post(struct norm *n, struct record *r)
{
	char month[WHEN_SIZE];
	const char *why;
	struct span text, plain;
	bool dated;

	if ((why = wrong_type(r)) != NULL)
		return why;
	memset(n->hidden, 0, sizeof n->hidden);
	explain_reset(&n->why);
	text = settle_text(n, r);
	if (text.s == NULL)
		return "neither text nor title";
	clean_member(n, r, "title");
	clean_member(n, r, "summary");
	clean_tags(n, r);
	clean_url(n, r);
	dated = record_get(r, "published").s != NULL;
	when_settle(r, clock_now());
	n->bad_dates += dated && record_get(r, "published").s == NULL;
	settle_uid(n, r, text);
	person_remove(r, n->voice, span_of(when_month(r, month)));
	n->voices += record_get(r, "voice").s != NULL;
	plain = stretch_text(text, &n->unstretched) ?
	    buf_get(&n->unstretched) : text;
	lower_text(plain, &n->lower);
	settle_norm(n, r, plain);
	settle_places(n, r, text);
	settle_pii(n, r);
	settle_dup(n, r, text);
	settle_why(n, r);
	return NULL;
}

json_t *
norm_found(const struct norm *n)
{
	json_t *found = json_object();
#define SET(name, count) \
	json_object_set_new(found, name, json_integer((json_int_t)(count)))

	SET("vi", n->langs[LANG_VI]);
	SET("plain", n->langs[LANG_VI_PLAIN]);
	SET("en", n->langs[LANG_EN]);
	SET("mixed", n->langs[LANG_MIXED]);
	SET("other", n->langs[LANG_OTHER]);
	SET("voices", n->voices);
	for (int i = 0; i < REDACT_KINDS; i++)
		SET(redact_name((enum redact_kind)i), n->kinds[i]);
	SET("bad_date", n->bad_dates);
	for (enum dup_how how = DUP_UIDS; how < DUP_HOWS; how++)
		SET(dup_name(how), n->hows[how]);
#undef SET
	return found;
}
