#include "lib/privacy/house.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "lib/base/utf8.h"
#include "lib/privacy/cue.h"
#include "lib/privacy/digits.h"

#define BEFORE		80
#define BEHIND		40
#define PARTS		6
#define COUNT(a)	(sizeof (a) / sizeof (a)[0])
#define HAS(w, a)	cue_has(w, a, COUNT(a))
#define ENDS(w, a)	cue_ends(w, a, COUNT(a))
#define BEGINS(w, a)	cue_begins(w, a, COUNT(a))

/* "45/6/7A" */
struct number {
	size_t	 from, to;
	unsigned part[PARTS];
	size_t	 parts;
	bool	 letter, slash, year;
};

static const char *const strong[] = { "so nha", "nha so" };
static const char *const soft[] = {
	"nha", "o", "tai", "dia chi", "d c", "truoc", "gan", "doi dien",
	"canh", "sat", "so", "truoc nha", "ngay", "o nha", "toi", "den", "hem",
	 "add", "address", "ship", "giao", "den nha", "ngay tai",
	"o so", "cho o", "khu vuc", "dia chi nha", "nha o",
};
static const char *const lodging[] = {
	"nha", "dia chi", "d c", "dc", "nha o", "o nha",
};
static const char *const home[] = {
	"nha em", "nha toi", "nha minh", "nha tui", "nha anh", "nha chi",
	"nha ong", "nha ba", "nha co", "nha chu", "nha bac", "nha so",
	"so nha", "nha rieng", "nha chau", "gia dinh", "em o", "toi o",
	"minh o", "tui o", "nha vo", "nha ban", "ho ong", "ho ba", "nha dan",
	"phong tro", "nha cua", "nha", "o nha", "nguoi dan", "thuong tru",
	"tam tru", "ship", "giao hang", "can ho",
};
/* Whose numbers everybody may know. */
static const char *const places[] = {
	"benh vien", "bv", "truong", "thcs", "thpt", "dai hoc", "ubnd",
	"uy ban", "cong an", "sieu thi", "quan an", "quan cafe",
	"quan ca phe", "ca phe", "cafe", "coffee", "nha hang", "khach san",
	"cua hang", "shop", "cong ty", "cty", "tru so", "co quan", "so y te",
	"so giao thong", "ngan hang", "chi nhanh", "trung tam", "nha tho",
	"rap", "nha sach", "nha thuoc", "buu dien", "van phong",
	"tiem", "phong kham", "ben xe", "nha ga", "cong vien",
	"thu vien", "bao tang", "nha van hoa", "showroom", "co so", "cs",
	"nha tre", "mam non", "tieu hoc", "quan com", "quan pho", "quan nhau",
	"quan nuoc", "tram y te", "toa an", "nha may",
	"nha thi dau", "cay xang", "khu cong nghiep", "chung cu",
	"toa nha", "quan tra sua", "quan oc", "quan bun", "bun bo", "com tam",
	"phong cong chung", "salon", "spa", "gym", "garage", "xuong", 
	"nha tang le", "vp", "phong giao dich", 
	"chi cuc", "cuc", "kho bac", "bao hiem xa hoi", };
