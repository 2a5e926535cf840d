#include "lib/norm/person.h"

#include <stdlib.h>
#include <string.h>

/* In the order of strcmp(3), for bsearch(3). */
static const char *const members[] = {
	"author", "authors", "avatar", "commenter", "contributors", "creator",
	"display_name", "email", "entities", "first_name", "followers", "from",
	"full_name", "fullname", "handle", "html", "in_reply_to_user", "ip",
	"last_name", "liked_by", "likers", "mentioned", "mentions",
	"message_tags", "name", "nickname", "open_id", "openid", "original",
	"owner", "participants", "payload", "phone", "poster", "profile",
	"raw", "raw_json", "recipient", "reply_to_user", "screen_name",
	"sender", "snippet", "tagged", "to", "uploader", "user", "user_name",
	"username", "users", "with_tags",
};
/* Members that begin like this, too: author_name, user_id, raw_post, … */
static const char *const families[] = {
	"author_", "user_", "owner_", "from_", "sender_", "poster_",
	"creator_", "commenter_", "uploader_", "in_reply_to_user_", "profile_",
	"avatar_", "raw_",
};

static int
compare(const void *name, const void *member)
{
	const struct span *a = name;
	const char *b = *(const char *const *)member;
	int sign = strncmp(a->s, b, a->len);

	return sign != 0 ? sign : b[a->len] == '\0' ? 0 : -1;
}

static bool
of_person(struct span name)
{
	if (name.len == 0)
		return false;
	if (memchr(name.s, '_', name.len) != NULL)
		for (size_t i = 0; i < sizeof families / sizeof families[0];
		    i++)
			if (span_starts(name, families[i]))
				return true;
	return bsearch(&name, members, sizeof members / sizeof members[0],
	    sizeof members[0], compare) != NULL;
}

/* A string's text or a number as it is written; SPAN_NONE for others. */
static struct span
scalar(struct span value, struct buf *scratch)
{
	struct span text = SPAN_NONE;

	if (value.s == NULL || value.len == 0)
		return SPAN_NONE;
	if (value.s[0] == '"')
		text = span_trim(jspan_string(value, scratch));
	else if (value.s[0] == '-' || (value.s[0] >= '0' && value.s[0] <= '9'))
		text = value;
	return text.len != 0 ? text : SPAN_NONE;
}

/* What tells this author from others, or SPAN_NONE. */
static struct span
identity(struct span author, struct buf *scratch)
{
	static const char *const keys[] = { "id", "name", "handle" };
	struct span found;

	if (author.s == NULL || author.s[0] != '{')
		return scalar(author, scratch);
	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
		found = scalar(jspan_get(author, span_of(keys[i])), scratch);
		if (found.s != NULL)
			return found;
	}
	return SPAN_NONE;
}

void
person_remove(struct record *r, struct voice *voice, struct span month)
{
	struct buf a = BUF_INIT, b = BUF_INIT;
	struct span author = identity(record_get(r, "author"), &a), source;
	char text[VOICE_SIZE];

	if (author.s != NULL) {
		source = record_string(r, "source", &b);
		record_set_string(r, "voice", span_of(voice_of(voice, source,
		    author, month, text)));
	} else if (!voice_valid(record_string(r, "voice", &b))) {
		record_drop(r, "voice");
	}
	record_drop_if(r, of_person);
	buf_free(&a);
	buf_free(&b);
}
