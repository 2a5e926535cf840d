/*
 * dateiso - dates as ISO 8601 and the W3C write them, with and without marks.
 *
 * "2026-10-08T13:38:00+07:00", "2026-10-08 13:38", "20261008T133800Z",
 * "2026-10", "2026", "2026-281", "2026281", "-2610" and "261008"; a number may
 * have a zero too many before it.
 */
#ifndef SB_DATEISO_H
#define SB_DATEISO_H

#include "lib/markup/dateparts.h"

/* False if the text is something else; the parts may be out of range. */
bool	dateiso_read(struct span, struct dateparts *);

#endif
