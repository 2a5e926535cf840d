#include "lib/net/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

/* What the registries of IANA call not globally reachable. */
static const struct {
	unsigned char	 net[16];
	unsigned	 bits;
} closed4[] = {
	{ { 0 }, 8 }, { { 10 }, 8 }, { { 100, 64 }, 10 }, { { 127 }, 8 },
	{ { 169, 254 }, 16 }, { { 172, 16 }, 12 }, { { 192, 0, 0 }, 24 },
	{ { 192, 168 }, 16 }, { { 198, 18 }, 15 }, { { 224 }, 3 },
}, closed6[] = {
	{ { 0 }, 64 },			/* ::, ::1 and IPv4-compatible */
	{ { 0xfc }, 7 }, { { 0xfe, 0x80 }, 9 }, { { 0xff }, 8 },
};

static bool
within(const unsigned char *addr, const unsigned char *net, unsigned bits)
{
	unsigned whole = bits / 8, rest = bits % 8;
	unsigned char mask = (unsigned char)(0xff00 >> rest);

	return memcmp(addr, net, whole) == 0 && (rest == 0 ||
	    (addr[whole] & mask) == (net[whole] & mask));
}

static bool
closed_v4(const unsigned char *addr)
{
	for (size_t i = 0; i < sizeof closed4 / sizeof closed4[0]; i++)
		if (within(addr, closed4[i].net, closed4[i].bits))
			return true;
	return false;
}

bool
address_is_private(const struct sockaddr *sa)
{
	static const unsigned char mapped[12] = {
		[10] = 0xff, [11] = 0xff
	}, nat64[12] = { 0, 0x64, 0xff, 0x9b };
	const unsigned char *a;

	if (sa->sa_family == AF_INET)
		return closed_v4((const unsigned char *)
		    &((const struct sockaddr_in *)(const void *)sa)->sin_addr);
	if (sa->sa_family != AF_INET6)
		return true;
	a = ((const struct sockaddr_in6 *)(const void *)sa)->
	    sin6_addr.s6_addr;
	if (memcmp(a, mapped, 12) == 0 || memcmp(a, nat64, 12) == 0)
		return closed_v4(a + 12);
	if (a[0] == 0x20 && a[1] == 0x02)	/* 6to4 */
		return closed_v4(a + 2);
	for (size_t i = 0; i < sizeof closed6 / sizeof closed6[0]; i++)
		if (within(a, closed6[i].net, closed6[i].bits))
			return true;
	return false;
}

bool
address_is_link_local(const struct sockaddr *sa)
{
	static const unsigned char v4[2] = { 169, 254 }, v6[2] = { 0xfe, 0x80 },
	    mapped[12] = { [10] = 0xff, [11] = 0xff };
	const unsigned char *a;

	if (sa->sa_family == AF_INET)
		return within((const unsigned char *)
		    &((const struct sockaddr_in *)(const void *)sa)->sin_addr,
		    v4, 16);
	if (sa->sa_family != AF_INET6)
		return false;
	a = ((const struct sockaddr_in6 *)(const void *)sa)->
	    sin6_addr.s6_addr;
	return within(a, v6, 10) || (memcmp(a, mapped, 12) == 0 &&
	    within(a + 12, v4, 16));
}

bool
address_text(const char *text, bool (*is)(const struct sockaddr *))
{
	struct sockaddr_in v4 = { .sin_family = AF_INET };
	struct sockaddr_in6 v6 = { .sin6_family = AF_INET6 };

	if (inet_pton(AF_INET, text, &v4.sin_addr) == 1)
		return is((struct sockaddr *)&v4);
	return inet_pton(AF_INET6, text, &v6.sin6_addr) != 1 ||
	    is((struct sockaddr *)&v6);
}
