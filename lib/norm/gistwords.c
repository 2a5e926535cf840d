#include "lib/norm/gistwords.h"

#include <stdlib.h>

#include "lib/base/utf8.h"
#include "lib/base/xalloc.h"
#include "lib/norm/gist.h"
#include "lib/text/fold.h"

#define SLOTS	1024		/* a power of two, three times the words */

/* Words that copies change as they like: persons, particles, degrees. */
static const char little[] =
    "minh em toi anh chi ban tui tao may con chu bac co ad admin moi nguoi "
    "nha ca cac nhung nhieu nha nhe nhen nghen a oi ne nay kia do day luon "
    "rat qua lam hon nua thi ma la va roi vay the duoc bi cho voi cua o tai "
    "vua dang da se cung con lai di len ra vao khong chua hom bua gio nhi "
    "chang troi that su mot nen vi neu thoi hay chi chac cu ai gi sao dau "
    "biet thay noi hoi xin chao cam on giup dum ho nho chia se share up";

/* What follows tells where, when or how much. */
static const char heads[] =
    "đường phố phường quận huyện xã hẻm kiệt cầu trường khu tuyến số kênh "
    "ngày tháng thứ lúc block lớp triệu nghìn ngàn đồng tỷ giá tỉnh ngõ chợ "
    "ga ấp lô tổ lộ";

/* Spellings of the net, and the words they stand for. */
static const char shorts[] =
    "1=mot 2=hai 3=ba 4=bon 5=nam 6=sau 7=bay 8=tam 9=chin 10=muoi "
    "k=khong ko=khong kg=khong kh=khong hok=khong hong=khong "
    "hk=khong dc=duoc dk=duoc dx=duoc dz=vay z=vay zay=vay v=vay vs=voi "
    "j=gi r=roi rui=roi m=minh mk=minh mik=minh e=em b=ban a=anh c=chi "
    "ng=nguoi ngta=nguoi nta=nguoi nc=nuoc bn=ban bh=gio h=gio trc=truoc "
    "ns=noi lm=lam bit=biet bik=biet bt=biet cx=cung cug=cung mn=moi "
    "mng=moi mog=mong nh=nhieu nhiu=nhieu ntn=nao lun=luon wa=qua qa=qua "
    "iu=yeu thik=thich hn=nay hnay=nay tr=trieu tc=truoc vn=viet sg=saigon "
    "hcm=saigon tphcm=saigon dt=thoai sdt=thoai q=quan p=phuong f=phuong "
    "d=duong dg=duong bv=vien thui=thoi rut=rot ib=inbox cmt=binh ae=em "
    "nhg=nhung nhug=nhung gd=dinh tks=on thanks=on "
    "oke=ok hum=hom chn=chan vl=lam cty=ty";

struct gistwords {
	struct slot {
		uint32_t	hash;	/* 0: empty */
		uint32_t	bits;
		uint32_t	means;	/* the hash it stands for, or 0 */
	} slots[SLOTS];
};

uint32_t
gistwords_hash(struct span word)
{
	uint64_t h = GIST_SEED;
	uint32_t c, before = 0;
	size_t n;

	while ((n = utf8_next(word, &c)) != 0) {
		if (c != before)
			h = gist_mix(h, c);
		before = c;
		word.s += n;
		word.len -= n;
	}
	return gist_hash(h);
}

static const struct slot *
find(const struct gistwords *w, uint32_t hash)
{
	size_t i = hash & (SLOTS - 1);

	while (w->slots[i].hash != 0 && w->slots[i].hash != hash)
		i = (i + 1) & (SLOTS - 1);
	return &w->slots[i];
}

static struct slot *
put(struct gistwords *w, struct span word)
{
	uint32_t hash = gistwords_hash(word);
	struct slot *slot = (struct slot *)find(w, hash);

	slot->hash = hash;
	return slot;
}

static void
learn(struct gistwords *w, const char *words, uint32_t bits)
{
	struct span rest = span_of(words), word;

	while ((word = span_cut(&rest, ' ')).s != NULL)
		put(w, word)->bits |= bits;
}

/* As they are written, and without marks: "quận" is one, "quan" may be. */
static void
learn_heads(struct gistwords *w)
{
	struct buf plain = BUF_INIT;

	learn(w, heads, GIST_HEAD);
	fold_text(span_of(heads), &plain);
	learn(w, plain.s, GIST_HEAD);
	buf_free(&plain);
}

struct gistwords *
gistwords_new(void)
{
	struct gistwords *w = xcalloc(1, sizeof *w);
	struct span rest = span_of(shorts), pair, word;

	learn(w, little, GIST_LITTLE);
	learn_heads(w);
	while ((pair = span_cut(&rest, ' ')).s != NULL) {
		word = span_cut(&pair, '=');
		put(w, word)->means = gistwords_hash(pair);
	}
	return w;
}

void
gistwords_free(struct gistwords *w)
{
	free(w);
}

uint32_t
gistwords_look(const struct gistwords *w, uint32_t hash)
{
	const struct slot *slot = find(w, hash);

	if (slot->hash != 0 && slot->means != 0) {
		hash = slot->means;
		slot = find(w, hash);
	}
	return hash | (slot->hash != 0 ? slot->bits : 0);
}
