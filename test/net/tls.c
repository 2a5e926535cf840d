#include "test/net/tls.h"

#include <err.h>
#include <limits.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <stdio.h>

#include "lib/base/buf.h"

static SSL_CTX *context;

static void
extend(X509 *cert, int what, const char *value)
{
	X509_EXTENSION *ext = X509V3_EXT_conf_nid(NULL, NULL, what, value);

	if (ext == NULL || X509_add_ext(cert, ext, -1) != 1)
		errx(2, "tls: the certificate cannot have: %s", value);
	X509_EXTENSION_free(ext);
}

static void
add_hosts(X509 *cert, unsigned hosts)
{
	struct buf names = BUF_INIT;

	buf_puts(&names, "DNS:localhost");
	for (unsigned i = 1; i <= hosts; i++)
		buf_printf(&names, ",IP:127.0.0.%u", i);
	extend(cert, NID_subject_alt_name, names.s);
	buf_free(&names);
}

static X509 *
certificate(EVP_PKEY *key, unsigned hosts)
{
	X509 *cert = X509_new();
	X509_NAME *name = X509_get_subject_name(cert);

	X509_set_version(cert, 2);
	ASN1_INTEGER_set(X509_get_serialNumber(cert), 1);
	X509_gmtime_adj(X509_getm_notBefore(cert), -3600);
	X509_gmtime_adj(X509_getm_notAfter(cert), 86400);
	X509_set_pubkey(cert, key);
	X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
	    (const unsigned char *)"mock platforms", -1, -1, 0);
	X509_set_issuer_name(cert, name);
	extend(cert, NID_basic_constraints, "critical,CA:TRUE");
	add_hosts(cert, hosts);
	if (X509_sign(cert, key, EVP_sha256()) == 0)
		errx(2, "tls: the certificate cannot be signed");
	return cert;
}

static void
write_pem(X509 *cert, const char *path)
{
	FILE *fp = fopen(path, "w");

	if (fp == NULL || PEM_write_X509(fp, cert) != 1 || fclose(fp) == EOF)
		err(2, "%s", path);
}

void
tls_init(unsigned hosts, const char *ca_file)
{
	EVP_PKEY *key = EVP_EC_gen("P-256");
	X509 *cert;

	context = SSL_CTX_new(TLS_server_method());
	if (key == NULL || context == NULL)
		errx(2, "tls: libssl does not start");
	cert = certificate(key, hosts);
	if (SSL_CTX_use_certificate(context, cert) != 1 ||
	    SSL_CTX_use_PrivateKey(context, key) != 1)
		errx(2, "tls: libssl does not take its certificate");
	if (ca_file != NULL)
		write_pem(cert, ca_file);
	X509_free(cert);
	EVP_PKEY_free(key);
}

void *
tls_accept(int fd)
{
	SSL *ssl = SSL_new(context);

	if (ssl != NULL && SSL_set_fd(ssl, fd) == 1 && SSL_accept(ssl) == 1)
		return ssl;
	SSL_free(ssl);
	return NULL;
}

ssize_t
tls_read(void *tls, void *bytes, size_t len)
{
	return SSL_read(tls, bytes, len < INT_MAX ? (int)len : INT_MAX);
}

ssize_t
tls_write(void *tls, const void *bytes, size_t len)
{
	return SSL_write(tls, bytes, len < INT_MAX ? (int)len : INT_MAX);
}

void
tls_free(void *tls)
{
	SSL_free(tls);
}
