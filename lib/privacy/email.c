#include "lib/privacy/email.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define LOCAL_MOST	64	/* RFC 5321, 4.5.3.1 */
#define HOST_MOST	253
#define LABELS		16

/* Top-level domains that people write out, or put before a full stop. */
static const char *const usual[] = {
	"com", "vn", "net", "org", "edu", "gov", "info", "io", "co", "me",
	"biz", "us", "uk", "jp", "kr", "cn", "de", "fr", "asia", "xyz",
};
/* Hosts that are understood without their domain. */
static const char *const mailers[] = {
	"gmail", "yahoo", "hotmail", "outlook", "icloud", "protonmail",
};

struct label {
	size_t	from, to;
};

static bool
among(struct span a, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strlen(list[i]) == a.len &&
		    strncasecmp(list[i], a.s, a.len) == 0)
			return true;
	return false;
}

#define AMONG(a, list)	among(a, list, sizeof list / sizeof list[0])

static struct span
part(struct span t, const struct label *l)
{
	return (struct span){ t.s + l->from, l->to - l->from };
}

static bool
in_label(char c)
{
	return isalnum((unsigned char)c) || c == '-' ||
	    (unsigned char)c >= 0x80;
}

/* Letters only, as the last label of a host is. */
static bool
is_top(struct span a)
{
	if (a.len > 4 && strncasecmp(a.s, "xn--", 4) == 0)
		return true;
	for (size_t i = 0; i < a.len; i++)
		if (!isalpha((unsigned char)a.s[i]) &&
		    (unsigned char)a.s[i] < 0x80)
			return false;
	return a.len >= 2 && a.len <= 24;
}

/* The address's name, which ends at `end`; its start, or `end` if none. */
static size_t
local_start(struct span t, size_t end, size_t least)
{
	size_t i = end;

	while (i > least && end - i < LOCAL_MOST &&
	    (isalnum((unsigned char)t.s[i - 1]) ||
	    (t.s[i - 1] != '\0' && strchr("._%+-", t.s[i - 1]) != NULL)))
		i--;
	while (i < end && !isalnum((unsigned char)t.s[i]) && t.s[i] != '_')
		i++;
	return i;
}

/* A dot that was torn off or mistyped, before a top-level domain. */
static bool
loose_dot(struct span t, size_t *at)
{
	static const char *const dots[] = { " . ", " .", ". ", ",", " " };
	static const char *const tops[] = { "com", "vn", "net", "org" };
	struct span rest = { t.s + *at, t.len - *at };
	size_t n, m;

	for (size_t i = 0; i < sizeof dots / sizeof dots[0]; i++) {
		n = strlen(dots[i]);
		for (size_t k = 0; span_starts(rest, dots[i]) &&
		    k < sizeof tops / sizeof tops[0]; k++) {
			m = n + strlen(tops[k]);
			if (span_starts((struct span){ rest.s + n,
			    rest.len - n }, tops[k]) &&
			    (m == rest.len || !in_label(rest.s[m]))) {
				*at += n;
				return true;
			}
		}
	}
	return false;
}

/* Pass over one of the signs and words for a dot. */
static bool
dot(struct span t, size_t *at, bool spelled)
{
	static const char *const words[] = {
		" dot ", "(dot)", "[dot]", " (dot) ", " [dot] ", " chấm ",
		" cham ", "(chấm)", "[chấm]", " (chấm) ", ".chấm.", "-chấm-",
		"{dot}", "_dot_", "-dot-", " Chấm ", "(.)", "[.]",
	};
	struct span rest = { t.s + *at, t.len - *at };

	if (span_starts(rest, ".") && rest.len > 1 && in_label(rest.s[1]) &&
	    !span_starts(rest, ".chấm.")) {
		*at += 1;
		return true;
	}
	for (size_t i = 0; spelled && i < sizeof words / sizeof words[0]; i++)
		if (span_starts(rest, words[i])) {
			*at += strlen(words[i]);
			return true;
		}
	return spelled && loose_dot(t, at);
}

/* The labels of the host that begins at byte i; how many. */
static size_t
labels(struct span t, size_t i, bool spelled, struct label v[LABELS])
{
	size_t n = 0, start = i;

	while (n < LABELS) {
		v[n].from = i;
		while (i < t.len && i - start < HOST_MOST && in_label(t.s[i]))
			i++;
		if (i == v[n].from)
			break;
		v[n++].to = i;
		if (!dot(t, &i, spelled))
			break;
	}
	return n;
}

