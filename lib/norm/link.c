#include "lib/norm/link.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Parameters that do not choose what is shown; "utm_" and the like begin them. */
static const char *const tracking[] = {
	"utm_", "fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid",
	"yclid", "ttclid", "twclid", "igshid", "igsh", "mc_cid", "mc_eid",
	"_ga", "_gl", "zarsrc", "zanpid", "_branch_match_id", "fb_action_ids",
	"fb_comment_id", "mibextid", "__cft__", "__tn__", "is_from_webapp",
	"sender_device", "web_id", "spm",
};

static bool
is_tracking(struct span param)
{
	for (size_t i = 0; i < sizeof tracking / sizeof tracking[0]; i++) {
		size_t n = strlen(tracking[i]);
		bool begins = tracking[i][n - 1] == '_';

		if (param.len >= n &&
		    strncasecmp(param.s, tracking[i], n) == 0 &&
		    (begins || param.len == n || param.s[n] == '=' ||
		    param.s[n] == '['))
			return true;
	}
	return false;
}

static void
add_lower(struct buf *out, struct span a)
{
	for (size_t i = 0; i < a.len; i++)
		buf_putc(out, (char)tolower((unsigned char)a.s[i]));
}

/* What is before any byte of `stops` in *rest, which is cut to what is not. */
static struct span
until(struct span *rest, const char *stops)
{
	struct span part = { rest->s, 0 };

	while (part.len < rest->len && (rest->s[part.len] == '\0' ||
	    strchr(stops, rest->s[part.len]) == NULL))
		part.len++;
	rest->s += part.len;
	rest->len -= part.len;
	return part;
}

static void
add_query(struct buf *out, struct span query)
{
	struct span param;
	char mark = '?';

	while ((param = span_cut(&query, '&')).s != NULL) {
		if (param.len == 0 || is_tracking(param))
			continue;
		buf_putc(out, mark);
		buf_span(out, param);
		mark = '&';
	}
}

bool
link_canon(struct span url, struct buf *out)
{
	struct span rest = span_trim(url), scheme, host, path;

	buf_reset(out);
	scheme = until(&rest, ":/?#");
	if (!span_starts(rest, "://") ||
	    !((scheme.len == 4 && strncasecmp(scheme.s, "http", 4) == 0) ||
	    (scheme.len == 5 && strncasecmp(scheme.s, "https", 5) == 0)))
		return false;
	rest.s += 3;
	rest.len -= 3;
	host = until(&rest, "/?#");
	if (span_ends(host, scheme.len == 4 ? ":80" : ":443"))
		host.len -= scheme.len == 4 ? 3 : 4;
	if (host.len == 0)
		return false;
	add_lower(out, scheme);
	buf_puts(out, "://");
	add_lower(out, host);
	path = until(&rest, "?#");
	while (path.len != 0 && path.s[path.len - 1] == '/')
		path.len--;
	buf_span(out, path);
	if (span_starts(rest, "?")) {
		rest.s++;
		rest.len--;
		add_query(out, until(&rest, "#"));
	}
	return true;
}

bool
link_deep(struct span canon)
{
	struct span rest = canon;

	until(&rest, ":");
	if (!span_starts(rest, "://"))
		return false;
	rest.s += 3;
	rest.len -= 3;
	until(&rest, "/?");
	return rest.len != 0;
}
