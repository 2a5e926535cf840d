/*
 * from_threads - posts of Threads that have a word or a tag, by its keyword search.
 */
#ifndef SB_FROM_THREADS_H
#define SB_FROM_THREADS_H

#include "lib/net/adapter.h"

extern const struct adapter from_threads;

#endif
