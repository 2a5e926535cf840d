#include "lib/privacy/profile.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "lib/privacy/digits.h"

#define HOST_MOST	64
#define PATH_MOST	512
#define NAME_MOST	32

/* Lists are words with a blank at each end. */
static const struct site {
	const char	*host;		/* or a host below it */
	bool		 names;		/* the first part of a path is a name */
	const char	*under;		/* parts that a name follows */
	const char	*reserved;	/* first parts that are no name */
} sites[] = {
	{ "facebook.com", true, " people user ", " groups pages watch events "
	    "photo hashtag share reel reels marketplace sharer help policies "
	    "login gaming search media stories story p privacy business ads "
	    "dialog plugins pg tr legal notes permalink posts videos " },
	{ "fb.com", true, " people user ", " groups pages watch events photo "
	    "hashtag share reel marketplace search " },
	{ "m.me", true, " t ", " " },
	{ "messenger.com", false, " t ", " " },
	{ "zalo.me", true, " ", " g pc s oa " },
	{ "t.me", true, " s ", " c joinchat addstickers share " },
	{ "telegram.me", true, " s ", " c joinchat share " },
	{ "tiktok.com", false, " ", " " },
	{ "instagram.com", true, " stories ", " p reel reels tv explore "
	    "accounts about legal direct " },
	{ "youtube.com", false, " channel c user ", " " },
	{ "twitter.com", true, " ", " i search hashtag home intent share "
	    "explore " },
	{ "x.com", true, " ", " i search hashtag home intent share explore " },
	{ "threads.net", false, " ", " " },
	{ "threads.com", false, " ", " " },
	{ "linkedin.com", false, " in ", " " },
	{ "reddit.com", false, " user u ", " " },
	{ "bsky.app", false, " profile ", " " },
};

/* Parts of a profile that lead to no post. */
static const char tabs[] = " about photos friends followers following videos "
    "reels featured mutual likes media with_replies shorts streams ";

/* Beginnings of names, without signs: the press, agencies, hot lines. */
static const char *const public_names[] = {
	"vnexpress", "tuoitre", "baotuoitre", "thanhnien", "baothanhnien",
	"vietnamnet", "dantri", "zingnews", "znews", "laodong", "baolaodong",
	"nguoilaodong", "nld", "tienphong", "baotienphong", "vtv", "htv",
	"voh", "vov", "vtc", "antv", "ttxvn", "vietnamplus", "sggp", "plo",
	"phapluat", "kenh14", "cafef", "vnews", "thongtinchinhphu",
	"chinhphu", "ubnd", "congan", "csgt", "soytehcm", "tphcmgov",
	"hcmcpv", "hcmgov", "congdichvucong", "1022", "evnhcmc", "evnspc",
	"sawaco", "metrohcm", "boyte", "byt",
};

static bool
listed(const char *list, struct span word)
{
	char text[NAME_MOST + 3];

	if (word.len == 0 || word.len > NAME_MOST)
		return false;
	text[0] = text[word.len + 1] = ' ';
	text[word.len + 2] = '\0';
	for (size_t i = 0; i < word.len; i++)
		text[i + 1] = (char)tolower((unsigned char)word.s[i]);
	return memchr(text + 1, ' ', word.len) == NULL &&
	    strstr(list, text) != NULL;
}

bool
profile_public(struct span name)
{
	char text[NAME_MOST + 1];
	size_t n = 0;

	for (size_t i = 0; i < name.len && n < NAME_MOST; i++)
		if (isalnum((unsigned char)name.s[i]))
			text[n++] = (char)tolower((unsigned char)name.s[i]);
	text[n] = '\0';
	for (size_t i = 0; i < sizeof public_names / sizeof public_names[0];
	    i++)
		if (strncmp(text, public_names[i], strlen(public_names[i])) ==
		    0)
			return true;
	return strstr(text, "gov") != NULL;
}

