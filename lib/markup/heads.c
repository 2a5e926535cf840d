#include "lib/markup/heads.h"

#include <string.h>
#include <utf8proc.h>

#include "lib/base/buf.h"
#include "lib/base/utf8.h"

#define HEAD_BYTES	128	/* most in such a line */

/* In small letters; with * only how the line begins. */
static const struct {
	const char	*words;
	enum heads	 what;
} lines[] = {
	{ "add a comment", HEADS_VOICES }, { "add comment", HEADS_VOICES },
	{ "comment", HEADS_VOICES }, { "comments", HEADS_VOICES },
	{ "comments on *", HEADS_VOICES },
	{ "join the conversation", HEADS_VOICES },
	{ "join the discussion", HEADS_VOICES },
	{ "leave a comment", HEADS_VOICES },
	{ "leave a reply*", HEADS_VOICES },
	{ "leave your comment", HEADS_VOICES },
	{ "post a comment", HEADS_VOICES },
	{ "responses to *", HEADS_VOICES }, { "thoughts on *", HEADS_VOICES },
	{ "view comments", HEADS_VOICES },
	{ "write a comment", HEADS_VOICES }, { "bình luận", HEADS_VOICES },
	{ "gửi bình luận", HEADS_VOICES }, { "viết bình luận", HEADS_VOICES },
	{ "bình luận của bạn", HEADS_VOICES }, { "ý kiến", HEADS_VOICES },
	{ "ý kiến bạn đọc", HEADS_VOICES },
	{ "ý kiến của bạn", HEADS_VOICES },
	{ "ý kiến độc giả", HEADS_VOICES },
	{ "about the author*", HEADS_OTHERS }, { "also read", HEADS_OTHERS },
	{ "advert", HEADS_OTHERS }, { "advertisement", HEADS_OTHERS }, { "latest news", HEADS_OTHERS },
	{ "latest stories", HEADS_OTHERS }, { "more from *", HEADS_OTHERS },
	{ "more news", HEADS_OTHERS }, { "more stories", HEADS_OTHERS },
	{ "most popular", HEADS_OTHERS }, { "most read", HEADS_OTHERS },
	{ "read more", HEADS_OTHERS }, { "read next", HEADS_OTHERS },
	{ "recommended", HEADS_OTHERS },
	{ "recommended for you", HEADS_OTHERS }, { "related", HEADS_OTHERS },
	{ "related articles", HEADS_OTHERS },
	{ "related content", HEADS_OTHERS }, { "related news", HEADS_OTHERS },
	{ "related posts", HEADS_OTHERS },
	{ "related stories", HEADS_OTHERS },
	{ "related topics", HEADS_OTHERS }, { "share this*", HEADS_OTHERS },
	{ "trending", HEADS_OTHERS }, { "trending now", HEADS_OTHERS },
	{ "you may also like", HEADS_OTHERS },
	{ "you might also like", HEADS_OTHERS },
	{ "bài liên quan", HEADS_OTHERS },
	{ "bài viết liên quan", HEADS_OTHERS },
	{ "có thể bạn quan tâm", HEADS_OTHERS },
	{ "cùng chuyên mục", HEADS_OTHERS }, { "đọc nhiều*", HEADS_OTHERS },
	{ "đọc thêm", HEADS_OTHERS }, { "mới nhất", HEADS_OTHERS },
	{ "tin cùng chuyên mục", HEADS_OTHERS }, { "tin khác", HEADS_OTHERS },
	{ "tin liên quan", HEADS_OTHERS }, { "tin mới*", HEADS_OTHERS },
	{ "quảng cáo", HEADS_OTHERS },
	{ "về tác giả", HEADS_OTHERS }, { "xem nhiều*", HEADS_OTHERS },
	{ "xem thêm", HEADS_OTHERS },
};

static bool
letter(uint32_t code)
{
	utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)code);

	return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

/* Small letters and single blanks; signs and numbers count as blanks. */
static void
normal(struct span text, struct buf *out)
{
	bool gap = false;
	uint32_t code;
	size_t n;

	for (; (n = utf8_next(text, &code)) != 0; text.s += n, text.len -= n) {
		if (!letter(code)) {
			gap = out->len > 0;
			continue;
		}
		if (gap)
			buf_putc(out, ' ');
		utf8_put(out, (uint32_t)utf8proc_tolower((int32_t)code));
		gap = false;
	}
}

static bool
fits(struct span text, const char *line)
{
	size_t n = strcspn(line, "*");

	return text.len >= n && memcmp(text.s, line, n) == 0 &&
	    (text.len == n || line[n] == '*');
}

enum heads
heads_of(struct span text)
{
	enum heads what = HEADS_NONE;
	struct buf line = BUF_INIT;

	if (text.len > HEAD_BYTES)
		return HEADS_NONE;
	normal(text, &line);
	for (size_t i = 0; line.len > 0 &&
	    i < sizeof lines / sizeof lines[0] && what == HEADS_NONE; i++)
		if (fits(buf_get(&line), lines[i].words))
			what = lines[i].what;
	buf_free(&line);
	return what;
}
