#include "lib/report/screen.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "lib/base/xalloc.h"
#include "lib/report/clip.h"
#include "lib/report/screenchart.h"
#include "lib/report/screentable.h"

struct screen
screen_of(int fd)
{
	const char *columns = getenv("COLUMNS"), *no = getenv("NO_COLOR");
	struct screen s = { .width = 80 };
	struct winsize size;
	long n = columns != NULL ? strtol(columns, NULL, 10) : 0;

	if (n > 0)
		s.width = (size_t)n;
	else if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col != 0)
		s.width = size.ws_col;
	if (s.width < SCREEN_LEAST)
		s.width = SCREEN_LEAST;
	if (s.width > SCREEN_MOST)
		s.width = SCREEN_MOST;
	s.colour = isatty(fd) && (no == NULL || *no == '\0');
	return s;
}

void
screen_puts(struct buf *b, const char *s)
{
	for (; *s != '\0'; s++) {
		/* C0, DEL, and C1, which is C2 80 to C2 9F in UTF-8. */
		if ((unsigned char)*s < ' ' || *s == 0x7f) {
			buf_puts(b, "\xef\xbf\xbd");
		} else if (*s == '\xc2' && (unsigned char)s[1] >= 0x80 &&
		    (unsigned char)s[1] < 0xa0) {
			buf_puts(b, "\xef\xbf\xbd");
			s++;
		} else {
			buf_putc(b, *s);
		}
	}
}

static void
blanks(struct buf *b, size_t n)
{
	while (n-- > 0)
		buf_putc(b, ' ');
}

void
screen_pad(struct buf *b, const char *s, size_t width, bool right)
{
	char *cut = NULL;
	size_t letters = width, has;

	/* Wide letters take two columns: cut again until it fits. */
	while ((has = clip_width(span_of(s))) > width && letters > 1) {
		free(cut);
		s = cut = clip_make(span_of(s), letters--);
	}
	if (right && has < width)
		blanks(b, width - has);
	screen_puts(b, s);
	if (!right && has < width)
		blanks(b, width - has);
	free(cut);
}

/* The text in lines, the first after `first`, the others after blanks. */
static void
wrap(struct buf *b, const struct screen *s, const char *first,
    const char *text)
{
	size_t indent = clip_width(span_of(first)), at = indent, width;
	struct span rest = span_of(text), word;
	char *one;

	buf_puts(b, first);
	while ((word = span_cut(&rest, ' ')).s != NULL) {
		width = clip_width(word);
		if (at > indent && at + 1 + width > s->width) {
			buf_putc(b, '\n');
			blanks(b, indent);
			at = indent;
		}
		if (at > indent) {
			buf_putc(b, ' ');
			at++;
		}
		one = xstrndup(word.s, word.len);
		screen_puts(b, one);
		free(one);
		at += width;
	}
	buf_putc(b, '\n');
}

static void
heading(struct buf *b, const struct screen *s, const char *text,
    const char *line)
{
	size_t width = clip_width(span_of(text));

	buf_puts(b, s->colour ? "\033[1m" : "");
	screen_puts(b, text);
	buf_puts(b, s->colour ? "\033[0m\n" : "\n");
	for (size_t i = 0; i < width && i < s->width; i++)
		buf_puts(b, line);
	buf_putc(b, '\n');
}

static void
quote(struct buf *b, const struct screen *s, const struct doc_quote *q)
{
	wrap(b, s, "• ", q->above);
	wrap(b, s, "  ", q->text);
	if (*q->below != '\0')
		wrap(b, s, "  ", q->below);
	if (q->url != NULL)
		wrap(b, s, "  ", q->url);
}

static void
block(struct buf *b, const struct screen *s, const struct doc_block *k)
{
	switch (k->kind) {
	case DOC_HEAD:
		heading(b, s, k->text, "━");
		break;
	case DOC_SUBHEAD:
		heading(b, s, k->text, "─");
		break;
	case DOC_LEAD:
	case DOC_ITEM:
		wrap(b, s, "• ", k->text);
		break;
	case DOC_PARA:
	case DOC_NOTE:
		wrap(b, s, "", k->text);
		break;
	case DOC_TABLE:
		if (!k->table.quiet)
			wrap(b, s, "", k->text);
		screentable(b, s, &k->table);
		break;
	case DOC_CHART:
		wrap(b, s, "", k->chart->title);
		screenchart(b, s, k->chart);
		break;
	case DOC_QUOTE:
		quote(b, s, &k->quote);
		break;
	}
}

/* Items of a list stand close together, and what follows a head. */
static bool
apart(const struct doc_block *before, const struct doc_block *k)
{
	if (before->kind == DOC_HEAD)
		return false;
	return k->kind != before->kind ||
	    (k->kind != DOC_LEAD && k->kind != DOC_ITEM);
}

void
screen_write(const struct screen *s, const struct doc *doc, struct buf *b)
{
	heading(b, s, words_get(doc->lang, WORD_TITLE), "═");
	wrap(b, s, "", doc->period);
	wrap(b, s, "", doc->audience);
	for (size_t i = 0; i < doc->n; i++) {
		if (i == 0 || apart(&doc->blocks[i - 1], &doc->blocks[i]))
			buf_putc(b, '\n');
		block(b, s, &doc->blocks[i]);
	}
}
