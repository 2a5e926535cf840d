/*
 * server - a small HTTP/1.1 server for tests and the demo, which plays web
 * sites and platforms.
 *
 * usage: server [--port-file FILE] [--seconds N] [--script FILE]...
 *               [--log FILE] [--log-header NAME]... [--hosts N] [--tls]
 *               [--ca-file FILE] [DIR]
 *
 *	--port-file FILE	where the port goes (stdout)
 *	--seconds N		end after so many (600)
 *	--script FILE		answers, see script.h
 *	--log FILE		what was asked, see journal.h
 *	--log-header NAME	log that header of requests, too
 *	--hosts N		listen on 127.0.0.1 to 127.0.0.N (1)
 *	--tls			speak HTTPS, with a certificate made anew
 *	--ca-file FILE		where that certificate goes
 *
 * It takes a free port.  What no script answers is looked for below /fault/,
 * see fault.h, and among the files below DIR.  One thread serves a connection.  It
 * ends by itself, or on SIGTERM.
 */
#include <err.h>
#include <getopt.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "lib/base/xalloc.h"
#include "test/net/fault.h"
#include "test/net/files.h"
#include "test/net/journal.h"
#include "test/net/listen.h"
#include "test/net/play.h"
#include "test/net/reply.h"
#include "test/net/script.h"
#include "test/net/tls.h"

#define CONNECTIONS	1024	/* at once; others wait */
#define REQUESTS	100000	/* on a connection */

struct options {
	const char	*port_file, *ca_file;
	unsigned	 seconds, hosts;
	bool		 tls;
};

static struct routes routes = ROUTES_INIT;
static struct options options = { .seconds = 600, .hosts = 1 };
static sem_t room;

static bool
answer_none(struct conn *c, const struct request *q)
{
	struct buf why = BUF_INIT;
	bool alive;

	journal_add(q, "none");
	if (routes.n != 0)
		routes_explain(&routes, q, c, &why);
	else
		buf_puts(&why, "not found\n");
	alive = reply(c, 404, "text/plain; charset=utf-8", buf_get(&why));
	buf_free(&why);
	return alive;
}

static bool
answer(struct conn *c, const struct request *q)
{
	const struct route *route = routes_take(&routes, q, c);
	fault_fn *go_wrong;
	char place[512];
	int file;

	if (route != NULL) {
		snprintf(place, sizeof place, "%s:%zu", route->script,
		    route->line);
		journal_add(q, place);
		return play(c, q, route);
	}
	if (strcmp(q->method, "GET") != 0 && !c->bare)
		return answer_none(c, q);
	if ((go_wrong = fault_find(q->path)) != NULL) {
		journal_add(q, "fault");
		return go_wrong(c);
	}
	if ((file = files_find(q->path)) == -1)
		return answer_none(c, q);
	journal_add(q, "file");
	return files_send(c, q, file);
}

/* One request and its answer; whether another may follow. */
static bool
serve_one(struct conn *c)
{
	struct request q = { .close = false };
	const char *why;
	bool alive = false;
	int got = request_read(c, &q, &why);

	if (got == -1) {
		reply(c, 400, "text/plain", span_of(why));
		conn_part(c);
	}
	if (got == 1) {
		c->bare = strcmp(q.method, "HEAD") == 0;
		alive = answer(c, &q) && !q.close;
	}
	request_free(&q);
	return alive;
}

static void *
serve(void *arg)
{
	struct conn c;
	int fd = *(int *)arg;

	free(arg);
	if (conn_open(&c, fd, options.tls))
		for (int i = 0; i < REQUESTS && serve_one(&c); i++)
			;
	conn_close(&c);
	sem_post(&room);
	return NULL;
}

static void
accept_all(struct listen *l)
{
	pthread_attr_t attr;
	pthread_t thread;
	int *fd;

	pthread_attr_init(&attr);
	pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
	pthread_attr_setstacksize(&attr, 512 << 10);
	for (;;) {
		while (sem_wait(&room) == -1)
			;
		fd = xmalloc(sizeof *fd);
		*fd = listen_next(l);
		if (*fd == -1 || pthread_create(&thread, &attr, serve,
		    fd) != 0) {
			if (*fd != -1)
				close(*fd);
			free(fd);
			sem_post(&room);
		}
	}
}

/* Written aside and renamed: who waits for the file finds it whole. */
static void
tell_port(const char *path, unsigned port)
{
	char aside[4096];
	FILE *fp = stdout;

	if (path != NULL) {
		snprintf(aside, sizeof aside, "%s.new", path);
		if ((fp = fopen(aside, "w")) == NULL)
			err(2, "%s", aside);
	}
	fprintf(fp, "%u\n", port);
	if (fflush(fp) == EOF || (path != NULL && (fclose(fp) == EOF ||
	    rename(aside, path) == -1)))
		err(2, "%s", path);
}

static void
stop(int sig)
{
	(void)sig;
	_exit(0);
}

static void
usage(void)
{
	errx(2, "usage: server [--port-file FILE] [--seconds N] "
	    "[--script FILE]... [--log FILE] [--log-header NAME]... "
	    "[--hosts N] [--tls] [--ca-file FILE] [DIR]");
}

static unsigned
number(const char *text, unsigned long most)
{
	char *end;
	unsigned long n = strtoul(text, &end, 10);

	if (*end != '\0' || n < 1 || n > most)
		errx(2, "%s: wanted a number from 1 to %lu", text, most);
	return (unsigned)n;
}

static void
read_script(const char *path)
{
	struct where where;

	if (script_load(&routes, path, &where) == -1)
		errx(2, "%s", where_text(&where));
}

static const struct option longs[] = {
	{ "port-file", required_argument, NULL, 'p' },
	{ "seconds", required_argument, NULL, 's' },
	{ "script", required_argument, NULL, 'f' },
	{ "log", required_argument, NULL, 'l' },
	{ "log-header", required_argument, NULL, 'h' },
	{ "hosts", required_argument, NULL, 'n' },
	{ "tls", no_argument, NULL, 't' },
	{ "ca-file", required_argument, NULL, 'c' },
	{ NULL, 0, NULL, 0 },
};

static void
set_option(int ch)
{
	switch (ch) {
	case 'p':
		options.port_file = optarg;
		break;
	case 's':
		options.seconds = number(optarg, 86400);
		break;
	case 'f':
		read_script(optarg);
		break;
	case 'l':
		journal_open(optarg);
		break;
	case 'h':
		journal_header(optarg);
		break;
	case 'n':
		options.hosts = number(optarg, LISTEN_HOSTS);
		break;
	case 't':
		options.tls = true;
		break;
	case 'c':
		options.ca_file = optarg;
		break;
	default:
		usage();
	}
}

/* Many hosts and connections need many descriptors. */
static void
raise_limit(void)
{
	struct rlimit files;

	if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
		files.rlim_cur = files.rlim_max;
		setrlimit(RLIMIT_NOFILE, &files);
	}
}

int
main(int argc, char *argv[])
{
	struct listen l;
	int ch;

	xalloc_init();
	while ((ch = getopt_long(argc, argv, "", longs, NULL)) != -1)
		set_option(ch);
	if (argc - optind > 1 || (argc == optind && routes.n == 0))
		usage();
	if (argc > optind)
		files_open(argv[optind]);
	if (options.tls)
		tls_init(options.hosts, options.ca_file);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGTERM, stop);
	signal(SIGALRM, stop);
	alarm(options.seconds);
	raise_limit();
	sem_init(&room, 0, CONNECTIONS);
	listen_open(&l, options.hosts);
	tell_port(options.port_file, l.port);
	accept_all(&l);
}