/* A number after these is of something else. */
static const char *const numbered[] = {
	"duong so", "duong", "pho so", "pho", "ngo", "hem", "kiet", "ngach",
	"quoc lo", "ql", "tinh lo", "tl", "huong lo", "quan", "q", "phuong",
	"p", "to", "khu pho", "kp", "ap", "thon", "nam", "thang", "ngay",
	"lop", "khoa", "tap", "bai", "dieu", "khoan", "tuyen", "xe buyt",
	"bus", "ao so", "bao so", "luc", "gio", "phut", "top", "hang",
	"vong", "thu", "quy", "mua", "ban", "giai", "tuoi", "tren", "hon",
	"khoang", "con", "co", "them", "metro", "cau thu", "so ao", "km",
	"tiet", "ca", "cap", "nghi dinh", "thong tu", "quyet dinh", "luat",
	"xuan", "ke hoach", "chi thi", "cong van", "van ban", "giua", "ca hai",
};
static const char *const dates[] = {
	"ngay", "sang", "trua", "chieu", "toi", "dem", "hom", "tu", "thang",
	"mung", "tuan", "sang ngay", "hom nay", "hom qua", "sang nay", "le",
	"ki niem", "ky niem", "dot", "luc", "chu nhat", "thu bay", "khuya",
	"mai",
};
static const char *const alleys[] = {
	"hem", "ngo", "ngach", "kiet", "xet", "hem so", "ngo so",
};
static const char *const streets[] = { "duong", "pho", "dai lo" };
/* Capitalised words that begin no name of a street. */
static const char *const heads[] = {
	"quan", "phuong", "benh", "truong hoc", "truong thpt", "truong thcs",
	"tinh", "thanh", "tp", "xa", "huyen", "viet nam", "vn", "cho",
	"cau", "nguoi", "ngay", "thang", "gio", "cong", "ubnd", "so", "bo",
	"sieu", "honda", "toyota", "khu", "chung", "ho chi minh city", "vnd",
	"ha noi", "sai gon", "tphcm", "q", "p", "to", "ap", "dong", "usd",
	"vietnam", "tet", "mong", "tuan", "phut", "lan", "nam", "thu", "the gioi", "chau",
	"dong nam a", "ngan", "trieu", "nghin", "ty", "mbps", "gb", "tb", "kg", "km",
};
static const char *const families[] = {
	"nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo",
	"dang", "bui", "ho", "ngo", "duong", "ly", "dinh", "truong",
	"trinh", "dao", "doan", "mac", "lam", "cao", "luu", "hai ba trung",
	"ton", "cach mang", "dien bien phu", "hoa binh", "nam ky", "ba thang",
	"cong quynh", "pasteur", "quang trung", "to hien", "ta", "luong",
	"chu", "ha", "kha", "au co", "lac long", "xo viet", "no trang",
};
static const char *const wards[] = {
	"p", "phuong", "q", "quan", "tp", "xa", "huyen", "thanh pho",
	"thu duc", "tphcm",
};

static size_t
blanks(struct span t, size_t i)
{
	size_t from = i;

	while (i < t.len && t.s[i] == ' ' && i - from < 8)
		i++;
	return i;
}

static bool
word_byte(struct span t, size_t i)
{
	return i < t.len && (isalnum((unsigned char)t.s[i]) ||
	    (unsigned char)t.s[i] >= 0xc3);
}

/* One part, "45" or "7A" or "7bis", at i; where it ends, i if none. */
static size_t
read_part(struct span t, size_t i, struct number *n)
{
	size_t from = i;
	unsigned v = 0;

	for (; digits_plain(t, i); i++)
		if (i - from < 5)
			v = v * 10 + (unsigned)(t.s[i] - '0');
	if (i == from || i - from > 4)
		return from;
	n->part[n->parts++] = v;
	if (span_starts((struct span){ t.s + i, t.len - i }, "bis") &&
	    !word_byte(t, i + 3))
		return i + 3;
	if (i < t.len && isalpha((unsigned char)t.s[i]) &&
	    (!word_byte(t, i + 1) || (digits_plain(t, i + 1) &&
	    !digits_plain(t, i + 3)))) {
		n->letter = true;
		i++;
		if (digits_plain(t, i))
			i++;
		while (digits_plain(t, i))
			i++;
	}
	return i;
}

static bool
read_number(struct span t, size_t at, struct number *n)
{
	size_t i = at, to;

	*n = (struct number){ .from = at };
	if ((i = read_part(t, at, n)) == at)
		return false;
	while (n->parts < PARTS && i < t.len && (t.s[i] == '/' ||
	    t.s[i] == '-') && (to = read_part(t, i + 1, n)) != i + 1) {
		n->slash |= t.s[i] == '/';
		n->year |= n->part[n->parts - 1] >= 1900 &&
		    n->part[n->parts - 1] < 2100 && t.s[i] == '/';
		i = to;
	}
	n->to = i;
	return !word_byte(t, i) && (i == t.len ||
	    (!digits_among(t.s[i], "%/$_=+&") &&
	    !(digits_among(t.s[i], ".,:-") && word_byte(t, i + 1))));
}

