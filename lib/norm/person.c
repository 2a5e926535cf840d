#include "lib/norm/person.h"

static const char *const members[] = {
	"author", "authors", "author_id", "author_name", "author_url", "user",
	"username", "mentions", "raw", "html",
};

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
	for (size_t i = 0; i < sizeof members / sizeof members[0]; i++)
		record_drop(r, members[i]);
	buf_free(&a);
	buf_free(&b);
}
