#include "lib/topic/piece.h"

#include <string.h>

struct span
piece_next(struct span *rest)
{
	struct span piece = *rest;
	const char *cut;

	if (rest->s == NULL || rest->len == 0)
		return SPAN_NONE;
	if (piece.len > PIECE_MOST) {
		piece.len = PIECE_MOST;
		if ((cut = memrchr(piece.s, '\n', piece.len)) != NULL ||
		    (cut = memrchr(piece.s, ' ', piece.len)) != NULL)
			piece.len = (size_t)(cut - piece.s) + 1;
		else
			while ((piece.s[piece.len] & 0xc0) == 0x80)
				piece.len--;
	}
	rest->s += piece.len;
	rest->len -= piece.len;
	return piece;
}
