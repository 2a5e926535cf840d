#include "lib/report/escape.h"

#include <string.h>
#include <strings.h>

#define URL_MOST	2048

void
escape_html(struct buf *b, struct span text)
{
	const char *what;
	char c;

	for (size_t i = 0; i < text.len; i++) {
		c = text.s[i];
		what = NULL;
		if (c == '&')
			what = "&amp;";
		else if (c == '<')
			what = "&lt;";
		else if (c == '>')
			what = "&gt;";
		else if (c == '"')
			what = "&quot;";
		else if (c == '\'')
			what = "&#39;";
		else if (((unsigned char)c < ' ' && c != '\n') || c == 0x7f)
			what = "\xef\xbf\xbd";
		if (what != NULL)
			buf_puts(b, what);
		else
			buf_putc(b, c);
	}
}

/* The length of "http://" or "https://" at the start, or 0. */
static size_t
scheme(struct span url)
{
	static const char *const good[] = { "http://", "https://" };

	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
		if (url.len > strlen(good[i]) &&
		    strncasecmp(url.s, good[i], strlen(good[i])) == 0)
			return strlen(good[i]);
	return 0;
}

bool
escape_is_link(struct span url)
{
	if (url.s == NULL || url.len > URL_MOST || scheme(url) == 0)
		return false;
	for (size_t i = 0; i < url.len; i++)
		if ((unsigned char)url.s[i] <= ' ' ||
		    (unsigned char)url.s[i] >= 0x7f ||
		    strchr("\"'<>`\\{}|^", url.s[i]) != NULL)
			return false;
	return escape_host(url).len != 0;
}

struct span
escape_host(struct span url)
{
	struct span host = { url.s + scheme(url), url.len - scheme(url) };
	size_t i;

	for (i = 0; i < host.len && strchr("/?#", host.s[i]) == NULL; i++)
		;
	host.len = i;
	for (i = host.len; i > 0 && host.s[i - 1] != '@'; i--)
		;
	host.s += i;
	host.len -= i;
	for (i = 0; i < host.len && host.s[i] != ':'; i++)
		;
	host.len = i;
	return host;
}
