/*
 * opts - the command line of a tool, from one table.
 *
 * A tool describes itself in a page: synopsis, options, an example.  From it
 * come the options for getopt_long(3), the --help text and the bash completion
 * (which reads --help).  Every tool has -h, --help, --version, -q and -v;
 * those with .reject also have --reject.
 *
 * Like the reader and the writer this module speaks to the user itself: --help
 * and --version print and end with status 0; a wrong option ends with status 2,
 * a message that suggests the nearest right one, and the synopsis.
 */
#ifndef SB_OPTS_H
#define SB_OPTS_H

#include <stdbool.h>
#include <stddef.h>

struct opts_row {
	int		 code;	/* its letter, or a number from 256 up */
	const char	*name;	/* long name, or NULL */
	const char	*arg;	/* name of its argument, or NULL */
	const char	*help;
};

struct opts_page {
	const char		*tool;		/* "sb-norm" or "sb-trend count" */
	const char		*synopsis;	/* what follows the name; lines */
	const char		*about;		/* one line */
	const struct opts_row	*rows;
	size_t			 nrows;
	const char		*example;
	const char *const	*data;		/* names for share_path(), NULL */
	bool			 reject;
};

struct opts {
	const struct opts_page	*page;
	int			 argc;
	char			**argv;
	bool			 quiet;
	bool			 verbose;
	const char		*reject;	/* a file's name, or NULL */
	const char		*arg;		/* of the option just returned */
	char			**rest;		/* operands, once opts_next() was -1 */
	/* private */
	char			*letters;
	void			*longs;
	char			*synopsis;
};

#define OPTS_VERSION	"0.1.0"

/* Readies xalloc and libsodium, too.  argv[0] must be the tool's name or, after a verb, the verb. */
void	 opts_start(struct opts *, const struct opts_page *, int argc,
	    char *argv[]);
/* The code of the next option, or -1 after the last. */
int	 opts_next(struct opts *);
/* End with status 2: "tool: why" and the synopsis. */
void	 opts_wrong(const struct opts *, const char *why, ...)
	    __attribute__((format(printf, 2, 3), noreturn));
/*
 * The option's argument as a whole number from `least` to `most`; anything else
 * ends with status 2.
 */
long	 opts_number(const struct opts *, const char *name, long least,
	    long most);
/* The usage, on stdout as --help prints it. */
void	 opts_help(const struct opts *);
void	 opts_free(struct opts *);

#endif
