#include "test/net/fields.h"

#include <stdlib.h>
#include <strings.h>

#include "lib/base/xalloc.h"

void
fields_add(struct fields *f, char *name, char *value)
{
	f->list = xreallocarray(f->list, f->n + 1, sizeof *f->list);
	f->list[f->n++] = (struct field){ name, value };
}

const char *
fields_get(const struct fields *f, const char *name)
{
	for (size_t i = 0; i < f->n; i++)
		if (strcasecmp(f->list[i].name, name) == 0)
			return f->list[i].value;
	return NULL;
}

void
fields_free(struct fields *f)
{
	free(f->list);
	*f = (struct fields){ NULL, 0 };
}
