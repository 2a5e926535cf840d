/*
 * stretch - letters and signs drawn out for emphasis, taken back.
 *
 * A run of three or more of one letter, which may differ in marks, becomes one,
 * the first with marks if there is any: "đẹpppp" is "đẹp", "quáááá" and "quaaá"
 * are "quá"; two are spelling: "xoong".  A run of three or more ) ( ! ? becomes
 * one: "=)))))" is "=)".  Laughter of one letter keeps three ("kkkkk" is "kkk"),
 * Roman numbers stay, as do digits, links, hashtags, mentions and what stands
 * between backquotes.
 */
#ifndef SB_STRETCH_H
#define SB_STRETCH_H

#include <stdbool.h>

#include "lib/base/buf.h"
#include "lib/base/span.h"

/* False if nothing is drawn out; else true and out, which is reset, is it. */
bool	stretch_text(struct span, struct buf *out);

#endif
