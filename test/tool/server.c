/*
 * server - a small HTTP/1.1 server for tests and the demo.
 *
 * usage: server [--port-file FILE] [--seconds N] DIR
 *
 * Binds 127.0.0.1 on a free port, writes the port to FILE (else to stdout) and
 * serves the files below DIR, with ETag, Last-Modified and 304, one thread a
 * connection.  Paths below /fault/ go wrong on purpose, see the table.  It ends
 * by itself after N seconds (600), or on SIGTERM.
 */
#include <arpa/inet.h>
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define HEAD_MOST	8192
#define PATH_MOST	1024
#define MARGIN		20	/* seconds that a silent client is waited for */

struct request {
	char	path[PATH_MOST];
	char	if_none_match[128];
	char	if_modified_since[128];
	bool	head;
	bool	close;
};

static int root;		/* DIR */

/* Whole or not at all; the client may be gone. */
static bool
put(int fd, const char *bytes, size_t len)
{
	ssize_t n;

	while (len > 0) {
		n = send(fd, bytes, len, MSG_NOSIGNAL);
		if (n <= 0)
			return false;
		bytes += n;
		len -= (size_t)n;
	}
	return true;
}

static bool
puts_to(int fd, const char *text)
{
	return put(fd, text, strlen(text));
}

static bool
plain(int fd, const char *status, const char *type, const char *body)
{
	char head[512];

	snprintf(head, sizeof head, "HTTP/1.1 %s\r\nContent-Type: %s\r\n"
	    "Content-Length: %zu\r\n\r\n", status, type, strlen(body));
	return puts_to(fd, head) && puts_to(fd, body);
}

static const char item[] = "<?xml version=\"1.0\"?>\n<rss version=\"2.0\">"
    "<channel><title>t</title><item><guid>a</guid><title>One</title>"
    "<pubDate>Tue, 03 Nov 2026 08:00:00 +0700</pubDate></item>"
    "<item><guid>b</guid><title>Two</title>"
    "<pubDate>Tue, 03 Nov 2026 07:00:00 +0700</pubDate></item>";

static bool
fault_hang(int fd)
{
	char byte;

	recv(fd, &byte, 1, 0);		/* until it goes, or the time is up */
	return false;
}

