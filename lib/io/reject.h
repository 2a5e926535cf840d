/*
 * reject - lines that were skipped, kept with the reason.
 *
 * Each is a record {"rec":"reject","file":…,"line":…,"why":…,"raw":…}.  A line
 * that is not UTF-8 stands in "raw_base64" instead of "raw"; of one longer than
 * REJECT_KEPT bytes only that many are kept, and "bytes" says how many there
 * were.  `jq -r .raw` gives mended lines back to the tool.
 *
 * Like the writer, it ends the program with status 2 when it cannot write.
 */
#ifndef SB_REJECT_H
#define SB_REJECT_H

#include <stdint.h>

#include "lib/base/span.h"

#define REJECT_KEPT	(64 << 10)

struct reject;

struct reject	*reject_open(const char *path);
/* `bytes` is the length of the whole line, of which `raw` is the beginning. */
void		 reject_put(struct reject *, const char *file, uint64_t line,
		    const char *why, struct span raw, uint64_t bytes);
void		 reject_close(struct reject *);

#endif