/* What stands before it does not touch it; "K45/12" begins at its K. */
static bool
clear_before(struct span t, size_t least, struct number *n)
{
	size_t at = n->from;
	char c;

	if (at == 0)
		return true;
	c = t.s[at - 1];
	if (c == 'K' && at > least && n->slash &&
	    (at == 1 || t.s[at - 2] == ' ')) {
		n->from--;
		return true;
	}
	return !(word_byte(t, at - 1) || digits_among(c, "_$#=+&@") ||
	    (at > 1 && digits_among(c, ".,:/-") && word_byte(t, at - 2)));
}

/* "hẻm 89", "ngõ 3/5 ngách 2" behind the number: where they end. */
static size_t
pass_alleys(struct span t, size_t i)
{
	char behind[CUE_SIZE];
	struct number n;
	size_t from = i, k;

	for (int round = 0; round < 4; round++) {
		k = i;
		if (k < t.len && t.s[k] == ',')
			k++;
		k = blanks(t, k);
		if (k == i || k == t.len || !isalpha((unsigned char)t.s[k]))
			break;
		cue_behind(t, k, 16, behind);
		if (!BEGINS(behind, alleys))
			break;
		while (k < t.len && t.s[k] != ' ')
			k++;
		k = blanks(t, k);
		if (span_starts((struct span){ t.s + k, t.len - k }, "số "))
			k += strlen("số ");
		if (!digits_plain(t, k) || !read_number(t, k, &n))
			break;
		i = n.to;
	}
	return i == from ? from : i;
}

/* How many of the words at i, two at most, begin with a capital. */
static int
capitals(struct span t, size_t i)
{
	uint32_t c;
	int n = 0;

	for (; n < 2 && i < t.len; n++) {
		utf8_next((struct span){ t.s + i, t.len - i }, &c);
		if (utf8proc_category((utf8proc_int32_t)c) !=
		    UTF8PROC_CATEGORY_LU)
			break;
		while (word_byte(t, i))
			i++;
		i = blanks(t, i);
	}
	return n;
}

/* A ward or a district follows the name, after a comma. */
static bool
ward_behind(struct span t, size_t i)
{
	char behind[CUE_SIZE];
	size_t from = i;

	while (i < t.len && i - from < 40 && t.s[i] != '\n' && t.s[i] != ',')
		i++;
	if (i == t.len || t.s[i] != ',')
		return false;
	cue_behind(t, i, 20, behind);
	return BEGINS(behind, wards);
}

/* "12/3": the third of December, unless something else says not. */
static bool
dateish(const struct number *n)
{
	return n->parts == 2 && !n->letter && n->part[0] <= 31 &&
	    n->part[1] <= 12;
}

/* The words before "số" allow a house's number: a place, or a new clause. */
static bool
so_of_house(struct span t, size_t at, const char *before)
{
	static const char *const so[] = { "so" };
	char rest[CUE_SIZE];
	size_t len = strlen(before), i = at;

	if (!ENDS(before, so))
		return false;
	memcpy(rest, before, len - 3);
	rest[len - 3] = '\0';
	if (len - 3 <= 1 || ENDS(rest, soft))
		return true;
	while (i > 0 && t.s[i - 1] == ' ')
		i--;
	while (i > 0 && word_byte(t, i - 1))
		i--;
	while (i > 0 && ((unsigned char)t.s[i - 1] & 0x80) != 0)
		i--;
	while (i > 0 && t.s[i - 1] == ' ')
		i--;
	return i == 0 || digits_among(t.s[i - 1], ",:(-\n");
}

