#include "lib/privacy/account.h"

#include <ctype.h>
#include <string.h>

#include "lib/privacy/cue.h"

#define BEFORE	56
#define BEHIND	28
#define COUNT(a)	(sizeof (a) / sizeof (a)[0])

static const char *const announce[] = {
	"stk", "so tk", "so tai khoan", "sotaikhoan", "tai khoan so", "tk so",
	"account number", "acc no", "account no", "so the", "stk so",
};
static const char *const banks[] = {
	"ck", "chuyen khoan", "tk", "tai khoan", "ngan hang", "momo", "bank",
	"zalopay", "viettelpay", "vnpay", "qr", "ung ho qua",
	"vietcombank", "vcb", "techcombank", "tcb", "vietinbank", "ctg",
	"bidv", "agribank", "agri", "sacombank", "acb", "mbbank", "mb", "mbb",
	"mb bank", "vpbank", "vpb", "tpbank", "tpb", "vib", "shb", "scb",
	"ocb", "msb", "eximbank", "hdbank", "seabank", "lpbank",
	"lienvietpostbank", "donga", "dongabank", "namabank", "nam a bank",
	"ncb", "bacabank", "abbank", "pvcombank", "pgbank", "vietbank",
	"vietabank", "bvbank", "kienlongbank", "saigonbank", "gpbank",
	"cbbank", "oceanbank", "baovietbank", "coopbank", "shinhan", "hsbc",
	"uob", "woori", "cimb", "timo", "cake", "vikki", "liobank", "ubank",
	"standard chartered", "public bank", "indovina", "hong leong",
};
/* Numbers that stand beside a bank and are none. */
static const char *const others[] = {
	"hotline", "tong dai", "don", "don hang", "van don", "ma don", "otp",
	"ma giao dich", "magd", "so tien", "hoa don", "order", "ma gd",
	"mst", "so thue",
};

/* The last group that belongs to it; how many, or 0. */
static size_t
groups(const struct digits *d)
{
	size_t k = 0;

	while (k < d->groups && d->g[k].plain && (k == 0 ||
	    (digits_among(d->g[k].sep, " .-") &&
	    d->g[k].sep == d->g[1].sep)))
		k++;
	return k;
}

/* 1.500.000, 2 000 000: thousands. */
static bool
thousands(const struct digits *d, size_t n)
{
	if (n < 2 || d->g[0].sum > 3 || d->digit[0] == '0')
		return false;
	for (size_t k = 1; k < n; k++)
		if (d->g[k].to - d->g[k].from != 3)
			return false;
	return d->g[1].sep == '.' || d->digit[d->g[n - 1].sum - 1] == '0';
}

static bool
amount(struct span t, const struct digits *d, size_t n, size_t end)
{
	static const char *const units[] = {
		"d", "dong", "vnd", "trieu", "tr", "ty", "ti", "nghin",
		"ngan", "k", "usd", "cu", "xu", "diem", "nguoi", "luot",
	};
	static const char *const bank[] = { "ngan hang" };
	char behind[CUE_SIZE];
	size_t sum = d->g[n - 1].sum;

	cue_behind(t, end, 16, behind);
	if ((cue_begins(behind, units, COUNT(units)) &&
	    !cue_begins(behind, bank, COUNT(bank))) || thousands(d, n))
		return true;
	return sum <= 10 && memcmp(d->digit + sum - 3, "000", 3) == 0 &&
	    d->digit[0] != '0';
}

static bool
public_number(const struct digits *d, size_t sum)
{
	return sum >= 8 && sum <= 10 && (memcmp(d->digit, "1800", 4) == 0 ||
	    memcmp(d->digit, "1900", 4) == 0);
}

static bool
year(const char *d)
{
	return memcmp(d, "19", 2) == 0 || memcmp(d, "20", 2) == 0;
}

static bool
date(const struct digits *d, size_t n)
{
	if (n == 2 && d->g[0].sum == 4 && d->g[1].sum == 8)
		return year(d->digit) && year(d->digit + 4);
	return n == 3 && d->g[0].sum <= 2 && d->g[1].sum <= 4 &&
	    d->g[2].sum <= 8;
}

/* Nothing but a part of this number touches it. */
static bool
alone(struct span t, size_t at, size_t end)
{
	if (at > 0 && (isalnum((unsigned char)t.s[at - 1]) ||
	    t.s[at - 1] == '_' || (at > 1 && digits_plain(t, at - 2) &&
	    digits_among(t.s[at - 1], ".,/-"))))
		return false;
	return end == t.len || (!isalnum((unsigned char)t.s[end]) &&
	    t.s[end] != '_' && t.s[end] != '%' &&
	    (!digits_among(t.s[end], ".,/-:") || !digits_plain(t, end + 1)));
}

size_t
account_at(struct span t, size_t at, const struct digits *d)
{
	char before[CUE_SIZE], behind[CUE_SIZE];
	size_t n = groups(d), sum, end;

	if (n == 0 || d->plus || d->n < 6 || t.s[at] == '(')
		return 0;
	sum = d->g[n - 1].sum;
	end = d->g[n - 1].to;
	if (sum < 6 || sum > 19 || (n > 1 && sum < 2 * n) || !alone(t, at, end) || date(d, n) ||
	    public_number(d, sum) || amount(t, d, n, end))
		return 0;
	cue_before(t, at, BEFORE, before);
	if (cue_last(before, announce, COUNT(announce)) >
	    cue_last(before, others, COUNT(others)))
		return end - at;
	if (sum < 8 || cue_has(before, others, COUNT(others)))
		return 0;
	if (cue_has(before, banks, COUNT(banks)))
		return end - at;
	cue_behind(t, end, BEHIND, behind);
	return cue_has(behind, banks + 5, COUNT(banks) - 5) ? end - at : 0;
}
