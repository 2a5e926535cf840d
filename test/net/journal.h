/*
 * journal - what was asked, as one JSON object a line.
 *
 *	{"ms":12,"method":"GET","path":"/a","query":{"q":"x"},
 *	 "headers":{"Range":"…"},"body":"","answer":"a.script:3"}
 *
 * ms is the time since the journal was opened.  A parameter that came several
 * times is an array.  Headers are those asked for, if they were sent.  answer
 * is the route's place, "fault", "file" or "none".  Bytes that are no UTF-8
 * become U+FFFD.  A line is written before the answer.
 */
#ifndef MOCK_JOURNAL_H
#define MOCK_JOURNAL_H

#include "test/net/request.h"

/* Ends the program on a fault.  Without it journal_add() does nothing. */
void	journal_open(const char *path);
/* Note that header, too; the name is borrowed. */
void	journal_header(const char *name);
void	journal_add(const struct request *, const char *answer);

#endif
