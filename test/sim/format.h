/*
 * format - items as RSS 2.0, Atom, RSS 1.0, JSON Feed, CSV or NDJSON.
 */
#ifndef SIM_FORMAT_H
#define SIM_FORMAT_H

#include "test/sim/city.h"

struct format_job {
	const struct scene_source	*source;
	const struct item		*items;		/* oldest first */
	size_t				 n;
	int64_t				 now, start;
};

/* The file's name, the caller's; NULL where the source has no format. */
char	*format_name(const struct scene_source *);
void	 format_write(const struct format_job *, struct buf *);
/* Its section of a sources file, see sb-sources(5). */
void	 format_section(const struct format_job *, struct buf *);

#endif
