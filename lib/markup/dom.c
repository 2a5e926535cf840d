#include "lib/markup/dom.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/base/buf.h"
#include "lib/base/xalloc.h"

#define CHUNK	((size_t)256 << 10)

/* libgumbo frees a tree by recursion; here it goes as a whole. */
struct arena {
	struct arena	*next;
	size_t		 used, size;
	max_align_t	 bytes[];
};

static void
grow(struct arena **a, size_t size)
{
	size_t room = size > CHUNK ? size : CHUNK;
	struct arena *more = xmalloc(sizeof *more + room);

	*more = (struct arena){ .next = *a, .size = room };
	*a = more;
}

static void *
arena_alloc(void *arg, size_t size)
{
	struct arena **a = arg;
	char *p;

	size = (size + alignof(max_align_t) - 1) / alignof(max_align_t) *
	    alignof(max_align_t);
	if (*a == NULL || (*a)->size - (*a)->used < size)
		grow(a, size);
	p = (char *)(*a)->bytes + (*a)->used;
	(*a)->used += size;
	return p;
}

static void
arena_release(void *arg, void *p)
{
	(void)arg;
	(void)p;
}

static const GumboVector *
children(const GumboNode *node)
{
	if (node->type == GUMBO_NODE_ELEMENT ||
	    node->type == GUMBO_NODE_TEMPLATE)
		return &node->v.element.children;
	return NULL;
}

static void
add(struct dom *d, size_t *cap, const GumboNode *node, uint32_t parent)
{
	bool element = children(node) != NULL;

	if (d->n == *cap) {
		*cap = *cap != 0 ? *cap * 2 : 1024;
		d->nodes = xreallocarray(d->nodes, *cap, sizeof d->nodes[0]);
	}
	d->nodes[d->n++] = (struct dom_node){
		.tag = element ? node->v.element.tag : GUMBO_TAG_LAST,
		.parent = parent,
		.end = (uint32_t)d->n,
		.text = element ? NULL : node->v.text.text,
		.attrs = element ? &node->v.element.attributes : NULL,
	};
}

/* Where the walk is: a node, its place in the array, its next child. */
struct level {
	const GumboNode	*node;
	uint32_t	 at;
	unsigned	 next;
};

static void
flatten(struct dom *d, const GumboNode *root)
{
	struct level *stack = xcalloc(1, sizeof *stack), *top;
	size_t depth = 1, room = 1, cap = 0;
	const GumboNode *child;

	add(d, &cap, root, 0);
	stack[0] = (struct level){ root, 0, 0 };
	while (depth > 0) {
		top = &stack[depth - 1];
		if (children(top->node) == NULL ||
		    top->next == children(top->node)->length) {
			d->nodes[top->at].end = (uint32_t)d->n;
			depth--;
			continue;
		}
		child = children(top->node)->data[top->next++];
		add(d, &cap, child, top->at);
		if (depth == room)
			stack = xreallocarray(stack, room *= 2, sizeof *stack);
		stack[depth++] = (struct level){ child, (uint32_t)d->n - 1, 0 };
	}
	free(stack);
}

void
dom_parse(struct dom *d, struct span page)
{
	GumboOptions options = kGumboDefaultOptions;
	GumboOutput *tree;

	*d = (struct dom){ .n = 0 };
	options.allocator = arena_alloc;
	options.deallocator = arena_release;
	options.userdata = &d->arena;
	options.max_errors = 0;
	tree = gumbo_parse_with_options(&options, page.s, page.len);
	flatten(d, tree->root);
}

void
dom_free(struct dom *d)
{
	struct arena *next;

	for (; d->arena != NULL; d->arena = next) {
		next = d->arena->next;
		free(d->arena);
	}
	free(d->nodes);
	*d = (struct dom){ .n = 0 };
}

const char *
dom_attr(const struct dom_node *node, const char *name)
{
	const GumboAttribute *a;

	for (unsigned i = 0; node->attrs != NULL && i < node->attrs->length;
	    i++) {
		a = node->attrs->data[i];
		if (strcmp(a->name, name) == 0)
			return a->value;
	}
	return NULL;
}

bool
dom_has_word(const struct dom_node *node, const char *name, const char *word)
{
	const char *p = dom_attr(node, name);
	size_t n, want = strlen(word);

	for (; p != NULL && *p != '\0'; p += n) {
		p += strspn(p, " \t\r\n\f");
		n = strcspn(p, " \t\r\n\f");
		if (n == want && strncasecmp(p, word, n) == 0)
			return true;
	}
	return false;
}

char *
dom_text(const struct dom *d, size_t i, size_t most)
{
	struct buf out = BUF_INIT;
	size_t end = d->nodes[i].end;
	bool gap = false;

	for (; i < end && out.len <= most; i++) {
		for (const char *p = d->nodes[i].text; p && *p; p++) {
			if (strchr(" \t\r\n\f", *p) != NULL) {
				gap = true;
				continue;
			}
			if (gap && out.len > 0)
				buf_putc(&out, ' ');
			buf_putc(&out, *p);
			gap = false;
		}
		gap = gap || d->nodes[i].tag == GUMBO_TAG_BR;
	}
	if (out.len > 0 && out.len <= most)
		return buf_take(&out);
	buf_free(&out);
	return NULL;
}
