#include "lib/markup/guess.h"

#include <stdbool.h>
#include <string.h>
#include <unicode/ucsdet.h>

#define LOOKED_AT	65536	/* bytes */
#define SURE		45	/* of 100; what is wrong has 40 and less */

/* The western ones are what is assumed anyway. */
static const char *const names[] = {
	"EUC-KR", "Big5", "GB18030", "Shift_JIS", "EUC-JP", "KOI8-R",
	"windows-1251", "windows-1256", "ISO-2022-JP",
};

static const char *
known(const char *name)
{
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcmp(names[i], name) == 0)
			return names[i];
	return NULL;
}

/*
 * Tones are letters of their own in windows-1258.  In the west the same bytes
 * are i and o with an accent, which hardly ever follow a vowel each time.
 */
static bool
is_vietnamese(struct span in)
{
	static const char marks[] = "\xcc\xd2\xde\xec\xf2";
	static const char own[] = "\xd0\xf0\xdd\xfd\xd5\xf5";	/* Đ Ư Ơ */
	static const char vowels[] = "aeiouyAEIOUY\xc2\xe2\xc3\xe3\xca\xea"
	    "\xd4\xf4\xd5\xf5\xdd\xfd";
	size_t good = 0, bad = 0, letters = 0;

	for (size_t i = 1; i < in.len; i++) {
		letters += memchr(own, in.s[i], sizeof own - 1) != NULL;
		if (memchr(marks, in.s[i], sizeof marks - 1) == NULL)
			continue;
		if (memchr(vowels, in.s[i - 1], sizeof vowels - 1) != NULL)
			good++;
		else
			bad++;
	}
	return good >= 3 && letters >= 2 && bad * 10 <= good;
}

static const char *
detected(struct span in)
{
	UErrorCode error = U_ZERO_ERROR;
	UCharsetDetector *detector = ucsdet_open(&error);
	const UCharsetMatch *match;
	const char *name = NULL;

	ucsdet_setText(detector, in.s, (int32_t)in.len, &error);
	ucsdet_enableInputFilter(detector, 1);		/* of tags */
	match = ucsdet_detect(detector, &error);
	if (match != NULL && ucsdet_getConfidence(match, &error) >= SURE)
		name = known(ucsdet_getName(match, &error));
	ucsdet_close(detector);
	return U_SUCCESS(error) ? name : NULL;
}

const char *
guess_encoding(struct span in)
{
	if (in.len > LOOKED_AT)
		in.len = LOOKED_AT;
	return is_vietnamese(in) ? "windows-1258" : detected(in);
}
