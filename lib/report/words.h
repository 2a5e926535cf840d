/*
 * words - what a report says, in Vietnamese and English.
 *
 * Every phrase stands once in the table of wording.c, in both languages, as a
 * template: {posts} is the argument of that name, {posts?post|posts} the first
 * word where that argument is 1 and the second where it is not.  Numbers and
 * times are spelt as the language does: "1.234,5" and "1,234.5", "23/11/2026"
 * and "23 Nov 2026".  What is inserted is not escaped: who writes HTML or to a
 * terminal does that to the whole.
 */
#ifndef SB_WORDS_H
#define SB_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "lib/base/buf.h"
#include "lib/report/wording.h"

enum words_lang { WORDS_VI, WORDS_EN };

/* What a template's placeholder stands for; make one by the functions below. */
struct words_arg {
	const char	*name;
	const char	*text;		/* or NULL: the number */
	double		 number;
	int		 places;	/* after the decimal sign; -1: per cent */
};

/* The template itself. */
const char	*words_get(enum words_lang, enum word);

struct words_arg words_text(const char *name, const char *text);
struct words_arg words_whole(const char *name, int64_t);
struct words_arg words_decimal(const char *name, double, int places);
/* A share of 1 as "12,3%". */
struct words_arg words_percent(const char *name, double share);

/* Add the template with the arguments, up to one whose name is NULL. */
void		 words_fill(struct buf *, enum words_lang, enum word,
		    const struct words_arg[]);
/* The same as words_fill() with the arguments in the call. */
#define words_say(b, lang, word, ...) words_fill((b), (lang), (word), \
	(const struct words_arg[]){ __VA_ARGS__, { .name = NULL } })
/* The phrase as a string of its own, the caller's to free. */
#define words_make(lang, word, ...) words_filled((lang), (word), \
	(const struct words_arg[]){ __VA_ARGS__, { .name = NULL } })
char		*words_filled(enum words_lang, enum word,
		    const struct words_arg[]);

/* Half goes to the even neighbour as in printf(3); not finite is "–". */
void		 words_number(struct buf *, enum words_lang, double,
		    int places);
/* In the office's zone: "08:00 23/11/2026" and "23 Nov 2026 08:00". */
void		 words_time(struct buf *, enum words_lang, int64_t);
/* Without the year: "08:00 23/11" and "23 Nov 08:00". */
void		 words_moment(struct buf *, enum words_lang, int64_t);
void		 words_date(struct buf *, enum words_lang, int64_t);
/* The day without its year, for axes: "23/11" and "23 Nov". */
void		 words_day(struct buf *, enum words_lang, int64_t);

#endif
