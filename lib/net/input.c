#include "lib/net/input.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"
#include "lib/net/fetch.h"

static bool
open_file(struct visit *v, struct input *in)
{
	if ((v->fetch->state != NULL && !digest_file(in->path, in->digest)) ||
	    (in->fp = fopen(in->path, "rbe")) == NULL) {
		visit_fail(v, VISIT_FAILED, "%s: %s", in->path,
		    strerror(errno));
		return false;
	}
	if (!v->memory.known || strcmp(in->digest, v->memory.body) != 0)
		return true;
	v->outcome.state = VISIT_UNCHANGED;
	return false;
}

bool
input_open(struct visit *v, struct input *in)
{
	const struct source *s = v->source;
	struct document *d = &in->document;

	*in = (struct input){ .path = s->file != NULL ? s->file : s->name };
	if (s->file != NULL)
		return open_file(v, in);
	if (!visit_document(v, d))
		return false;
	memcpy(in->digest, d->digest, sizeof in->digest);
	in->fp = fmemopen(d->bytes, d->len != 0 ? d->len : 1, "r");
	return in->fp != NULL;
}

void
input_keep(struct visit *v, struct input *in)
{
	if (v->outcome.state != VISIT_OK)
		return;
	if (ferror(in->fp))
		visit_fail(v, VISIT_FAILED, "%s: cannot be read to its end",
		    in->path);
	else if (v->source->url != NULL)
		visit_keep(v, &in->document);
	else
		memcpy(v->memory.body, in->digest, sizeof v->memory.body);
}

void
input_close(struct input *in)
{
	if (in->fp != NULL)
		fclose(in->fp);
	visit_document_free(&in->document);
}

void
input_skip(struct visit *v, const struct input *in, uint64_t line,
    struct span raw, uint64_t bytes, const char *why, bool quietly)
{
	struct fetch *f = v->fetch;
	char *text;

	v->outcome.skipped++;
	if (!quietly) {
		text = xasprintf("%s:%llu: %s", in->path,
		    (unsigned long long)line, why);
		f->say(text);
		free(text);
	}
	if (f->reject != NULL)
		reject_put(f->reject, in->path, line, why, raw, bytes);
}

void
input_sum(struct visit *v, const struct input *in, uint64_t line,
    const char *what, uint64_t times)
{
	char *text;

	if (times == 0)
		return;
	text = xasprintf("%s:%llu: %s; %llu in all", in->path,
	    (unsigned long long)line, what, (unsigned long long)times);
	v->fetch->say(text);
	free(text);
}
