/*
 * clean under libFuzzer: a clean text is clean, and UTF-8.
 *
 *	make fuzz CC=clang O=build/fuzz
 *	build/fuzz/test/fuzz/clean -runs=1000000 -max_len=200 CORPUS
 *
 * Each byte stands for one of the pieces below, or for itself, so that random
 * strings are made of what the steps look for.
 */
#include <stdint.h>
#include <stdlib.h>

#include "lib/base/utf8.h"
#include "lib/base/xalloc.h"
#include "lib/norm/clean.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const pieces[] = {
	"Đường", "ngập", "hòa", "hoà", "&amp;", "&lt;", "<b>", "</b>", "<br>",
	"&nbsp;", "&#769;", "&aacute;", "&Otilde;", "\xe2\x80\x8b", "\xc2\xa0",
	"e\xcc\x82\xcc\x81", "e\xcc\x81\xcc\x82", "\xcc\x9b", "\xcc\x81",
	"0912345678", "an@b.vn", "@an_1", "[phone]", "gmail.com", "(at)",
	"\xef\xbc\x9c", "<script>", "ŕa", "ḳ", "'", "Õ", "Ö", "×", "ß", "§",
	"µ", "ø", "ù", "â", "ä", "Ê", "TiÕng ViÖt", "Tieáng Vieät", "Ã¡", "áº",
	"Ì", "Ò", "ng", "nh", "tr", "ch", "b", "uy", "oa", "qu", "gi", "\r",
	"\n", "\t", "  ", "84", ".", "-", "/", "http://",
};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct clean c, again;
	static struct buf in;
	unsigned counts[REDACT_KINDS] = { 0 };
	struct span once, twice;

	buf_reset(&in);
	buf_puts(&in, "");
	for (size_t i = 0; i < size; i++)
		if (data[i] >= 0x80)
			buf_puts(&in, pieces[(data[i] & 0x7f) %
			    (sizeof pieces / sizeof pieces[0])]);
		else
			buf_putc(&in, (char)data[i]);
	once = clean_text(&c, buf_get(&in), counts);
	if (!utf8_valid(once))
		abort();
	twice = clean_text(&again, once, counts);
	if (!span_eq(once, twice))
		abort();
	return 0;
}
