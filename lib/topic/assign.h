/*
 * assign - a post's topics and agencies, as sb-topic writes them.
 */
#ifndef SB_ASSIGN_H
#define SB_ASSIGN_H

#include <stdbool.h>

#include "lib/io/record.h"
#include "lib/topic/topics.h"

struct assign;

/* The topics are borrowed until assign_free(). */
struct assign	*assign_new(struct topics *);
void		 assign_free(struct assign *);

/*
 * Set the post's "topics" and "agencies" and, if `explain`, its "topics_why".
 * NULL, or why it cannot be done.
 */
const char	*assign_post(struct assign *, struct record *, bool explain);

#endif
