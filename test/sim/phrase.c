#include "test/sim/phrase.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

const char *
words_slot(const struct words *w, const char *slot, size_t which)
{
	const struct lines *l = map_get(w->slots, span_of(slot));

	return l != NULL ? l->list[which % l->n] : slot;
}

/* The first letter of a sentence is a capital one. */
static void
add_capital(struct buf *b, const char *s)
{
	utf8proc_int32_t c;
	utf8proc_uint8_t out[4];
	utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)s, -1,
	    &c);

	if (n > 0) {
		buf_add(b, out, (size_t)utf8proc_encode_char(
		    utf8proc_toupper(c), out));
		s += n;
	}
	buf_puts(b, s);
}

/* Whether what comes next begins a sentence. */
static bool
at_start(const struct buf *b)
{
	size_t n = b->len;

	while (n > 0 && b->s[n - 1] == ' ')
		n--;
	return n == 0 || strchr(".!?|", b->s[n - 1]) != NULL;
}

/* Add the text with a value in each {slot}; unknown ones stay as they are. */
static void
fill(const struct words *w, struct rng *rng, const char *text, bool formal,
    struct buf *b)
{
	const struct lines *l;
	const char *open, *shut, *value;

	while ((open = strchr(text, '{')) != NULL &&
	    (shut = strchr(open, '}')) != NULL) {
		buf_add(b, text, (size_t)(open - text));
		l = map_get(formal ? w->formal : w->slots,
		    (struct span){ open + 1, (size_t)(shut - open - 1) });
		if (l == NULL) {
			buf_add(b, open, (size_t)(shut + 1 - open));
		} else {
			value = l->list[rng_below(rng, l->n)];
			if (formal && at_start(b))
				add_capital(b, value);
			else
				buf_puts(b, value);
		}
		text = shut + 1;
	}
	buf_puts(b, text);
}

static bool
ends_word(char c)
{
	return c == '\0' || strchr(" ,.!?:;)", c) != NULL;
}

/* Some of the words that have a shorthand lose to it. */
static void
hurry(const struct words *w, struct rng *rng, struct buf *text)
{
	char *old = buf_take(text);
	const char *p = old;
	size_t i, n;

	while (*p != '\0') {
		for (i = 0; i < w->word.n; i++) {
			n = strlen(w->word.list[i]);
			if (strncmp(p, w->word.list[i], n) == 0 &&
			    ends_word(p[n]) && rng_chance(rng, 0.5))
				break;
		}
		if (i < w->word.n) {
			buf_puts(text, w->shorthand.list[i]);
			p += strlen(w->word.list[i]);
		}
		n = strcspn(p, " ");
		n += strspn(p + n, " ");
		buf_add(text, p, n);
		p += n;
	}
	free(old);
}

void
words_strip(const char *text, struct buf *out)
{
	utf8proc_uint8_t *bare = NULL;
	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)text, 0,
	    &bare, UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_DECOMPOSE |
	    UTF8PROC_STRIPMARK);
	const char *p = (const char *)bare, *d;

	buf_reset(out);
	if (n < 0)
		return;
	for (; (d = strstr(p, "\xc4")) != NULL; p = d + 2) {
		buf_add(out, p, (size_t)(d - p));
		if (d[1] == '\x90' || d[1] == '\x91')
			buf_putc(out, d[1] == '\x90' ? 'D' : 'd');
		else
			buf_add(out, d, 2);
	}
	buf_puts(out, p);
	free(bare);
}

static void
decompose(struct buf *text)
{
	utf8proc_uint8_t *nfd = utf8proc_NFD((utf8proc_uint8_t *)text->s);

	if (nfd == NULL)
		return;
	buf_reset(text);
	buf_puts(text, (const char *)nfd);
	free(nfd);
}

/* A citizen's text: something around it, in a hurry, without accents … */
static void
dress(const struct words *w, struct rng *rng, const struct template *t,
    struct style style, struct buf *text)
{
	const struct lines *l = &w->emoji[t->tone];
	struct buf bare = BUF_INIT;

	if (style.coloured && rng_chance(rng, 0.7)) {
		buf_putc(text, ' ');
		fill(w, rng, w->close.list[rng_below(rng, w->close.n)], false,
		    text);
	}
	if (style.teencode)
		hurry(w, rng, text);
	if (style.emoji)
		buf_printf(text, " %s", l->list[rng_below(rng, l->n)]);
	if (style.plain || t->plain) {
		words_strip(text->s, &bare);
		buf_reset(text);
		buf_span(text, buf_get(&bare));
		buf_free(&bare);
	} else if (style.decomposed) {
		decompose(text);
	}
}

void
words_write(const struct words *w, struct rng *rng, const struct template *t,
    struct style style, struct buf *title, struct buf *text)
{
	bool formal = t->kind != COMMENT && t->kind != POST;
	const char *bar;

	buf_reset(title);
	buf_reset(text);
	if (style.coloured && !formal && rng_chance(rng, 0.7)) {
		fill(w, rng, w->open.list[rng_below(rng, w->open.n)], false,
		    text);
		buf_putc(text, ' ');
	}
	fill(w, rng, t->text, formal, text);
	if (t->kind == ARTICLE && (bar = strstr(text->s, " || ")) != NULL) {
		buf_add(title, text->s, (size_t)(bar - text->s));
		memmove(text->s, bar + 4, strlen(bar + 4) + 1);
		buf_cut(text, strlen(text->s));
	}
	if (!formal)
		dress(w, rng, t, style, text);
}
