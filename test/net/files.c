#include "test/net/files.h"

#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "test/net/reply.h"

static int root = -1;

static const struct {
	const char	*end, *type;
} types[] = {
	{ ".xml", "application/xml" },
	{ ".rss", "application/rss+xml" },
	{ ".atom", "application/atom+xml" },
	{ ".json", "application/json" },
	{ ".ndjson", "application/x-ndjson" },
	{ ".csv", "text/csv" },
	{ ".html", "text/html; charset=utf-8" },
	{ ".txt", "text/plain; charset=utf-8" },
};

const char *
files_type(const char *path)
{
	size_t len = strlen(path), n;

	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
		n = strlen(types[i].end);
		if (len >= n && strcmp(path + len - n, types[i].end) == 0)
			return types[i].type;
	}
	return "application/octet-stream";
}

void
files_open(const char *folder)
{
	if ((root = open(folder, O_DIRECTORY | O_CLOEXEC)) == -1)
		err(2, "%s", folder);
}

/* Only names below the folder: no step up, no leading slash. */
static bool
is_safe(const char *path)
{
	return *path != '\0' && *path != '/' && strcmp(path, "..") != 0 &&
	    strncmp(path, "../", 3) != 0 && strstr(path, "/../") == NULL &&
	    (strlen(path) < 3 || strcmp(path + strlen(path) - 3, "/..") != 0);
}

/* O_NONBLOCK: a FIFO there must not be waited for. */
int
files_find(const char *path)
{
	struct stat st;
	int file;

	if (root == -1 || path[0] != '/' || !is_safe(path + 1))
		return -1;
	file = openat(root, path + 1,
	    O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (file != -1 && (fstat(file, &st) == -1 || !S_ISREG(st.st_mode))) {
		close(file);
		file = -1;
	}
	return file;
}

static bool
copy_file(struct conn *c, int file, off_t left)
{
	char block[65536];
	ssize_t n;

	while (left > 0) {
		n = read(file, block, sizeof block);
		if (n <= 0 || !conn_put(c, block, (size_t)n))
			return false;
		left -= n;
	}
	return left == 0;
}

static bool
is_same(const struct request *q, const char *etag, const char *modified)
{
	const char *tag = fields_get(&q->headers, "If-None-Match");
	const char *time = fields_get(&q->headers, "If-Modified-Since");

	if (tag != NULL)
		return strcmp(tag, etag) == 0;
	return time != NULL && strcmp(time, modified) == 0;
}

bool
files_send(struct conn *c, const struct request *q, int file)
{
	char head[1024], etag[64], modified[64], line[64];
	struct stat st = { .st_size = 0 };
	struct tm tm;
	bool same, good;

	fstat(file, &st);
	snprintf(etag, sizeof etag, "\"%llx-%llx-%lx\"",
	    (unsigned long long)st.st_size,
	    (unsigned long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
	strftime(modified, sizeof modified, "%a, %d %b %Y %H:%M:%S GMT",
	    gmtime_r(&st.st_mtim.tv_sec, &tm));
	same = is_same(q, etag, modified);
	snprintf(head, sizeof head, "HTTP/1.1 %s\r\nContent-Type: %s\r\n"
	    "Content-Length: %lld\r\nETag: %s\r\nLast-Modified: %s\r\n\r\n",
	    reply_status(same ? 304 : 200, line), files_type(q->path),
	    same ? 0LL : (long long)st.st_size, etag, modified);
	good = conn_puts(c, head) &&
	    (same || c->bare || copy_file(c, file, st.st_size));
	close(file);
	return good;
}
