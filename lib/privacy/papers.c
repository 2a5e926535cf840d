#include "lib/privacy/papers.h"

#include <ctype.h>
#include <string.h>

#include "lib/privacy/cue.h"

#define NEAR	44	/* bytes before a number that say what it is */
#define COUNT(a)	(sizeof (a) / sizeof (a)[0])

static const bool provinces[97] = {
	[1] = true, [2] = true, [4] = true, [6] = true, [8] = true,
	[10] = true, [11] = true, [12] = true, [14] = true, [15] = true,
	[17] = true, [19] = true, [20] = true, [22] = true, [24] = true,
	[25] = true, [26] = true, [27] = true, [30] = true, [31] = true,
	[33] = true, [34] = true, [35] = true, [36] = true, [37] = true,
	[38] = true, [40] = true, [42] = true, [44] = true, [45] = true,
	[46] = true, [48] = true, [49] = true, [51] = true, [52] = true,
	[54] = true, [56] = true, [58] = true, [60] = true, [62] = true,
	[64] = true, [66] = true, [67] = true, [68] = true, [70] = true,
	[72] = true, [74] = true, [75] = true, [77] = true, [79] = true,
	[80] = true, [82] = true, [83] = true, [84] = true, [86] = true,
	[87] = true, [89] = true, [91] = true, [92] = true, [93] = true,
	[94] = true, [95] = true, [96] = true,
};

static const char *const identity[] = {
	"cccd", "cmnd", "cmt", "cmtnd", "can cuoc", "chung minh",
	"chung minh thu", "dinh danh", "so cc", "cmtnd so", "gttt",
};
static const char *const tax[] = {
	"mst", "msdn", "msthue", "so thue", "so doanh nghiep", "tax code",
	"tax", "ma so dn", "mstcn",
};
/* Who has one: a bare number of ten digits may be anything. */
static const char *const firms[] = {
	"cong ty", "cty", "doanh nghiep", "dn", "ho kinh doanh", "hkd",
	"tnhh", "ctcp", "co phan",
};
/* What else long numbers are. */
static const char *const goods[] = {
	"don", "don hang", "van don", "order", "tracking", "hoa don", "imei",
	"serial", "seri", "barcode", "ma vach", "giao dich", "isbn", "ma kh",
	"khach hang", "ma the", "bhyt", "bhxh", "hop dong", "bien nhan",
	"bien lai", "phieu", "ma ho so", "ho so so", "ma hs", "so hs", "id",
	"uid", "ma so hs", "bao hiem", "otp", "ma pe", "ma tra cuu", "gia",
	"tong", "ve so", "views", "luot", "so tien",
};

/* Nothing but a part of this number touches it. */
static bool
alone(struct span t, size_t at, size_t end)
{
	unsigned char c;

	if (at > 0) {
		c = (unsigned char)t.s[at - 1];
		if (isalnum(c) || c == '_' || c == '$' || c == '=')
			return false;
		if (at > 1 && digits_among((char)c, ".,/-") &&
		    digits_plain(t, at - 2))
			return false;
	}
	if (end == t.len)
		return true;
	c = (unsigned char)t.s[end];
	if (isalnum(c) || c == '_' || c == '%')
		return false;
	return !digits_among((char)c, ".,/-:") || !digits_plain(t, end + 1);
}

/* The first n digits are plain ones, joined by one and the same sign. */
static bool
even(const struct digits *d, size_t n)
{
	const struct digits_group *g = d->g;

	for (size_t k = 0; k < d->groups; k++) {
		if (!g[k].plain)
			return false;
		if (k > 0 && (!digits_among(g[k].sep, " .-") ||
		    (k > 1 && g[k].sep != g[1].sep)))
			return false;
		if (g[k].sum == n)
			return k == 0 || k + 1 == d->groups ||
			    g[k + 1].sep != g[1].sep;
	}
	return false;
}

