#include "lib/privacy/voice.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/base/xalloc.h"

#define KEY		crypto_generichash_KEYBYTES	/* 32 */
#define FILE_MOST	4096
#define MONTH_MOST	16

struct voice {
	unsigned char	office[KEY];
	unsigned char	period[KEY];
	char		month[MONTH_MOST];	/* that `period` is of */
	size_t		month_len;
};

/* Say what is wrong with the file, or give 0. */
static int
check(int fd, const char *path, struct where *where)
{
	struct stat st;

	if (fstat(fd, &st) == -1)
		return where_set(where, path, 0, "%s", strerror(errno));
	if (!S_ISREG(st.st_mode))
		return where_set(where, path, 0, "not a regular file");
	if (st.st_uid != geteuid())
		return where_set(where, path, 0, "belongs to another user; "
		    "a voice key must be your own");
	if ((st.st_mode & 0177) != 0)
		return where_set(where, path, 0, "mode is %04o: others must "
		    "not read a voice key; chmod 600 it",
		    (unsigned)st.st_mode & 07777);
	return 0;
}

/* The office's key from the bytes of the file. */
static int
derive(struct voice *v, const unsigned char *s, size_t len, const char *path,
    struct where *where)
{
	unsigned char hex[KEY];
	size_t digits = len, n = 0;

	while (digits > 0 && (s[digits - 1] == '\n' || s[digits - 1] == '\r'))
		digits--;
	if (digits == 2 * KEY && sodium_hex2bin(hex, KEY, (const char *)s,
	    digits, NULL, &n, NULL) == 0 && n == KEY) {
		s = hex;
		len = KEY;
	}
	if (len < KEY)
		return where_set(where, path, 0, "only %zu bytes; a voice key "
		    "has 64 hexadecimal digits, or 32 bytes or more", len);
	if (len > FILE_MOST)
		return where_set(where, path, 0, "more than %d bytes; a voice "
		    "key has 64 hexadecimal digits, or 32 bytes or more",
		    FILE_MOST);
	crypto_generichash(v->office, KEY, s, len, NULL, 0);
	sodium_memzero(hex, sizeof hex);
	return 0;
}

static int
load(struct voice *v, const char *path, struct where *where)
{
	unsigned char text[FILE_MOST + 1];
	ssize_t n = 0;
	size_t len = 0;
	int fd, status = -1;

	/* Not to wait for a pipe that nobody writes to. */
	if ((fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)) == -1)
		return where_set(where, path, 0, "%s", strerror(errno));
	if (check(fd, path, where) == 0) {
		while (len < sizeof text &&
		    (n = read(fd, text + len, sizeof text - len)) > 0)
			len += (size_t)n;
		status = n == -1 ?
		    where_set(where, path, 0, "%s", strerror(errno)) :
		    derive(v, text, len, path, where);
	}
	sodium_memzero(text, sizeof text);
	close(fd);
	return status;
}

struct voice *
voice_open(const char *path, struct where *where)
{
	struct voice *v = xcalloc(1, sizeof *v);

	v->month_len = MONTH_MOST + 1;		/* no month yet */
	if (path == NULL) {
		randombytes_buf(v->office, KEY);
	} else if (load(v, path, where) == -1) {
		voice_free(v);
		return NULL;
	}
	return v;
}

void
voice_free(struct voice *v)
{
	if (v == NULL)
		return;
	sodium_memzero(v, sizeof *v);
	free(v);
}

static void
turn_to(struct voice *v, struct span month)
{
	if (month.len <= MONTH_MOST && month.len == v->month_len &&
	    memcmp(v->month, month.s, month.len) == 0)
		return;
	crypto_generichash(v->period, KEY, (const unsigned char *)month.s,
	    month.len, v->office, KEY);
	v->month_len = month.len <= MONTH_MOST ? month.len : MONTH_MOST + 1;
	if (v->month_len <= MONTH_MOST)
		memcpy(v->month, month.s, month.len);
}

const char *
voice_of(struct voice *v, struct span source, struct span author,
    struct span month, char out[VOICE_SIZE])
{
	crypto_generichash_state state;
	unsigned char hash[crypto_generichash_BYTES_MIN];

	turn_to(v, month);
	crypto_generichash_init(&state, v->period, KEY, sizeof hash);
	crypto_generichash_update(&state, (const unsigned char *)source.s,
	    source.len);
	crypto_generichash_update(&state, (const unsigned char *)"", 1);
	crypto_generichash_update(&state, (const unsigned char *)author.s,
	    author.len);
	crypto_generichash_final(&state, hash, sizeof hash);
	return sodium_bin2hex(out, VOICE_SIZE, hash, 8);
}

bool
voice_valid(struct span a)
{
	if (a.len != VOICE_SIZE - 1)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (a.s[i] == '\0' ||
		    strchr("0123456789abcdef", a.s[i]) == NULL)
			return false;
	return true;
}