/*
 * The end of the host that begins at byte i, or i if there is none.  What
 * follows a full stop without a blank ("…@gmail.com.Cám ơn") is no part of it.
 */
static size_t
host_end(struct span t, size_t i, bool spelled)
{
	struct label v[LABELS];
	size_t n = labels(t, i, spelled, v);

	if (n != 0 && AMONG(part(t, &v[0]), mailers) &&
	    (n == 1 || !is_top(part(t, &v[1]))))
		return v[0].to;
	while (n >= 2 && !is_top(part(t, &v[n - 1])))
		n--;
	while (n >= 3 && !AMONG(part(t, &v[n - 1]), usual) &&
	    AMONG(part(t, &v[n - 2]), usual))
		n--;
	if (n < 2 || (spelled && !AMONG(part(t, &v[n - 1]), usual)))
		return i;
	return v[n - 1].to;
}

/* "name@host.vn", and with a blank beside the @ where the host is a mailer. */
static bool
plain(struct span t, size_t at, size_t least, size_t *from, size_t *to)
{
	size_t left = at, right = at + 1;
	struct label v[LABELS];

	if (left > least && t.s[left - 1] == ' ')
		left--;
	if (right < t.len && t.s[right] == ' ')
		right++;
	if (left != at || right != at + 1) {
		if (labels(t, right, false, v) == 0 ||
		    !AMONG(part(t, &v[0]), mailers))
			return false;
	}
	*from = local_start(t, left, least);
	if (*from == left)
		return false;
	*to = host_end(t, right, true);
	if (*to == right)
		*to = host_end(t, right, false);
	return *to != right;
}

/* Words for the sign; `bare` ones are words of a language too. */
static const struct {
	const char	*text;
	bool		 bare;
} ats[] = {
	{ "(at)", false }, { "[at]", false }, { "{at}", false },
	{ "(@)", false }, { "[@]", false },
	{ "(a còng)", false }, { "[a còng]", false },
	{ "(a cong)", false }, { "(a móc)", false },
	{ " at ", true }, { " a còng ", true }, { ".a.còng.", true },
	{ " a.còng ", true }, { "a.còng", true }, { " a-còng ", true },
	{ " acòng ", true }, { " a cong ", true }, { " a.cong ", true },
	{ " a móc ", true }, { "_at_", true }, { "-at-", true },
	{ "a còng", true },
};

static size_t
at_word(struct span rest, bool *bare)
{
	for (size_t i = 0; i < sizeof ats / sizeof ats[0]; i++)
		if (span_starts(rest, ats[i].text)) {
			*bare = ats[i].bare;
			return strlen(ats[i].text);
		}
	return 0;
}

/* The dot is spelled too, or the host is one of mailers. */
static bool
sure(struct span t, size_t from, size_t to)
{
	static const char *const dots[] = { "dot", "chấm", "cham" };
	struct label v[LABELS];

	for (size_t i = 0; i < sizeof dots / sizeof dots[0]; i++)
		if (memmem(t.s + from, to - from, dots[i], strlen(dots[i])) !=
		    NULL)
			return true;
	return labels(t, from, false, v) != 0 && AMONG(part(t, &v[0]), mailers);
}

/* "name (at) host dot vn", "name at host dot vn", "name a còng gmail". */
static bool
spelled_out(struct span t, size_t at, size_t least, size_t *from, size_t *to)
{
	bool bare = false;
	size_t left = at, right = at + at_word((struct span){ t.s + at,
	    t.len - at }, &bare);

	if (right == at)
		return false;
	if (left > least && (t.s[left - 1] == ' ' || (t.s[left - 1] == '.' &&
	    bare)))
		left--;
	if (right < t.len && t.s[right] == ' ')
		right++;
	*from = local_start(t, left, least);
	if (left - *from < 2)
		return false;
	*to = host_end(t, right, true);
	if (*to == right)
		return false;
	/* Bare "at" is a word: only a host that is sure makes it a sign. */
	return !bare || sure(t, right, *to);
}

bool
email_at(struct span t, size_t at, size_t least, size_t *from, size_t *to)
{
	return t.s[at] == '@' ? plain(t, at, least, from, to) :
	    spelled_out(t, at, least, from, to);
}
