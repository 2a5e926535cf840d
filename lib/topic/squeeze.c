#include "lib/topic/squeeze.h"

#include <stdint.h>

#include "lib/text/letter.h"
#include "lib/base/utf8.h"

/* Most tokens have no run; finding that out must cost little. */
static bool
has_run(struct span s, size_t most)
{
	uint32_t code, last = 0;
	size_t run = 0, len;

	for (; s.len > 0; s.s += len, s.len -= len) {
		if ((len = utf8_next(s, &code)) == 0)
			break;
		code = letter_fold(code);
		run = code == last ? run + 1 : 1;
		last = code;
		if (run > most)
			return true;
	}
	return false;
}

bool
squeeze_text(struct span s, size_t most, struct buf *out)
{
	uint32_t code, fold, last = 0;
	size_t run = 0, len, start = 0;
	bool marked = false;

	if (!has_run(s, most))
		return false;
	buf_reset(out);
	for (; s.len > 0; s.s += len, s.len -= len) {
		len = utf8_next(s, &code);
		fold = letter_fold(code);
		if (fold != last) {
			run = 0;
			marked = false;
			start = out->len;
		}
		last = fold;
		if (++run <= most) {
			utf8_put(out, code);
		} else if (!marked && code != fold && most == 1) {
			buf_cut(out, start);
			utf8_put(out, code);
		}
		marked = marked || code != fold;
	}
	return true;
}
