#include "lib/markup/address.h"

#include <ctype.h>
#include <libxml/uri.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/buf.h"
#include "lib/base/xalloc.h"

#define REF_MOST	8192	/* bytes; a longer one is left as it is */

/* What RFC 3986 lets stand, with the "%" of what is escaped already. */
#define KEPT		"%:/?#[]@!$&'()*+,;="

static const char *const schemes[] = {
	"http", "https", "ftp", "ftps", "mailto", "tel", "sms", "geo", "tag",
	"urn", "magnet", "feed", "news", "nntp", "irc", "xmpp", "rtsp", "cid",
	"webcal", "zalo", "sip",
};

/* The bytes before the colon of a scheme, or 0. */
static size_t
scheme(struct span s)
{
	size_t n;

	for (n = 0; n < s.len && (isalnum((unsigned char)s.s[n]) ||
	    memchr("+-.", s.s[n], 3) != NULL); n++)
		;
	return n != 0 && n < s.len && s.s[n] == ':' &&
	    isalpha((unsigned char)s.s[0]) ? n : 0;
}

/* Without the blanks and line ends that browsers leave out too. */
static char *
tidy(struct span ref)
{
	struct buf b = BUF_INIT;

	ref = span_trim(ref);
	for (size_t i = 0; i < ref.len; i++)
		if (strchr("\t\r\n", ref.s[i]) == NULL)
			buf_putc(&b, ref.s[i]);
	buf_puts(&b, "");
	return buf_take(&b);
}

static char *
join(const char *ref, const char *base)
{
	xmlChar *whole = xmlBuildURI((const xmlChar *)ref,
	    (const xmlChar *)base), *escaped;
	char *copy = NULL;

	if (whole == NULL) {
		escaped = xmlURIEscapeStr((const xmlChar *)ref,
		    (const xmlChar *)KEPT);
		whole = xmlBuildURI(escaped, (const xmlChar *)base);
		xmlFree(escaped);
	}
	if (whole != NULL)
		copy = xstrdup((const char *)whole);
	xmlFree(whole);
	return copy;
}

char *
address_absolute(struct span ref, const char *base)
{
	char *tidied, *whole;

	if (ref.s == NULL)
		return NULL;
	tidied = tidy(ref);
	ref = span_of(tidied);
	if (base == NULL || ref.len == 0 || ref.len > REF_MOST ||
	    scheme(ref) != 0 || (whole = join(tidied, base)) == NULL)
		return tidied;
	free(tidied);
	return whole;
}

bool
address_safe(struct span ref)
{
	char *tidied = tidy(ref);
	size_t n = scheme(span_of(tidied));
	bool safe = n == 0 && tidied[0] > ' ';

	if (tidied[0] == '\0')
		safe = true;
	for (size_t i = 0; i < sizeof schemes / sizeof schemes[0] && !safe;
	    i++)
		safe = strlen(schemes[i]) == n &&
		    strncasecmp(schemes[i], tidied, n) == 0;
	free(tidied);
	return safe;
}
