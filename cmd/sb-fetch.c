/* sb-fetch - posts from feeds, platforms and exports: see sb-fetch(1). */
#include <string.h>

#include "lib/net/verb_check.h"
#include "lib/net/verb_get.h"
#include "lib/net/verb_status.h"

static const struct verb *const verbs[] = { &verb_status, &verb_check };

int
main(int argc, char *argv[])
{
	for (size_t i = 0; argc > 1 && i < sizeof verbs / sizeof verbs[0]; i++)
		if (strcmp(argv[1], verbs[i]->name) == 0)
			return verbs[i]->run(argc - 1, argv + 1);
	return verb_get.run(argc, argv);
}
