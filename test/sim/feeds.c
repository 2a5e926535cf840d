#include "test/sim/feeds.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "lib/base/clock.h"
#include "lib/base/xalloc.h"
#include "test/sim/format.h"

#define DAY	86400

struct feeds {
	const struct scene	*scene;
	struct item		*items[SCENE_MOST];
	size_t			 n[SCENE_MOST];
};

struct feeds *
feeds_new(const struct scene *scene)
{
	struct feeds *f = xcalloc(1, sizeof *f);

	f->scene = scene;
	return f;
}

static struct buf
copy(const struct buf *b)
{
	struct buf new = BUF_INIT;

	buf_span(&new, buf_get(b));
	return new;
}

void
feeds_item(struct feeds *f, const struct item *it)
{
	size_t src = it->source;
	struct item *kept;

	f->items[src] = xreallocarray(f->items[src], f->n[src] + 1,
	    sizeof *it);
	kept = &f->items[src][f->n[src]++];
	*kept = *it;
	kept->url = copy(&it->url);
	kept->title = copy(&it->title);
	kept->text = copy(&it->text);
	kept->author_name = copy(&it->author_name);
}

void
feeds_free(struct feeds *f)
{
	for (size_t s = 0; s < SCENE_MOST; s++) {
		for (size_t i = 0; i < f->n[s]; i++) {
			buf_free(&f->items[s][i].url);
			buf_free(&f->items[s][i].title);
			buf_free(&f->items[s][i].text);
			buf_free(&f->items[s][i].author_name);
		}
		free(f->items[s]);
	}
	free(f);
}

/* What the source shows at `now`: its newest items, since its last gap. */
static void
shown(const struct feeds *f, size_t src, int64_t now, struct format_job *job)
{
	const struct scene *s = f->scene;
	size_t first = 0, end = 0;
	int64_t since = s->start;

	for (size_t i = 0; i < s->ngaps; i++)
		if (s->gaps[i].source == src && s->gaps[i].to <= now)
			since = s->gaps[i].to;
	for (size_t i = 0; i < f->n[src]; i++) {
		first += f->items[src][i].at < since;
		end += f->items[src][i].at < now;
	}
	if (end - first > s->sources[src].keep)
		first = end - s->sources[src].keep;
	job->source = &s->sources[src];
	job->items = f->items[src] + first;
	job->n = end - first;
}

/* 0, or -1 with the place and errno's reason. */
static int
save(const char *folder, const char *name, const struct buf *b,
    struct where *where)
{
	char *path = xasprintf("%s/%s", folder, name);
	FILE *fp = fopen(path, "we");
	bool good;

	good = fp != NULL && fwrite(b->s, 1, b->len, fp) == b->len;
	if (fp != NULL && fclose(fp) == EOF)
		good = false;
	if (!good)
		where_set(where, path, 0, "%s", strerror(errno));
	free(path);
	return good ? 0 : -1;
}

static int
make_folder(const char *path, struct where *where)
{
	if (mkdir(path, 0777) == 0 || errno == EEXIST)
		return 0;
	return where_set(where, path, 0, "%s", strerror(errno));
}

static int
write_round(const struct feeds *f, const char *folder, int64_t now,
    struct buf *sources, struct where *where)
{
	struct format_job job = { .now = now, .start = f->scene->start };
	struct buf b = BUF_INIT;
	char *name;
	int status = make_folder(folder, where);

	buf_reset(sources);
	buf_puts(sources, "; Written by the simulator: what it wrote, as "
	    "sources for sb-fetch.\n");
	for (size_t i = 0; i < f->scene->nsources && status == 0; i++) {
		shown(f, i, now, &job);
		if ((name = format_name(job.source)) == NULL)
			continue;
		buf_reset(&b);
		format_write(&job, &b);
		format_section(&job, sources);
		status = save(folder, name, &b, where);
		free(name);
	}
	buf_free(&b);
	return status;
}

/* The moment that the round stands for, in seconds, beside its folder. */
static int
write_now(const char *folder, int round, int64_t now, struct where *where)
{
	struct buf b = BUF_INIT;
	char *name = xasprintf("round%d.now", round);
	int status;

	buf_printf(&b, "%lld\n", (long long)now);
	status = save(folder, name, &b, where);
	buf_free(&b);
	free(name);
	return status;
}

int
feeds_write(const struct feeds *f, const char *folder, struct where *where)
{
	const int64_t days[2] = { (int64_t)f->scene->round,
	    (int64_t)f->scene->days };
	struct buf sources = BUF_INIT;
	char *round;
	int64_t now;
	int status = make_folder(folder, where);

	for (int i = 0; i < 2 && status == 0; i++) {
		now = f->scene->start + days[i] * DAY;
		round = xasprintf("%s/round%d", folder, i + 1);
		status = write_round(f, round, now, &sources, where);
		free(round);
		if (status == 0)
			status = write_now(folder, i + 1, now, where);
	}
	if (status == 0)
		status = save(folder, "sources.ini", &sources, where);
	buf_free(&sources);
	return status;
}
