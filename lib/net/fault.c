#include "lib/net/fault.h"

#include <stdio.h>

static const struct {
	CURLcode	 code;
	const char	*why;
	bool		 later;
} faults[] = {
	{ CURLE_UNSUPPORTED_PROTOCOL,
	    "that is neither http nor https; look at the address, its port and "
	    "where it leads", false },
	{ CURLE_URL_MALFORMAT, "the address is malformed; mend url", false },
	{ CURLE_COULDNT_RESOLVE_HOST,
	    "no such host; look at its spelling and at the network", true },
	{ CURLE_COULDNT_CONNECT,
	    "no connection to the host; it may be down, or a firewall is "
	    "between", true },
	{ CURLE_PARTIAL_FILE,
	    "the body was cut short by the server; try again later", true },
	{ CURLE_GOT_NOTHING,
	    "the server closed without an answer; try again later", true },
	{ CURLE_RECV_ERROR,
	    "the connection was reset by the server; try again later", true },
	{ CURLE_SEND_ERROR,
	    "the connection was reset by the server; try again later", true },
	{ CURLE_BAD_CONTENT_ENCODING,
	    "the compressed body is damaged; try again later, or tell the "
	    "site", true },
	{ CURLE_PEER_FAILED_VERIFICATION,
	    "the host's certificate is not to be trusted; look at its name "
	    "and at this machine's clock", false },
	{ CURLE_HTTP2_STREAM,
	    "the connection was reset by the server; try again later", true },
	{ CURLE_WEIRD_SERVER_REPLY,
	    "the answer is no HTTP; look at the address and its port", false },
	{ CURLE_SSL_CONNECT_ERROR,
	    "no secure connection; does the host speak https?", true },
};

bool
fault_of_code(CURLcode code, long timeout, char why[256])
{
	if (code == CURLE_OPERATION_TIMEDOUT) {
		snprintf(why, 256, "no whole answer within %ld s; try again "
		    "later, or raise timeout", timeout);
		return true;
	}
	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++)
		if (faults[i].code == code) {
			snprintf(why, 256, "%s", faults[i].why);
			return faults[i].later;
		}
	snprintf(why, 256, "%s", curl_easy_strerror(code));
	return false;
}

static const struct {
	long		 status;
	const char	*cure;
} cures[] = {
	{ 401, "the site wants a log-in; ask it for a public feed" },
	{ 403, "the site refuses us; ask it for leave, do not disguise" },
	{ 404, "nothing is there; look for the new address on the site" },
	{ 410, "gone for good; remove the source" },
	{ 429, "asked too often; fetch less often" },
};

void
fault_of_status(long status, char why[256])
{
	const char *cure = status >= 500 ?
	    "the site has trouble; try again later" :
	    "look at the address in a browser";

	for (size_t i = 0; i < sizeof cures / sizeof cures[0]; i++)
		if (cures[i].status == status)
			cure = cures[i].cure;
	snprintf(why, 256, "HTTP %ld: %s", status, cure);
}
