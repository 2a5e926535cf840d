#include "lib/net/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/map.h"
#include "lib/base/xalloc.h"

#define MOST	4096
#define SHOWN	"[secret]"
#define LEAST	6	/* a shorter one would be found in innocent words */

static struct map *loaded;	/* by the file or variable it came from */

static void
drop(void *value)
{
	secret_free(value);
}

/* 0, or -1 with why. */
static int
read_file(const char *path, char out[MOST], char why[256])
{
	struct stat st;
	ssize_t n = -1;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd == -1 || fstat(fd, &st) == -1) {
		snprintf(why, 256, "%.150s: %s", path, strerror(errno));
	} else if ((st.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
		snprintf(why, 256, "%.150s: others may read this secret; "
		    "chmod 600 it", path);
	} else if ((n = read(fd, out, MOST - 1)) == -1) {
		snprintf(why, 256, "%.150s: %s", path, strerror(errno));
	}
	if (fd != -1)
		close(fd);
	out[n > 0 ? n : 0] = '\0';
	return n == -1 ? -1 : 0;
}

bool
secret_is_sound(const char *text)
{
	for (const char *c = text; *c != '\0'; c++)
		if (*c <= 0x20 || *c >= 0x7f)
			return false;
	return *text != '\0';
}

/* Who borrowed the value before may hold it still, and it stays hidden. */
static void
remember(const char *origin, char *copy)
{
	char *old = map_put(loaded, span_of(origin), copy), *name;

	if (old == NULL)
		return;
	name = xasprintf("%s\n%zu", origin, map_count(loaded));
	map_put(loaded, span_of(name), old);
	free(name);
}

static const char *
keep(const char *origin, char *text, char why[256])
{
	struct span trimmed = span_trim(span_of(text));
	char *copy = xstrndup(trimmed.s, trimmed.len);

	explicit_bzero(text, strlen(text));
	if (!secret_is_sound(copy)) {
		snprintf(why, 256, "%.150s: holds no secret in one line of "
		    "printable characters", origin);
		drop(copy);
		return NULL;
	}
	remember(origin, copy);
	return copy;
}

static const struct config_key *
key_of(const struct source *s, const char *name, const char *end)
{
	char key[64];

	snprintf(key, sizeof key, "%s_%s", name, end);
	return config_key(s->section, key);
}

bool
secret_named(const struct source *s, const char *name)
{
	return key_of(s, name, "file") != NULL ||
	    key_of(s, name, "env") != NULL;
}

static const char *
get(const struct source *s, const char *name, bool anew, char why[256])
{
	const struct config_key *file = key_of(s, name, "file");
	const struct config_key *env = key_of(s, name, "env");
	char text[MOST] = "", *path;
	const char *got;

	if (loaded == NULL)
		loaded = map_new(drop);
	if (file == NULL && env == NULL) {
		snprintf(why, 256, "needs a secret; set %s_file or %s_env",
		    name, name);
		return NULL;
	}
	path = file != NULL ? source_beside(s, file->value) :
	    xstrdup(env->value);
	if (anew || (got = map_get(loaded, span_of(path))) == NULL) {
		got = NULL;
		if (file == NULL && getenv(path) != NULL)
			snprintf(text, sizeof text, "%s", getenv(path));
		if (file == NULL || read_file(path, text, why) == 0)
			got = keep(path, text, why);
	}
	free(path);
	return got;
}

const char *
secret_get(const struct source *s, const char *name, char why[256])
{
	return get(s, name, false, why);
}

const char *
secret_again(const struct source *s, const char *name, char why[256])
{
	return get(s, name, true, why);
}

static bool
write_whole(int fd, const char *text)
{
	size_t n = strlen(text);

	return fchmod(fd, S_IRUSR | S_IWUSR) == 0 &&
	    write(fd, text, n) == (ssize_t)n && write(fd, "\n", 1) == 1 &&
	    fsync(fd) == 0;
}

/* A rename is safe from a power cut when its folder is. */
static void
sync_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash != NULL ? xstrndup(path,
	    (size_t)(slash - path) + 1) : xstrdup(".");
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd != -1) {
		fsync(fd);
		close(fd);
	}
	free(folder);
}

static bool
replace_file(const char *path, const char *value, char why[256])
{
	char *temp = xasprintf("%s.XXXXXX", path);
	int fd = mkostemp(temp, O_CLOEXEC);
	bool good = fd != -1 && write_whole(fd, value);

	good = (fd == -1 || close(fd) == 0) && good &&
	    rename(temp, path) == 0;
	if (!good) {
		snprintf(why, 256, "%.150s: a new secret cannot be put there: "
		    "%s", path, strerror(errno));
		if (fd != -1)
			unlink(temp);
	} else {
		sync_folder(path);
	}
	free(temp);
	return good;
}

bool
secret_replace(const struct source *s, const char *name, const char *value,
    char why[256])
{
	const struct config_key *file = key_of(s, name, "file");
	bool good;
	char *path;

	if (loaded == NULL)
		loaded = map_new(drop);
	if (file == NULL) {
		snprintf(why, 256, "needs %s_file, to keep a new secret in",
		    name);
		return false;
	}
	path = source_beside(s, file->value);
	good = replace_file(path, value, why);
	/* Even one that could not be kept must not be shown. */
	remember(path, xstrdup(value));
	free(path);
	return good;
}

void
secret_learn(const char *name, const char *value)
{
	char *old;

	if (loaded == NULL)
		loaded = map_new(drop);
	old = map_put(loaded, span_of(name), xstrdup(value));
	if (old != NULL)
		drop(old);
}

void
secret_free(char *text)
{
	if (text != NULL)
		explicit_bzero(text, strlen(text));
	free(text);
}

void
secret_hide(char *text)
{
	const char *secret;
	char *at;
	size_t n;

	for (size_t i = 0; loaded != NULL && i < map_count(loaded); i++) {
		secret = map_value(loaded, i);
		n = strlen(secret);
		while (n >= LEAST && (at = strstr(text, secret)) != NULL) {
			/* LEAST < strlen(SHOWN): a short one loses letters. */
			memcpy(at, SHOWN, n < sizeof SHOWN - 1 ? n :
			    sizeof SHOWN - 1);
			if (n > sizeof SHOWN - 1)
				memmove(at + sizeof SHOWN - 1, at + n,
				    strlen(at + n) + 1);
		}
	}
}

void
secret_forget(void)
{
	map_free(loaded);
	loaded = NULL;
}
