#include "lib/base/share.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/base/xalloc.h"

char *
share_path(const char *name)
{
	const char *folder = getenv("SB_DATA");
	char self[PATH_MAX];
	char *slash;
	ssize_t n;

	if (folder != NULL && *folder != '\0')
		return xasprintf("%s/%s", folder, name);
	if ((n = readlink("/proc/self/exe", self, sizeof self - 1)) == -1)
		n = 0;
	self[n] = '\0';
	if ((slash = strrchr(self, '/')) != NULL)
		*slash = '\0';
	else
		strcpy(self, ".");
	return xasprintf("%s/../share/social-beat/%s", self, name);
}
