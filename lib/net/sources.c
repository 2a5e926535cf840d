#include "lib/net/sources.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/span.h"
#include "lib/base/xalloc.h"

static const char *const global[] = { "contact", "proxy", NULL };

static struct source *
add(struct sources *all, const struct config_section *section,
    const char *name)
{
	struct source *s;

	all->items = xreallocarray(all->items, all->n + 1,
	    sizeof *all->items);
	s = &all->items[all->n++];
	*s = (struct source){ .name = xstrdup(name),
	    .config = &all->config, .section = section };
	return s;
}

int
sources_take(struct sources *all, const struct config_section *section,
    struct where *where)
{
	if (strcmp(section->name, "fetch") != 0)
		return source_take(add(all, section, section->name), where);
	if (config_check(&all->config, section, global, where) == -1)
		return -1;
	all->contact = config_get(section, "contact");
	all->proxy = config_get(section, "proxy");
	return 0;
}

int
sources_load(struct sources *all, const char *path, struct where *where)
{
	*all = (struct sources){ .n = 0 };
	if (config_load(&all->config, path, where) == -1)
		return -1;
	for (size_t i = 0; i < all->config.n; i++)
		if (sources_take(all, &all->config.sections[i], where) == -1)
			goto bad;
	if (all->n != 0)
		return 0;
	where_set(where, path, 0, "names no source; each is a [section]");
bad:
	sources_free(all);
	return -1;
}

/* The last part of an address or a path, as far as a name may have it. */
static char *
name_of(const char *operand)
{
	size_t len = strcspn(operand, "?#");
	const char *at = operand, *slash;
	char *name, *dot;

	while (len > 0 && operand[len - 1] == '/')
		len--;
	slash = memrchr(operand, '/', len);
	if (slash != NULL)
		at = slash + 1;
	name = xstrndup(at, (size_t)(operand + len - at));
	for (char *c = name; *c != '\0'; c++)
		if (!isalnum((unsigned char)*c) && strchr("-_.", *c) == NULL)
			*c = '-';
	if ((dot = strrchr(name, '.')) != NULL && dot != name)
		*dot = '\0';
	return name;
}

int
sources_single(struct sources *all, const char *operand, struct where *where)
{
	static const char *const tables[] = {
		".csv", ".tsv", ".ndjson", ".jsonl",
	};
	static const struct config_section none = { .name = (char *)"" };
	bool far = source_is_address(operand);
	struct span bare = span_of(operand);
	struct source *s;
	char *name = name_of(operand);

	*all = (struct sources){ .n = 0 };
	all->config.path = xstrdup(far ? name : operand);
	s = add(all, &none, name);
	free(name);
	s->adapter = adapter_find("feed");
	bare.len = far ? strcspn(operand, "?#") : bare.len;
	for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
		if (span_ends(bare, tables[i]))
			s->adapter = adapter_find("import");
	*(far ? &s->url : &s->file) = xstrdup(operand);
	s->private = true;		/* it was typed, not read somewhere */
	s->label = s->adapter->label;
	s->kind = s->adapter->kind;
	if (policy_take(&s->policy, s->adapter->type, &all->config, &none,
	    where) == 0 && s->adapter->check(s, where) == 0)
		return 0;
	sources_free(all);
	return -1;
}

void
sources_free(struct sources *all)
{
	for (size_t i = 0; i < all->n; i++)
		source_free(&all->items[i]);
	free(all->items);
	config_free(&all->config);
	*all = (struct sources){ .n = 0 };
}
