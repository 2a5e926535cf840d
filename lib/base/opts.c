#include "lib/base/opts.h"

#include <err.h>
#include <errno.h>
#include <getopt.h>
#include <sodium.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/digest.h"
#include "lib/base/nearest.h"
#include "lib/base/share.h"
#include "lib/base/xalloc.h"

enum { OPT_VERSION = 200, OPT_REJECT };

static const struct opts_row common[] = {
	{ OPT_REJECT, "reject", "file", "keep skipped lines there, with the reason" },
	{ 'q', "quiet", NULL, "say nothing but errors" },
	{ 'v', "verbose", NULL, "explain" },
	{ 'h', "help", NULL, "print this and end" },
	{ OPT_VERSION, "version", NULL,
	    "print the version and the digests of the data files" },
};
#define NCOMMON	(sizeof common / sizeof common[0])

/* Row i of the tool's own and then the common ones, or NULL after the last. */
static const struct opts_row *
row(const struct opts_page *page, size_t i)
{
	if (i < page->nrows)
		return &page->rows[i];
	i -= page->nrows;
	if (!page->reject)
		i++;			/* the first common one is --reject */
	return i < NCOMMON ? &common[i] : NULL;
}

/* "usage: sb-x [-q] …", every line of the synopsis with the name before it. */
static char *
synopsis(const struct opts_page *page)
{
	struct buf b = BUF_INIT;
	struct span rest = span_of(page->synopsis), line;
	const char *lead = "usage:";

	while ((line = span_cut(&rest, '\n')).s != NULL) {
		buf_printf(&b, "%s %s %.*s\n", lead, page->tool,
		    SPAN_ARG(line));
		lead = "      ";
	}
	return buf_take(&b);
}

void
opts_start(struct opts *o, const struct opts_page *page, int argc,
    char *argv[])
{
	struct buf letters = BUF_INIT;
	struct option *longs;
	const struct opts_row *r;
	size_t i, n = 0;

	xalloc_init();
	if (sodium_init() == -1)
		errx(2, "libsodium does not start");
	*o = (struct opts){ .page = page, .argc = argc, .argv = argv };
	longs = xcalloc(page->nrows + NCOMMON + 1, sizeof *longs);
	buf_putc(&letters, ':');	/* a missing argument is ours to word */
	for (i = 0; (r = row(page, i)) != NULL; i++) {
		if (r->code < OPT_VERSION)
			buf_printf(&letters, "%c%s", r->code,
			    r->arg != NULL ? ":" : "");
		if (r->name != NULL)
			longs[n++] = (struct option){ r->name,
			    r->arg != NULL ? required_argument : no_argument,
			    NULL, r->code };
	}
	o->letters = buf_take(&letters);
	o->longs = longs;
	o->synopsis = synopsis(page);
	opterr = 0;
	optind = 1;
}

void
opts_help(const struct opts *o)
{
	const struct opts_row *r;
	char left[64];

	printf("%s\n%s\n\n", o->synopsis, o->page->about);
	for (size_t i = 0; (r = row(o->page, i)) != NULL; i++) {
		snprintf(left, sizeof left, "%c%c%s%s%s%s%s",
		    r->code < OPT_VERSION ? '-' : ' ',
		    r->code < OPT_VERSION ? r->code : ' ',
		    r->name == NULL ? "" :
		    r->code < OPT_VERSION ? ", --" : "  --",
		    r->name != NULL ? r->name : "",
		    r->arg != NULL ? " " : "", r->arg != NULL ? r->arg : "", "");
		printf("  %-26s %s\n", left, r->help);
	}
	printf("\nexample: %s\n\nmanual: man %.*s\n", o->page->example,
	    (int)strcspn(o->page->tool, " "), o->page->tool);
}

static void
version(const struct opts_page *page)
{
	char hash[DIGEST_SIZE];
	char *path;

	printf("%.*s %s\n", (int)strcspn(page->tool, " "), page->tool,
	    OPTS_VERSION);
	for (size_t i = 0; page->data != NULL && page->data[i] != NULL; i++) {
		path = share_path(page->data[i]);
		if (digest_file(path, hash))
			printf("%s %s\n", page->data[i], hash);
		else
			printf("%s missing: %s: %s\n", page->data[i], path,
			    strerror(errno));
		free(path);
	}
}

/* End well, unless what was printed did not go out. */
static void
done(void)
{
	if (fflush(stdout) == EOF || ferror(stdout))
		err(2, "standard output");
	exit(0);
}

void
opts_wrong(const struct opts *o, const char *why, ...)
{
	va_list ap;

	va_start(ap, why);
	vwarnx(why, ap);
	va_end(ap);
	fprintf(stderr, "%s", o->synopsis);
	exit(2);
}

/* What getopt_long(3) did not know, without its "--" and its "=value". */
static void
unknown(const struct opts *o)
{
	const char *names[64] = { NULL };
	const struct opts_row *r;
	const char *typed, *meant;
	char *word;
	size_t n = 0;

	typed = o->argv[optind - 1];
	if (strncmp(typed, "--", 2) != 0)
		opts_wrong(o, "unknown option -%c; --help lists them", optopt);
	if (optopt != 0)
		opts_wrong(o, "option %.*s takes no argument",
		    (int)strcspn(typed, "="), typed);
	word = xstrndup(typed + 2, strcspn(typed + 2, "="));
	for (size_t i = 0; n < 64 && (r = row(o->page, i)) != NULL; i++)
		names[n++] = r->name;
	if ((meant = nearest(word, names, n)) != NULL)
		opts_wrong(o, "unknown option --%s; did you mean --%s?", word,
		    meant);
	opts_wrong(o, "unknown option --%s; --help lists them", word);
}

int
opts_next(struct opts *o)
{
	int ch;

	while ((ch = getopt_long(o->argc, o->argv, o->letters, o->longs,
	    NULL)) != -1) {
		o->arg = optarg;
		switch (ch) {
		case 'h':
			opts_help(o);
			done();
			break;
		case OPT_VERSION:
			version(o->page);
			done();
			break;
		case 'q':
			o->quiet = true;
			break;
		case 'v':
			o->verbose = true;
			break;
		case OPT_REJECT:
			o->reject = optarg;
			break;
		case ':':
			opts_wrong(o, "option %s needs an argument",
			    o->argv[optind - 1]);
		case '?':
			unknown(o);
			break;
		default:
			return ch;
		}
	}
	o->rest = o->argv + optind;
	return -1;
}

long
opts_number(const struct opts *o, const char *name, long least, long most)
{
	char *end;
	long value;

	errno = 0;
	value = strtol(o->arg, &end, 10);
	if (end == o->arg || *end != '\0' || errno != 0 || value < least ||
	    value > most)
		opts_wrong(o, "%s wants a whole number from %ld to %ld, not %s",
		    name, least, most, o->arg);
	return value;
}

void
opts_free(struct opts *o)
{
	free(o->letters);
	free(o->longs);
	free(o->synopsis);
}