/* Words that without their marks are others: cho, chưa. */
static bool
marked_place(struct span t, size_t at)
{
	static const char *const words[] = { "hợ ", "hùa " };
	size_t from = at > BEHIND ? at - BEHIND : 0;

	for (size_t i = 0; i < COUNT(words); i++)
		if (memmem(t.s + from, at - from, words[i],
		    strlen(words[i])) != NULL)
			return true;
	return false;
}

/* A public place is nearer than a home, in what stands before. */
static bool
of_public(struct span t, size_t at, const char *before)
{
	size_t theirs = cue_last(before, places, COUNT(places));
	size_t ours = cue_last(before, home, COUNT(home));

	return theirs > ours || (ours == 0 && marked_place(t, at));
}

/* "24H", "100k", "5G": no house, but a measure. */
static bool
measured(struct span t, const struct number *n)
{
	return n->letter && n->parts == 1 &&
	    digits_among(t.s[n->to - 1], "hHkKmMgG");
}

/* Before a street or a name: whether the number is a house's. */
static bool
before_street(struct span t, const struct number *n, size_t i,
    const char *before)
{
	char behind[CUE_SIZE];
	bool so = so_of_house(t, n->from, before);
	bool near = so || (ENDS(before, soft) && !cue_ends(before,
	    (const char *const[]){ "so" }, 1));
	int upper;

	cue_behind(t, i, BEHIND, behind);
	if (BEGINS(behind, streets)) {
		if (n->part[0] < 10 && n->parts == 1 && !n->letter && !so &&
		    !ENDS(before, lodging))
			return false;		/* so many streets */
		while (i < t.len && t.s[i] != ' ')
			i++;
		upper = capitals(t, blanks(t, i));
		if (cue_begins(behind, (const char *const[]){ "duong so" }, 1))
			upper = 2;
		return near || n->slash || n->letter ||
		    (upper > 0 && n->part[0] >= 10);
	}
	upper = capitals(t, i);
	if (BEGINS(behind, heads))
		return false;
	if (upper == 0)
		return (so || n->slash) && !dateish(n) &&
		    BEGINS(behind, families);
	if (n->slash && !dateish(n))
		return n->part[1] != 0;
	if (n->parts == 1 && n->part[0] >= 1900 && n->part[0] < 2100)
		return false;
	if (near && !measured(t, n) && (BEGINS(behind, families) ||
	    ENDS(before, lodging) || (upper == 2 && (n->part[0] >= 10 ||
	    n->letter))))
		return true;
	if (dateish(n))
		return false;
	return !measured(t, n) && (upper == 2 || BEGINS(behind, families)) &&
	    ((upper == 2 && BEGINS(behind, families) &&
	    (n->part[0] >= 10 || n->letter)) || ward_behind(t, i));
}

/* A flat's number: "căn A12.05", "căn hộ 1205", "phòng 302 block B". */
static bool
flat(struct span t, size_t at, size_t least, size_t *from, size_t *to)
{
	static const char *const flats[] = {
		"can ho", "can ho so", "can so", "can", "ch so",
	};
	static const char *const rooms[] = { "phong", "phong so", "p" };
	static const char *const blocks[] = {
		"chung cu", "block", "toa", "cc", "tang", "lau", "can ho",
		"khu can ho",
	};
	static const char *const units[] = {
		"m2", "m", "trieu", "tr", "ty", "ti", "tang", "phong", "pn",
		"nguoi", "k", "dong", "d", "can", "met", "nghin", "ngan",
		"usd", "vnd", "toilet", "wc", "chung cu mini", "bac",
	};
	char before[CUE_SIZE], behind[CUE_SIZE];
	size_t i = at, digits = 0, start = at;
	bool room;

	while (start > least && at - start < 4 && (isupper((unsigned char)
	    t.s[start - 1]) || t.s[start - 1] == '-' || t.s[start - 1] == '.'))
		start--;
	if (start > 0 && t.s[start - 1] != ' ' && t.s[start - 1] != ':')
		return false;
	while (i < t.len && i - at < 12 && (digits_plain(t, i) ||
	    (digits_among(t.s[i], ".-/") && (digits_plain(t, i + 1) ||
	    (i + 1 < t.len && isupper((unsigned char)t.s[i + 1])))) ||
	    isupper((unsigned char)t.s[i])))
		digits += digits_plain(t, i++);
	if (word_byte(t, i) || (digits < 3 && start == at) || digits < 2)
		return false;
	cue_clause(t, start, BEFORE, before);
	room = ENDS(before, rooms);
	if (!room && !ENDS(before, flats))
		return false;
	cue_behind(t, i, BEHIND, behind);
	if (start == at && BEGINS(behind, units))
		return false;
	if (room && !HAS(before, blocks) && !HAS(behind, blocks))
		return false;
	*from = start;
	*to = i;
	return true;
}

