#include "lib/io/config.h"

#include <ini.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/nearest.h"
#include "lib/base/xalloc.h"
#include "lib/io/slurp.h"

#define LINE_MOST	4096
#define NAME_MOST	48		/* inih cuts longer names in silence */

/* inih asks for lines and calls back; `line` is where the one in hand began. */
struct loading {
	struct config	*config;
	struct where	*where;
	const char	*at;
	size_t		 line;
	bool		 indented;
	bool		 faulty;
};

/* As fgets(3) for inih, from memory, counting lines. */
static char *
give_line(char *str, int num, void *arg)
{
	struct loading *l = arg;
	size_t len;

	if (*l->at == '\0')
		return NULL;
	len = strcspn(l->at, "\n");
	l->line++;
	if (len + 2 > (size_t)num) {
		where_set(l->where, l->config->path, l->line, "a line of %zu "
		    "bytes; go on in an indented line", len);
		l->faulty = true;
		return NULL;
	}
	l->indented = l->at[0] == ' ' || l->at[0] == '\t';
	memcpy(str, l->at, len);
	str[len] = '\0';
	l->at += len + (l->at[len] == '\n');
	return str;
}

static struct config_section *
section(struct loading *l, const char *name)
{
	struct config *c = l->config;
	struct config_section *s;

	if (strlen(name) > NAME_MOST) {
		where_set(l->where, c->path, l->line, "a name of a section "
		    "with more than %d bytes", NAME_MOST);
		return NULL;
	}
	if (c->n != 0 && strcmp(c->sections[c->n - 1].name, name) == 0)
		return &c->sections[c->n - 1];
	for (size_t i = 0; i < c->n; i++) {
		if (strcmp(c->sections[i].name, name) != 0)
			continue;
		where_set(l->where, c->path, l->line, "section [%s] was "
		    "there already, on line %zu", name, c->sections[i].line);
		return NULL;
	}
	c->sections = xreallocarray(c->sections, c->n + 1,
	    sizeof *c->sections);
	s = &c->sections[c->n++];
	*s = (struct config_section){ .name = xstrdup(name), .line = l->line };
	return s;
}

/*
 * The length of a line that goes on, without its comment: inih before its
 * release 56 leaves comments in these.
 */
static size_t
uncommented(const char *line)
{
	size_t len;

	for (len = 0; line[len] != '\0'; len++)
		if (line[len] == ';' && len > 0 && strchr(" \t",
		    line[len - 1]) != NULL)
			break;
	if (line[len] == '\0')
		return len;
	while (len > 0 && strchr(" \t", line[len - 1]) != NULL)
		len--;
	return len;
}

static int
take(void *arg, const char *name_of_section, const char *name,
    const char *value)
{
	struct loading *l = arg;
	struct config_section *s;
	struct config_key *last;
	char *joined;

	if ((s = section(l, name_of_section)) == NULL)
		return 0;
	if (strlen(name) > NAME_MOST) {
		where_set(l->where, l->config->path, l->line, "a key with "
		    "more than %d bytes", NAME_MOST);
		return 0;
	}
	/* An indented line comes as the key before it once more. */
	last = s->n != 0 ? &s->keys[s->n - 1] : NULL;
	if (last != NULL && l->indented && strcmp(last->name, name) == 0) {
		joined = xasprintf("%s %.*s", last->value,
		    (int)uncommented(value), value);
		free(last->value);
		last->value = joined;
		return 1;
	}
	if (config_key(s, name) != NULL) {
		where_set(l->where, l->config->path, l->line,
		    "\"%s\" was there already, on line %zu", name,
		    config_key(s, name)->line);
		return 0;
	}
	s->keys = xreallocarray(s->keys, s->n + 1, sizeof *s->keys);
	s->keys[s->n++] = (struct config_key){
		xstrdup(name), xstrdup(value), l->line
	};
	return 1;
}

int
config_load(struct config *c, const char *path, struct where *where)
{
	struct loading l = { .config = c, .where = where };
	char *text;
	size_t len;
	int fault;

	*c = (struct config){ .n = 0 };
	if ((text = slurp_text(path, &len, where)) == NULL)
		return -1;
	c->path = xstrdup(path);
	where->why[0] = '\0';
	l.at = text;
	ini_max_line = ini_initial_alloc = LINE_MOST;
	ini_use_stack = false;
	ini_stop_on_first_error = true;
	fault = ini_parse_stream(give_line, &l, take, &l);
	free(text);
	if (fault == 0 && !l.faulty)
		return 0;
	if (where->why[0] == '\0')
		where_set(where, path, fault > 0 ? (size_t)fault : 0,
		    "neither [section] nor key = value");
	config_free(c);
	return -1;
}

void
config_free(struct config *c)
{
	struct config_section *s;

	for (s = c->sections; s < c->sections + c->n; s++) {
		for (size_t i = 0; i < s->n; i++) {
			free(s->keys[i].name);
			free(s->keys[i].value);
		}
		free(s->keys);
		free(s->name);
	}
	free(c->sections);
	free(c->path);
	*c = (struct config){ .n = 0 };
}

const struct config_key *
config_key(const struct config_section *s, const char *name)
{
	for (size_t i = 0; i < s->n; i++)
		if (strcmp(s->keys[i].name, name) == 0)
			return &s->keys[i];
	return NULL;
}

const char *
config_get(const struct config_section *s, const char *name)
{
	const struct config_key *key = config_key(s, name);

	return key != NULL ? key->value : NULL;
}

int
config_check(const struct config *c, const struct config_section *s,
    const char *const names[], struct where *where)
{
	const char *meant;
	size_t n, k;

	for (n = 0; names[n] != NULL; n++)
		;
	for (size_t i = 0; i < s->n; i++) {
		for (k = 0; k < n; k++)
			if (strcmp(s->keys[i].name, names[k]) == 0)
				break;
		if (k < n)
			continue;
		meant = nearest(s->keys[i].name, names, n);
		return where_set(where, c->path, s->keys[i].line,
		    "unknown key \"%s\"%s%s%s", s->keys[i].name,
		    meant != NULL ? "; did you mean \"" : "",
		    meant != NULL ? meant : "", meant != NULL ? "\"?" : "");
	}
	return 0;
}