static bool
born(const char *d)
{
	int province = (d[0] - '0') * 100 + (d[1] - '0') * 10 + d[2] - '0';
	int year = (d[4] - '0') * 10 + d[5] - '0';

	if (province > 96 || !provinces[province] || d[3] > '3')
		return false;
	return d[3] <= '1' ? year >= 20 : year <= 39;
}

/* A unit of money or measure behind it. */
static bool
amount(struct span t, size_t end)
{
	static const char *const units[] = {
		"d", "dong", "vnd", "trieu", "ty", "ti", "nghin",
		"ngan", "k", "usd", "m2", "luot", "views", "view", "nguoi",
	};
	char behind[CUE_SIZE];

	cue_behind(t, end, 16, behind);
	return cue_begins(behind, units, COUNT(units));
}

size_t
papers_id(struct span t, size_t at, const struct digits *d)
{
	char before[CUE_SIZE];
	bool named;
	size_t end, n = 12;

	if (d->n < 9 || d->plus)
		return 0;
	if ((end = digits_end(d, n)) == 0 || !even(d, n)) {
		n = 9;
		if ((end = digits_end(d, n)) == 0 || !even(d, n))
			return 0;
	}
	if ((n == 12 && d->n > 12 && d->groups == 1) || !alone(t, at, end))
		return 0;
	if (n == 12 && d->digit[0] != '0')
		return 0;
	cue_before(t, at, NEAR, before);
	named = cue_has(before, identity, COUNT(identity));
	if (!named && (n == 9 || !born(d->digit) || amount(t, end) ||
	    cue_has(before, goods, COUNT(goods))))
		return 0;
	return end - at;
}

bool
papers_tax_valid(const char d[10])
{
	static const int weight[] = { 31, 29, 23, 19, 17, 13, 7, 5, 3 };
	int sum = 0;

	for (int i = 0; i < 9; i++)
		sum += weight[i] * (d[i] - '0');
	return memcmp(d + 2, "0000000", 7) != 0 && 10 - sum % 11 == d[9] - '0';
}

/* The branch behind the ten digits that end at `end`: "-001", or nothing. */
static size_t
branch(struct span t, size_t end)
{
	size_t i = end, wide;

	while (i < t.len && t.s[i] == ' ' && i - end < 2)
		i++;
	if ((wide = digits_dash(t, i)) == 0)
		wide = i < t.len && t.s[i] == '-';
	if (wide == 0)
		return end;
	i += wide;
	while (i < t.len && t.s[i] == ' ' && i - end < 6)
		i++;
	if (digits_plain(t, i) && digits_plain(t, i + 1) &&
	    digits_plain(t, i + 2) && !digits_plain(t, i + 3) &&
	    memcmp(t.s + i, "000", 3) != 0)
		return i + 3;
	return end;
}

size_t
papers_tax(struct span t, size_t at, const struct digits *d,
    enum papers_sure sure)
{
	char before[CUE_SIZE];
	size_t end, ten;
	bool named;
	int office;

	if (d->n < 10 || d->plus || !papers_tax_valid(d->digit))
		return 0;
	cue_before(t, at, NEAR, before);
	named = sure == PAPERS_KNOWN || cue_has(before, tax, COUNT(tax));
	if ((ten = digits_end(d, 10)) == 0) {
		if (!named || d->n != 13 || (ten = digits_end(d, 13)) == 0)
			return 0;
		return alone(t, at, ten) ? ten - at : 0;
	}
	end = branch(t, ten);
	if (!alone(t, at, end) || (sure == PAPERS_NAMED && !named))
		return 0;
	if (named)
		return end - at;
	office = (d->digit[0] - '0') * 10 + d->digit[1] - '0';
	if (!d->g[0].plain || d->g[0].sum != 10 ||
	    !((office >= 1 && office <= 64) || (office >= 80 && office <= 89)))
		return 0;
	if (end == ten && office > 9 && !cue_has(before, firms, COUNT(firms)))
		return 0;
	if (end == ten && (amount(t, end) ||
	    cue_has(before, goods, COUNT(goods))))
		return 0;
	return end - at;
}
