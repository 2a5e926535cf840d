/*
 * gazetteer - the city's places, each with its dates, and the two maps.
 *
 * Units of before 2025-07-01 (districts and their wards) and of after (wards
 * without districts) stand side by side; an old ward knows which new ones took
 * its place and in what shares, so that what is known on one map can be drawn
 * on the other.  Streets of one name in districts that do not touch are places
 * of their own.  The files say what their columns are: places.tsv, streets.tsv.
 */
#ifndef SB_GAZETTEER_H
#define SB_GAZETTEER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/span.h"
#include "lib/base/where.h"

#define GAZETTEER_NONE		UINT32_MAX

enum gazetteer_kind {
	GAZETTEER_CITY,		/* of today, as a whole */
	GAZETTEER_PROVINCE,	/* merged into it */
	GAZETTEER_TOWN,		/* a city below a province: tp Thủ Đức */
	GAZETTEER_DISTRICT,
	GAZETTEER_WARD,
	GAZETTEER_COMMUNE,	/* and small towns, and Côn Đảo */
	GAZETTEER_STREET,
	GAZETTEER_SIGHT		/* a bridge, a market, a hospital … */
};

/* What it takes to believe that a name stands for its place. */
enum gazetteer_how {
	GAZETTEER_ALONE, GAZETTEER_MARKED, GAZETTEER_CUE, GAZETTEER_OWN,
	GAZETTEER_TAG, GAZETTEER_BESIDE
};

struct gazetteer_place {
	struct span		id;
	enum gazetteer_kind	kind;
	int			from, until;	/* 20250701; 0, INT_MAX: open */
	bool			needy;	/* means nothing without a district */
	uint32_t		within, nwithin;
	uint32_t		into, ninto;
};

/* A part of a place on another map; the shares of a place add up to 1. */
struct gazetteer_share {
	uint32_t	place;
	double		share;
};

struct gazetteer;

/*
 * Called for each name while loading, as it is written.  Places of one street
 * name come as a run from `place` on.
 */
typedef void	 gazetteer_name_fn(void *arg, struct span name, uint32_t place,
		    enum gazetteer_how);

/* 0, or -1 with the place and the reason; the gazetteer is the caller's. */
int		 gazetteer_load(struct gazetteer **, const char *places,
		    const char *streets, gazetteer_name_fn *, void *arg,
		    struct where *);
void		 gazetteer_free(struct gazetteer *);

size_t		 gazetteer_count(const struct gazetteer *);
const struct gazetteer_place *
		 gazetteer_place(const struct gazetteer *, uint32_t);
/* The number of that id, or GAZETTEER_NONE. */
uint32_t	 gazetteer_find(const struct gazetteer *, struct span id);

/* Whether a place lies within another, directly or by way of one between. */
bool		 gazetteer_within(const struct gazetteer *, uint32_t place,
		    uint32_t larger);

/* Its larger places; the units that took the place of an old ward. */
const uint32_t	*gazetteer_larger(const struct gazetteer *, uint32_t place,
		    size_t *n);
const struct gazetteer_share *
		 gazetteer_into(const struct gazetteer *, uint32_t place,
		    size_t *n);

#endif
