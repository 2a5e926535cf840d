/*
 * plain - Vietnamese typed without its accents.
 */
#ifndef SB_PLAIN_H
#define SB_PLAIN_H

#include <stdbool.h>

#include "lib/base/span.h"
#include "lib/io/record.h"
#include "lib/text/token.h"

/*
 * Whether the post is Vietnamese without accents: its "plain" says so, or no
 * word of the tokens has a mark and its "lang", if there is one, is "vi".
 */
bool	plain_post(const struct record *, const struct tokens *);

/*
 * Whether a syllable without marks must have lost them: a final c, ch, p or t
 * asks for a tone mark, and uo, ie, ye, eu and enh for a hat or a horn (the
 * rules of Vietnamese spelling).  "ket" and "duong" must, "ban" need not.
 */
bool	plain_lost(struct span fold);

#endif
