/*
 * board - a forum on a host of its own: what adapters of forums share.
 *
 * Native ids are unique on one board only: a uid is made of the board's place,
 * "host/path" without scheme and port, and the id.
 */
#ifndef SB_BOARD_H
#define SB_BOARD_H

#include <jansson.h>
#include <stdbool.h>

#include "lib/net/api.h"
#include "lib/net/post.h"

struct listing;

struct board {
	struct visit	*visit;
	char		*root;		/* its address, no "/" at the end */
	char		*place;		/* "host/path" */
	struct buf	 uid, parent, of, url, id, author;	/* of a post */
};

/* The board at the url of the source, or at its base. */
void	board_open(struct board *, struct visit *);
void	board_close(struct board *);

/* Whether robots.txt lets this path of the board be fetched; else the outcome. */
bool	board_allowed(struct board *, const char *path);

/* The scratch is "PLACE/ID", borrowed from it; SPAN_NONE if there is no id. */
struct span
	board_uid(const struct board *, struct span id, struct buf *scratch);
/* Values at a path that are yes: true, a number that is not 0, and no more. */
bool	board_is(const json_t *, const char *path);
/* flags and updated, of an edit at a time; 0: none. */
void	board_edited(const struct board *, struct post *, int64_t t);
/* Where a board's posts have their times and whether they are gone; or NULL. */
struct board_times {
	const char	*made, *edited, *gone;
};

/* Write a post of a topic; false if the visit is to end now. */
typedef bool	board_write(struct board *, const json_t *post,
		    const json_t *topic);

/*
 * Write those of the posts, an array, that were made or edited since then, or are
 * gone, and before the visit's until.  Whether there were any; false, too, if the
 * visit is to end now.
 */
bool	board_write_since(struct board *, const json_t *posts,
	    const json_t *topic, int64_t since, const struct board_times *,
	    board_write *);
/* From when on posts of topics are wanted, as the listing of them goes. */
int64_t	board_since(const struct board *, const struct listing *);
/*
 * Whether a topic of the listing that was last written in at `t` is to be read;
 * what is pinned stands before the others and out of their order.
 */
bool	board_wants(const struct board *, struct listing *, bool pinned,
	    int64_t t);
/* Seconds since 1970 of RFC 3339 text or a number of s or ms; 0: none. */
int64_t	board_time(const json_t *, const char *path);

#endif
