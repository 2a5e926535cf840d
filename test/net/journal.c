#include "test/net/journal.h"

#include <err.h>
#include <jansson.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>

#include "lib/base/utf8.h"

#define HEADERS_MOST	32

static FILE *file;
static struct timespec start;
static const char *wanted[HEADERS_MOST];
static size_t nwanted;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void
journal_open(const char *path)
{
	if ((file = fopen(path, "we")) == NULL)
		err(2, "%s", path);
	clock_gettime(CLOCK_MONOTONIC, &start);
}

void
journal_header(const char *name)
{
	if (nwanted == HEADERS_MOST)
		errx(2, "more than %d headers to log", HEADERS_MOST);
	wanted[nwanted++] = name;
}

static json_t *
string(struct span text)
{
	struct buf good = BUF_INIT;
	uint32_t code;
	json_t *made;
	size_t n;

	while ((n = utf8_next(text, &code)) != 0) {
		utf8_put(&good, code);
		text.s += n;
		text.len -= n;
	}
	made = json_stringn(buf_get(&good).s, good.len);
	buf_free(&good);
	return made;
}

/* The second value of a name makes an array of both. */
static void
add_value(json_t *all, const char *name, json_t *value)
{
	json_t *before = json_object_get(all, name);

	if (json_is_array(before)) {
		json_array_append_new(before, value);
		return;
	}
	if (before != NULL)
		value = json_pack("[O, o]", before, value);
	json_object_set_new(all, name, value);
}

static json_t *
query(const struct fields *f)
{
	json_t *all = json_object(), *name;

	for (size_t i = 0; i < f->n; i++) {
		name = string(span_of(f->list[i].name));
		add_value(all, json_string_value(name),
		    string(span_of(f->list[i].value)));
		json_decref(name);
	}
	return all;
}

static json_t *
headers(const struct fields *f)
{
	json_t *all = json_object();
	const char *value;

	for (size_t i = 0; i < nwanted; i++)
		if ((value = fields_get(f, wanted[i])) != NULL)
			json_object_set_new(all, wanted[i],
			    string(span_of(value)));
	return all;
}

static json_int_t
elapsed(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (now.tv_sec - start.tv_sec) * 1000 +
	    (now.tv_nsec - start.tv_nsec) / 1000000;
}

void
journal_add(const struct request *q, const char *answer)
{
	json_t *line;

	if (file == NULL)
		return;
	pthread_mutex_lock(&lock);
	line = json_pack("{s:I, s:o, s:o, s:o, s:o, s:o, s:s}",
	    "ms", elapsed(), "method", string(span_of(q->method)),
	    "path", string(span_of(q->path)), "query", query(&q->query),
	    "headers", headers(&q->headers),
	    "body", string(buf_get(&q->body)), "answer", answer);
	json_dumpf(line, file, JSON_COMPACT);
	putc('\n', file);
	if (fflush(file) == EOF)
		err(2, "the log");
	json_decref(line);
	pthread_mutex_unlock(&lock);
}
