#include "lib/markup/urlhost.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <idn2.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "lib/markup/percent.h"

/* The value of a digit of that base, or -1. */
static int
digit(char c, int base)
{
	static const char digits[] = "0123456789abcdef";
	const char *at = c == '\0' ? NULL :
	    strchr(digits, tolower((unsigned char)c));

	return at != NULL && at - digits < base ? (int)(at - digits) : -1;
}

/* The first of the longest runs of zeros, of two at least. */
static size_t
longest_zeros(const uint16_t piece[8], size_t *len)
{
	size_t best = 8, n;

	*len = 1;
	for (size_t i = 0; i < 8; i += n + 1) {
		for (n = 0; i + n < 8 && piece[i + n] == 0; n++)
			;
		if (n > *len) {
			*len = n;
			best = i;
		}
	}
	return best;
}

/* inet_ntop(3) would end some in dotted decimals. */
static void
add_six(struct buf *out, const uint16_t piece[8])
{
	size_t len, at = longest_zeros(piece, &len);

	buf_putc(out, '[');
	for (size_t i = 0; i < 8; i++) {
		if (i == at) {
			buf_puts(out, i == 0 ? "::" : ":");
			i += len - 1;
			continue;
		}
		buf_printf(out, i < 7 ? "%x:" : "%x", (unsigned)piece[i]);
	}
	buf_putc(out, ']');
}

static bool
six(struct buf *out, struct span host)
{
	char text[INET6_ADDRSTRLEN + 1] = "";
	unsigned char byte[16];
	uint16_t piece[8];

	if (!span_ends(host, "]") || host.len - 2 >= sizeof text)
		return false;
	memcpy(text, host.s + 1, host.len - 2);
	if (strlen(text) != host.len - 2 ||
	    inet_pton(AF_INET6, text, byte) != 1)
		return false;
	for (size_t i = 0; i < 8; i++)
		piece[i] = (uint16_t)(byte[2 * i] << 8 | byte[2 * i + 1]);
	add_six(out, piece);
	return true;
}

/* A number of an IPv4 address: decimal, 0octal, 0xhex; "0x" is zero too. */
static bool
number(struct span s, uint64_t *value)
{
	int base = 10;

	if (s.len == 0)
		return false;
	if (s.len > 1 && s.s[0] == '0') {
		base = tolower((unsigned char)s.s[1]) == 'x' ? 16 : 8;
		s.s += base == 16 ? 2 : 1;
		s.len -= base == 16 ? 2 : 1;
	}
	*value = 0;
	for (size_t i = 0; i < s.len; i++) {
		if (digit(s.s[i], base) == -1)
			return false;
		*value = *value * (unsigned)base +
		    (unsigned)digit(s.s[i], base);
		if (*value > UINT32_MAX)
			*value = (uint64_t)UINT32_MAX + 1;
	}
	return true;
}

static bool
ends_in_number(struct span name)
{
	const char *dot = memrchr(name.s, '.', name.len);
	struct span last = name;
	uint64_t value;
	size_t n = 0;

	if (dot != NULL) {
		last.len = (size_t)(name.s + name.len - dot) - 1;
		last.s = dot + 1;
	}
	while (n < last.len && isdigit((unsigned char)last.s[n]))
		n++;
	return last.len != 0 && (n == last.len || number(last, &value));
}

/* Each number is a byte, but the last, which fills what is left. */
static bool
four(struct buf *out, struct span name)
{
	uint64_t value, address = 0;
	struct span part;
	unsigned n = 0;

	while ((part = span_cut(&name, '.')).s != NULL) {
		if (n == 4 || !number(part, &value))
			return false;
		if (name.s != NULL && value > 255)
			return false;
		if (name.s == NULL && value >> 8 * (4 - n) != 0)
			return false;
		n++;
		address += name.s != NULL ? value << 8 * (4 - n) : value;
	}
	buf_printf(out, "%u.%u.%u.%u", (unsigned)(address >> 24),
	    (unsigned)(address >> 16 & 255), (unsigned)(address >> 8 & 255),
	    (unsigned)(address & 255));
	return true;
}

/* Whether it is ASCII and no label of it was made from what was not. */
static bool
is_plain(struct span name)
{
	struct span label;

	for (size_t i = 0; i < name.len; i++)
		if ((unsigned char)name.s[i] >= 128)
			return false;
	while ((label = span_cut(&name, '.')).s != NULL)
		if (label.len >= 4 && strncasecmp(label.s, "xn--", 4) == 0)
			return false;
	return true;
}

static bool
to_ascii(struct buf *out, struct span name)
{
	char *ascii;

	if (is_plain(name)) {
		for (size_t i = 0; i < name.len; i++)
			buf_putc(out, (char)tolower((unsigned char)name.s[i]));
		return true;
	}
	if (span_utf8(name) != name.len ||
	    idn2_to_ascii_8z(name.s, &ascii, IDN2_NFC_INPUT |
	    IDN2_NONTRANSITIONAL) != IDN2_OK)
		return false;
	buf_puts(out, ascii);
	idn2_free(ascii);
	return true;
}

static bool
is_forbidden(struct span name)
{
	for (size_t i = 0; i < name.len; i++)
		if ((unsigned char)name.s[i] <= ' ' || name.s[i] == '\x7f' ||
		    strchr("#/:<>?@[\\]^|%", name.s[i]) != NULL)
			return true;
	return false;
}

static bool
name(struct buf *out, struct span host)
{
	struct buf plain = BUF_INIT, ascii = BUF_INIT;
	struct span got, cut;
	bool good;

	percent_decode(&plain, host);
	good = memchr(plain.s, '\0', plain.len) == NULL &&
	    to_ascii(&ascii, buf_get(&plain));
	got = cut = buf_get(&ascii);
	cut.len -= span_ends(cut, ".");
	if (!good || got.len == 0 || is_forbidden(got))
		good = false;
	else if (ends_in_number(cut))
		good = four(out, cut);
	else
		buf_span(out, got);
	buf_free(&plain);
	buf_free(&ascii);
	return good;
}

bool
urlhost_add(struct buf *out, struct span host)
{
	if (host.len == 0 || host.len > URLHOST_MOST)
		return false;
	return *host.s == '[' ? six(out, host) : name(out, host);
}