/* With unsent data gone, close(2) sends a reset. */
static bool
fault_reset(int fd)
{
	struct linger now = { .l_onoff = 1, .l_linger = 0 };

	puts_to(fd, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<rss>");
	setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
	return false;
}

static bool
fault_truncated(int fd)
{
	puts_to(fd, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
	puts_to(fd, item);
	return false;
}

/* A whole answer with half a document. */
static bool
fault_cut(int fd)
{
	return plain(fd, "200 OK", "application/rss+xml", item);
}

static bool
fault_badgzip(int fd)
{
	static const char bytes[] = "\x1f\x8b\x08\0\0\0\0\0\0\x03"
	    "this is no deflate stream at all";
	char head[256];

	snprintf(head, sizeof head, "HTTP/1.1 200 OK\r\n"
	    "Content-Encoding: gzip\r\nContent-Length: %zu\r\n\r\n",
	    sizeof bytes - 1);
	return puts_to(fd, head) && put(fd, bytes, sizeof bytes - 1);
}

static bool
fault_html(int fd)
{
	return plain(fd, "200 OK", "application/rss+xml",
	    "<!DOCTYPE html>\n<html><head><title>Xin chào</title></head>"
	    "<body>…</body></html>\n");
}

static bool
fault_empty(int fd)
{
	return plain(fd, "200 OK", "application/rss+xml", "");
}

static bool
fault_loop(int fd)
{
	return puts_to(fd, "HTTP/1.1 302 Found\r\n"
	    "Location: /fault/redirect-loop\r\nContent-Length: 0\r\n\r\n");
}

static bool
fault_big(int fd)
{
	static char block[1 << 20];
	bool good = puts_to(fd, "HTTP/1.1 200 OK\r\n"
	    "Content-Length: 31457280\r\n\r\n");

	memset(block, ' ', sizeof block);
	for (int i = 0; i < 30 && good; i++)
		good = put(fd, block, sizeof block);
	return good;
}

static bool
fault_404(int fd)
{
	return plain(fd, "404 Not Found", "text/plain", "not found\n");
}

static bool
fault_500(int fd)
{
	return plain(fd, "500 Internal Server Error", "text/plain", "oh\n");
}

static const struct {
	const char	*name;
	bool		(*go_wrong)(int fd);	/* true: the connection lives */
} faults[] = {
	{ "404", fault_404 },
	{ "500", fault_500 },
	{ "badgzip", fault_badgzip },
	{ "big", fault_big },
	{ "cut", fault_cut },
	{ "empty", fault_empty },
	{ "hang", fault_hang },
	{ "html", fault_html },
	{ "redirect-loop", fault_loop },
	{ "reset", fault_reset },
	{ "truncated", fault_truncated },
};

static const struct {
	const char	*end, *type;
} types[] = {
	{ ".xml", "application/xml" },
	{ ".rss", "application/rss+xml" },
	{ ".atom", "application/atom+xml" },
	{ ".json", "application/feed+json" },
	{ ".ndjson", "application/x-ndjson" },
	{ ".csv", "text/csv" },
	{ ".html", "text/html; charset=utf-8" },
};

static const char *
type_of(const char *path)
{
	size_t len = strlen(path), n;

	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
		n = strlen(types[i].end);
		if (len >= n && strcmp(path + len - n, types[i].end) == 0)
			return types[i].type;
	}
	return "application/octet-stream";
}

static bool
copy_file(int fd, int file, off_t left)
{
	char block[65536];
	ssize_t n;

	while (left > 0) {
		n = read(file, block, sizeof block);
		if (n <= 0 || !put(fd, block, (size_t)n))
			return false;
		left -= n;
	}
	return left == 0;
}

static bool
send_file(int fd, const struct request *q, int file, const struct stat *st)
{
	char head[1024], etag[64], modified[64];
	struct tm tm;
	bool same;

	snprintf(etag, sizeof etag, "\"%llx-%llx-%lx\"",
	    (unsigned long long)st->st_size,
	    (unsigned long long)st->st_mtim.tv_sec, st->st_mtim.tv_nsec);
	strftime(modified, sizeof modified, "%a, %d %b %Y %H:%M:%S GMT",
	    gmtime_r(&st->st_mtim.tv_sec, &tm));
	same = q->if_none_match[0] != '\0' ?
	    strcmp(q->if_none_match, etag) == 0 :
	    strcmp(q->if_modified_since, modified) == 0;
	snprintf(head, sizeof head, "HTTP/1.1 %s\r\nContent-Type: %s\r\n"
	    "Content-Length: %lld\r\nETag: %s\r\nLast-Modified: %s\r\n\r\n",
	    same ? "304 Not Modified" : "200 OK", type_of(q->path),
	    same ? 0LL : (long long)st->st_size, etag, modified);
	if (!puts_to(fd, head))
		return false;
	return same || q->head || copy_file(fd, file, st->st_size);
}

/* Only names below DIR: no step up, no leading slash, no link out of it. */
static bool
is_safe(const char *path)
{
	return *path != '\0' && *path != '/' && strcmp(path, "..") != 0 &&
	    strncmp(path, "../", 3) != 0 && strstr(path, "/../") == NULL &&
	    (strlen(path) < 3 || strcmp(path + strlen(path) - 3, "/..") != 0);
}

static bool
answer(int fd, const struct request *q)
{
	struct stat st;
	bool alive;
	int file;

	if (strncmp(q->path, "/fault/", 7) == 0)
		for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++)
			if (strcmp(q->path + 7, faults[i].name) == 0)
				return faults[i].go_wrong(fd);
	if (q->path[0] != '/' || !is_safe(q->path + 1) || (file = openat(root,
	    q->path + 1, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)) == -1)
		return fault_404(fd);
	alive = fstat(file, &st) == 0 && S_ISREG(st.st_mode) ?
	    send_file(fd, q, file, &st) : fault_404(fd);
	close(file);
	return alive;
}