/* Whether a number of this many digits may be a house's, at a glance. */
static bool
likely(struct span t, const struct number *n, const char *before)
{
	size_t i = blanks(t, n->to);

	return i < t.len && (isalpha((unsigned char)t.s[i]) ||
	    (unsigned char)t.s[i] >= 0xc3 || t.s[i] == ',') &&
	    !ENDS(before, numbered);
}

/* Whether the last letter before the number may end "số", "nhà", "căn", … */
static bool
led(struct span t, size_t at, size_t least)
{
	unsigned char c;

	if (at < least + 2 || (t.s[at - 1] != ' ' && t.s[at - 1] != ':'))
		return at > least && (word_byte(t, at - 1) ||
		    t.s[at - 1] == '-' || t.s[at - 1] == '.');
	c = (unsigned char)t.s[at - 2];
	if (c >= '0' && c <= '9')
		return false;
	return c == 0x91 || c == 0x90 || c == 0xa0 || c == 0x80 || c == 0x99 ||
	    c == 0x98 || digits_among((char)c, "oOaAnNgGpPSs.:");
}

/* A number is a house's before a name or one of a few words: at a glance. */
static bool
glance(struct span t, size_t at, size_t least)
{
	static const char *const first[] = {
		"he", "h\xe1", "ng", "ki", "x", "du", "ph", "da", ",",
	};
	struct span rest;
	size_t i = at;

	if (led(t, at, least))
		return true;
	while (i < t.len && i - at < 40 && (digits_plain(t, i) ||
	    isupper((unsigned char)t.s[i]) || t.s[i] == '-'))
		i++;
	i = blanks(t, i);
	rest = (struct span){ t.s + i, t.len - i };
	if (rest.len == 0 || digits_plain(t, i))
		return false;
	if (t.s[i] == '/' || isupper((unsigned char)t.s[i]) ||
	    (unsigned char)t.s[i] >= 0xc3 || isalpha((unsigned char)t.s[i - 1]))
		return true;
	for (size_t k = 0; k < COUNT(first); k++)
		if (span_starts(rest, first[k]))
			return true;
	return i > at && i + 1 < t.len && (t.s[i + 1] == ' ' ||
	    t.s[i + 1] == '/' || digits_plain(t, i + 1) ||
	    span_starts(rest, "bis"));
}

bool
house_at(struct span t, size_t at, size_t least, size_t *from, size_t *to)
{
	char before[CUE_SIZE];
	struct number n;
	size_t i;

	if (!glance(t, at, least))
		return false;
	if (flat(t, at, least, from, to))
		return true;
	if (!read_number(t, at, &n) || n.year || !clear_before(t, least, &n))
		return false;
	cue_clause(t, n.from, BEFORE, before);
	*from = n.from;
	*to = pass_alleys(t, n.to);
	if (ENDS(before, strong))
		return true;
	if (!likely(t, &n, before) || (dateish(&n) && ENDS(before, dates)))
		return false;
	i = blanks(t, n.to);
	return (*to != n.to || (t.s[i] != ',' &&
	    before_street(t, &n, i, before))) &&
	    !of_public(t, n.from, before);
}
