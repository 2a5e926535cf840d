#include "lib/net/keys.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/buf.h"
#include "lib/base/nearest.h"
#include "lib/net/sources.h"

int
keys_fault(const struct source *s, const char *key, struct where *where,
    const char *why, ...)
{
	const struct config_key *k = config_key(s->section, key);
	char text[400];
	va_list ap;

	va_start(ap, why);
	vsnprintf(text, sizeof text, why, ap);
	va_end(ap);
	return where_set(where, s->config->path,
	    k != NULL ? k->line : s->section->line, "%s", text);
}

int
keys_need(const struct source *s, const char *key, const char *example,
    struct where *where)
{
	const char *value = config_get(s->section, key);

	if (value != NULL && *value != '\0')
		return 0;
	return keys_fault(s, key, where, "a source of type %s needs %s, as "
	    "%s = %s", s->adapter->type, key, key, example);
}

int
keys_word(const struct source *s, const char *key, const char *const words[],
    struct where *where)
{
	const char *value = config_get(s->section, key), *meant;
	struct buf all = BUF_INIT;
	size_t n = 0;

	if (value == NULL)
		return 0;
	for (; words[n] != NULL; n++) {
		if (strcmp(words[n], value) == 0) {
			buf_free(&all);
			return 0;
		}
		buf_printf(&all, "%s%s", n != 0 ? ", " : "", words[n]);
	}
	meant = nearest(value, words, n);
	keys_fault(s, key, where, "%s = %s: it is one of %s%s%s%s", key,
	    value, all.s, meant != NULL ? "; did you mean \"" : "",
	    meant != NULL ? meant : "", meant != NULL ? "\"?" : "");
	buf_free(&all);
	return -1;
}

int
keys_number(const struct source *s, const char *key, long least, long most,
    struct where *where)
{
	const char *value = config_get(s->section, key);
	char *end;
	long n;

	if (value == NULL)
		return 0;
	n = strtol(value, &end, 10);
	if (end != value && *end == '\0' && n >= least && n <= most)
		return 0;
	return keys_fault(s, key, where, "%s = %s: it is a number from %ld "
	    "to %ld", key, value, least, most);
}

int
keys_names(const struct source *s, const char *key, const char *marks,
    struct where *where)
{
	const char *value = config_get(s->section, key);

	for (const char *c = value; c != NULL && *c != '\0'; c++)
		if (!isalnum((unsigned char)*c) && *c != ' ' &&
		    strchr(marks, *c) == NULL)
			return keys_fault(s, key, where, "%s = %s: it has "
			    "letters, digits%s%s, and blanks between several",
			    key, value, *marks != '\0' ? " and " : "", marks);
	return 0;
}
