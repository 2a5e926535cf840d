/*
 * loosejson - JSON as web pages have it.
 *
 * What is not quite JSON is mended: comments and the marks that hide scripts
 * from old browsers, commas before a closing bracket, semicolons, control
 * characters and quotes inside strings, false escapes, half surrogates.
 */
#ifndef SB_LOOSEJSON_H
#define SB_LOOSEJSON_H

#include <jansson.h>

#include "lib/base/span.h"

/* The caller's to json_decref(), or NULL if even so it is no JSON. */
json_t	*loosejson_load(struct span);

#endif
