/*
 * files - the files below a folder, with ETag, Last-Modified and 304.
 */
#ifndef MOCK_FILES_H
#define MOCK_FILES_H

#include <stdbool.h>

#include "test/net/request.h"

/* Where they are; without it there are none.  Ends the program on a fault. */
void		 files_open(const char *folder);
/* A file of that path ("/a/b.xml"), nothing above the folder; or -1. */
int		 files_find(const char *path);
/* Send and close it.  False where the connection is of no more use. */
bool		 files_send(struct conn *, const struct request *, int file);
/* The media type that goes with the name's end. */
const char	*files_type(const char *path);

#endif