static const struct site *
site_of(struct span host)
{
	for (size_t i = 0; i < sizeof sites / sizeof sites[0]; i++) {
		size_t n = strlen(sites[i].host);

		if (host.len >= n && strncasecmp(host.s + host.len - n,
		    sites[i].host, n) == 0 &&
		    (host.len == n || host.s[host.len - n - 1] == '.'))
			return &sites[i];
	}
	return NULL;
}

/* Where the address ends that has its path at i. */
static size_t
path_end(struct span t, size_t i)
{
	size_t end = i;

	while (end < t.len && end - i < PATH_MOST &&
	    (unsigned char)t.s[end] > ' ' &&
	    !digits_among(t.s[end], "<>\"'()]{}|,;"))
		end++;
	while (end > i && digits_among(t.s[end - 1], ".:!?*"))
		end--;
	while (end > i && end < t.len &&
	    ((unsigned char)t.s[end] & 0xc0) == 0x80)
		end--;
	return end;
}

/* The next part of a path, up to '/', '?' or '#'; empty after the last. */
static struct span
part(struct span *path)
{
	struct span a = { path->s, 0 };

	while (a.len < path->len && !digits_among(path->s[a.len], "/?#"))
		a.len++;
	path->s += a.len;
	path->len -= a.len;
	if (path->len != 0 && path->s[0] == '/') {
		path->s++;
		path->len--;
	} else {
		path->len = 0;
	}
	return a;
}

/* Nothing but a tab stands below the name. */
static bool
whole(struct span rest)
{
	struct span next = part(&rest);

	return next.len == 0 || (listed(tabs, next) && part(&rest).len == 0);
}

/* Letters, digits and few signs: no rest of what was hidden before. */
static bool
is_name(struct span a)
{
	for (size_t i = 0; i < a.len; i++)
		if (!isalnum((unsigned char)a.s[i]) &&
		    (unsigned char)a.s[i] < 0x80 &&
		    !digits_among(a.s[i], "._-%@~+"))
			return false;
	return a.len != 0;
}

static bool
is_profile(const struct site *site, struct span path)
{
	struct span rest = path, first = part(&rest), next;

	if (!is_name(first))
		return false;
	if (first.len > 1 && first.s[0] == '@')
		return whole(rest) && !profile_public((struct span){
		    first.s + 1, first.len - 1 });
	if (site == NULL)
		return false;
	if (listed(site->under, first)) {
		next = part(&rest);
		return is_name(next) && !profile_public(next) &&
		    (whole(rest) || listed(" people ", first));
	}
	if (memmem(path.s, path.len, "/user/", 6) != NULL)
		return listed(" groups ", first);
	if (!site->names || listed(site->reserved, first))
		return false;
	if (first.len > 4 && memcmp(first.s + first.len - 4, ".php", 4) == 0)
		return span_is(first, "profile.php");
	return first.len >= 2 && first.s[0] != '+' &&
	    !(site->host[0] == 'z' && isdigit((unsigned char)first.s[0])) &&
	    whole(rest) && !profile_public(first);
}

bool
profile_at(struct span t, size_t slash, size_t least, size_t *from, size_t *to)
{
	size_t i = slash;
	struct span host, path;

	while (i > least && slash - i < HOST_MOST &&
	    (isalnum((unsigned char)t.s[i - 1]) || t.s[i - 1] == '.' ||
	    t.s[i - 1] == '-'))
		i--;
	host = (struct span){ t.s + i, slash - i };
	if (host.len < 4 || memchr(host.s, '.', host.len) == NULL)
		return false;
	*to = path_end(t, slash + 1);
	path = (struct span){ t.s + slash + 1, *to - slash - 1 };
	if (!is_profile(site_of(host), path))
		return false;
	if (i >= least + 3 && memcmp(t.s + i - 3, "://", 3) == 0)
		for (i -= 3; i > least && isalpha((unsigned char)t.s[i - 1]) &&
		    slash - i < HOST_MOST + 16; i--)
			;
	*from = i;
	return true;
}