/* The head of the next request; false at the end or where it is malformed. */
static bool
read_head(int fd, char head[HEAD_MOST])
{
	size_t len = 0;
	ssize_t n;

	while (len + 1 < HEAD_MOST) {
		n = recv(fd, head + len, 1, 0);
		if (n <= 0)
			return false;
		head[++len] = '\0';
		if (len >= 4 && strcmp(head + len - 4, "\r\n\r\n") == 0)
			return true;
	}
	return false;
}

static void
header(const char *head, const char *name, char *out, size_t size)
{
	const char *at = strcasestr(head, name);

	out[0] = '\0';
	if (at == NULL)
		return;
	at += strlen(name);
	at += strspn(at, " ");
	snprintf(out, size, "%.*s", (int)strcspn(at, "\r\n"), at);
}

static bool
read_request(int fd, struct request *q)
{
	char head[HEAD_MOST], connection[32];
	char *path, *end;

	if (!read_head(fd, head))
		return false;
	q->head = strncmp(head, "HEAD ", 5) == 0;
	if (!q->head && strncmp(head, "GET ", 4) != 0)
		return false;
	header(head, "\r\nIf-None-Match:", q->if_none_match,
	    sizeof q->if_none_match);
	header(head, "\r\nIf-Modified-Since:", q->if_modified_since,
	    sizeof q->if_modified_since);
	header(head, "\r\nConnection:", connection, sizeof connection);
	q->close = strcasecmp(connection, "close") == 0;
	path = strchr(head, ' ') + 1;
	end = path + strcspn(path, " ?\r\n");
	if (end - path >= PATH_MOST)
		return false;
	snprintf(q->path, sizeof q->path, "%.*s", (int)(end - path), path);
	return true;
}

static void *
serve(void *arg)
{
	struct timeval patience = { .tv_sec = MARGIN };
	struct request q;
	int fd = *(int *)arg;

	free(arg);
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
	while (read_request(fd, &q) && answer(fd, &q) && !q.close)
		;
	close(fd);
	return NULL;
}

static void
accept_all(int sock)
{
	pthread_attr_t attr;
	pthread_t thread;
	int *fd;

	pthread_attr_init(&attr);
	pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
	pthread_attr_setstacksize(&attr, 256 << 10);
	for (;;) {
		if ((fd = malloc(sizeof *fd)) == NULL)
			err(2, NULL);
		*fd = accept4(sock, NULL, NULL, SOCK_CLOEXEC);
		if (*fd == -1 || pthread_create(&thread, &attr, serve,
		    fd) != 0) {
			if (*fd != -1)
				close(*fd);
			free(fd);
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

static int
listen_here(unsigned *port)
{
	struct sockaddr_in addr = { .sin_family = AF_INET };
	socklen_t len = sizeof addr;
	int sock = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (sock == -1 || bind(sock, (struct sockaddr *)&addr, len) == -1 ||
	    listen(sock, 128) == -1 ||
	    getsockname(sock, (struct sockaddr *)&addr, &len) == -1)
		err(2, "127.0.0.1");
	*port = ntohs(addr.sin_port);
	return sock;
}

static void
stop(int sig)
{
	(void)sig;
	_exit(0);
}

int
main(int argc, char *argv[])
{
	static const struct option longs[] = {
		{ "port-file", required_argument, NULL, 'p' },
		{ "seconds", required_argument, NULL, 's' },
		{ NULL, 0, NULL, 0 },
	};
	const char *port_file = NULL;
	unsigned port, seconds = 600;
	int ch, sock;

	while ((ch = getopt_long(argc, argv, "", longs, NULL)) != -1) {
		if (ch == 'p')
			port_file = optarg;
		else if (ch == 's')
			seconds = (unsigned)strtoul(optarg, NULL, 10);
		else
			return 2;
	}
	if (argc - optind != 1)
		errx(2, "usage: server [--port-file FILE] [--seconds N] DIR");
	if ((root = open(argv[optind], O_DIRECTORY | O_CLOEXEC)) == -1)
		err(2, "%s", argv[optind]);
	signal(SIGTERM, stop);
	signal(SIGALRM, stop);
	alarm(seconds);
	sock = listen_here(&port);
	tell_port(port_file, port);
	accept_all(sock);
}
