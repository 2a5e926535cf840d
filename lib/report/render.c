#include "lib/report/render.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "lib/io/slurp.h"
#include "lib/report/page.h"

int
render_page(struct report *r, const char *css, struct buf *out,
    char why[GNUPLOT_WHY], struct where *where)
{
	struct doc *doc;
	char *style;
	size_t len;
	int status;

	if ((style = slurp(css, SLURP_MOST, &len)) == NULL)
		return where_set(where, css, 0, "%s", strerror(errno));
	doc = report_doc(r, RENDER_PLACES);
	status = page_write(doc, style, out, why) == -1;
	doc_free(doc);
	free(style);
	return status;
}

void
render_text(struct report *r, const struct screen *screen, struct buf *out)
{
	struct doc *doc = report_doc(r, screen->width - SCREEN_AXIS);

	screen_write(screen, doc, out);
	doc_free(doc);
}
