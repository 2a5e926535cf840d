/*
 * map - byte strings to values, remembered in the order they came.
 *
 * Walking a map by index gives the keys in the order of their first map_put(),
 * so no output depends on a hash.  The hash is SipHash with a key drawn anew in
 * each run: a hostile input cannot make keys collide.
 */
#ifndef SB_MAP_H
#define SB_MAP_H

#include <stddef.h>

#include "lib/base/span.h"

struct map;

/* `drop`, if not NULL, is called on each value by map_free(). */
struct map	*map_new(void (*drop)(void *));
void		 map_free(struct map *);

/* The value, borrowed, or NULL where there is none. */
void		*map_get(const struct map *, struct span key);
/* Set the value; the key is copied.  Returns the value it replaces, or NULL. */
void		*map_put(struct map *, struct span key, void *value);

size_t		 map_count(const struct map *);
/* The i-th key (also a C string) and value; i < map_count(). */
struct span	 map_key(const struct map *, size_t i);
void		*map_value(const struct map *, size_t i);

#endif
