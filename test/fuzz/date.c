/*
 * date under libFuzzer: it ends, and a date that is read is read the same
 * again from its RFC 3339 form.
 *
 *	make fuzz CC=clang O=build/fuzz
 *	build/fuzz/test/fuzz/date -max_total_time=60 -max_len=160 CORPUS
 */
#include <stdint.h>
#include <stdlib.h>

#include "lib/base/clock.h"
#include "lib/markup/date.h"

int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span text = { (const char *)data, size };
	struct date d, again;
	char form[CLOCK_SIZE];

	date_stamp(text, &d);
	if (!date_parse(text, 0, &d))
		return 0;
	clock_format(d.instant, form);
	if (form[4] != '-')
		abort();
	if (!date_parse(span_of(form), 0, &again) ||
	    again.instant != d.instant)
		abort();
	return 0;
}
