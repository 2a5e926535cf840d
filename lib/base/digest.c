#include "lib/base/digest.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

static const char *
hex(const unsigned char hash[crypto_hash_sha256_BYTES], char out[DIGEST_SIZE])
{
	memcpy(out, "sha256:", 7);
	sodium_bin2hex(out + 7, DIGEST_SIZE - 7, hash,
	    crypto_hash_sha256_BYTES);
	return out;
}

const char *
digest_span(struct span a, char out[DIGEST_SIZE])
{
	unsigned char hash[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(hash, (const unsigned char *)a.s, a.len);
	return hex(hash, out);
}

bool
digest_file(const char *path, char out[DIGEST_SIZE])
{
	unsigned char hash[crypto_hash_sha256_BYTES], chunk[16384];
	crypto_hash_sha256_state state;
	FILE *fp;
	size_t n;
	bool read;

	if ((fp = fopen(path, "rb")) == NULL)
		return false;
	crypto_hash_sha256_init(&state);
	while ((n = fread(chunk, 1, sizeof chunk, fp)) > 0)
		crypto_hash_sha256_update(&state, chunk, n);
	read = !ferror(fp);
	fclose(fp);
	crypto_hash_sha256_final(&state, hash);
	hex(hash, out);
	return read;
}

uint64_t
digest_hash64(struct span a)
{
	unsigned char hash[16];
	uint64_t value = 0;

	crypto_generichash(hash, sizeof hash, (const unsigned char *)a.s,
	    a.len, NULL, 0);
	for (size_t i = 0; i < 8; i++)
		value = value << 8 | hash[i];
	return value;
}
