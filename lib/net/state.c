#include "lib/net/state.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"

#define VERSION		2
#define APPLICATION	0x73626631	/* "sbf1" */
#define FRESH		86400		/* "seen" is noted once a day */

static const char schema[] =
    "CREATE TABLE source ("
    " name TEXT PRIMARY KEY, etag TEXT, modified TEXT, moved TEXT, body TEXT,"
    " known INTEGER, covered_from INTEGER, covered_to INTEGER,"
    " had_posts INTEGER, retired INTEGER, tried INTEGER, good INTEGER,"
    " again INTEGER, interval INTEGER, failures INTEGER, sightings INTEGER,"
    " trouble TEXT"
    ") WITHOUT ROWID;"
    "CREATE TABLE item ("
    " source TEXT, uid TEXT, hash INTEGER, seen INTEGER,"
    " PRIMARY KEY (source, uid)"
    ") WITHOUT ROWID;"
    "CREATE TABLE cursor ("
    " source TEXT, name TEXT, value TEXT, PRIMARY KEY (source, name)"
    ") WITHOUT ROWID;"
    "CREATE TABLE day ("
    " source TEXT, day INTEGER, posts INTEGER, PRIMARY KEY (source, day)"
    ") WITHOUT ROWID;"
    "CREATE TABLE quota ("
    " bucket TEXT PRIMARY KEY, used INTEGER, since INTEGER"
    ") WITHOUT ROWID;"
    "PRAGMA user_version = 2;"
    "PRAGMA application_id = 1935828529;";

enum {
	LOAD, SAVE, FIND, NOTE, PRUNE, CURSORS, SET_CURSOR, DROP_CURSOR, COUNT,
	COUNTED, QUOTA, SPEND, RECENT, STATEMENTS
};

static const char *const sql[STATEMENTS] = {
	[LOAD] = "SELECT * FROM source WHERE name = ?1",
	[SAVE] = ("REPLACE INTO source VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,"
	    " ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)"),
	[FIND] = "SELECT hash, seen FROM item WHERE source = ?1 AND uid = ?2",
	[NOTE] = "REPLACE INTO item VALUES (?1, ?2, ?3, ?4)",
	[PRUNE] = "DELETE FROM item WHERE source = ?1 AND seen < ?2",
	[CURSORS] = ("SELECT name, value FROM cursor WHERE source = ?1"
	    " ORDER BY name"),
	[SET_CURSOR] = "REPLACE INTO cursor VALUES (?1, ?2, ?3)",
	[DROP_CURSOR] = "DELETE FROM cursor WHERE source = ?1 AND name = ?2",
	[COUNT] = ("INSERT INTO day VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE"
	    " SET posts = posts + ?3"),
	[COUNTED] = ("SELECT coalesce(sum(posts), 0) FROM day WHERE"
	    " source = ?1 AND day >= ?2 AND day < ?3"),
	[QUOTA] = "SELECT used, since FROM quota WHERE bucket = ?1",
	[RECENT] = ("SELECT uid FROM item WHERE source = ?1 AND uid > ?2"
	    " AND seen >= ?3 ORDER BY uid LIMIT ?4"),
	[SPEND] = "REPLACE INTO quota VALUES (?1, ?2, ?3)",
};

struct state {
	sqlite3		*db;
	sqlite3_stmt	*stmt[STATEMENTS];
	char		 why[256];
};

static bool
fault(struct state *st)
{
	int code = sqlite3_errcode(st->db);

	snprintf(st->why, sizeof st->why, "%s%s", sqlite3_errmsg(st->db),
	    code == SQLITE_BUSY ? "; another sb-fetch is at work" :
	    code == SQLITE_NOTADB || code == SQLITE_CORRUPT ?
	    "; move it away and begin anew" : "");
	return false;
}

static bool
run(struct state *st, const char *text)
{
	return sqlite3_exec(st->db, text, NULL, NULL, NULL) == SQLITE_OK ||
	    fault(st);
}

static bool
number(struct state *st, const char *text, int *value)
{
	sqlite3_stmt *s;

	if (sqlite3_prepare_v2(st->db, text, -1, &s, NULL) != SQLITE_OK)
		return fault(st);
	*value = 0;
	if (sqlite3_step(s) == SQLITE_ROW)
		*value = sqlite3_column_int(s, 0);
	return sqlite3_finalize(s) == SQLITE_OK || fault(st);
}

/* An empty file gets the tables; another program's is refused. */
static bool
prepare(struct state *st)
{
	int version, owner, tables;

	sqlite3_busy_timeout(st->db, 10000);
	if (!number(st, "PRAGMA application_id", &owner) ||
	    !number(st, "PRAGMA user_version", &version) ||
	    !number(st, "SELECT count(*) FROM sqlite_master", &tables))
		return false;
	if ((owner != APPLICATION && tables != 0) ||
	    (owner == APPLICATION && version != VERSION)) {
		snprintf(st->why, sizeof st->why, owner == APPLICATION ?
		    "is of another version of sb-fetch; move it away" :
		    "is another program's; name another file");
		return false;
	}
	/* What a power cut may undo is fetched again: the last commits. */
	if (!run(st, "PRAGMA journal_mode = WAL") ||
	    !run(st, "PRAGMA synchronous = NORMAL"))
		return false;
	if (owner != APPLICATION && (!run(st, "BEGIN IMMEDIATE") ||
	    !run(st, schema) || !run(st, "COMMIT")))
		return false;
	for (size_t i = 0; i < STATEMENTS; i++)
		if (sqlite3_prepare_v2(st->db, sql[i], -1, &st->stmt[i],
		    NULL) != SQLITE_OK)
			return fault(st);
	return true;
}

struct state *
state_open(const char *path, char why[256])
{
	struct state *st = xcalloc(1, sizeof *st);

	if (sqlite3_open(path, &st->db) != SQLITE_OK)
		fault(st);
	else if (prepare(st))
		return st;
	snprintf(why, 256, "%.255s", st->why);
	state_close(st);
	return NULL;
}

void
state_close(struct state *st)
{
	if (st == NULL)
		return;
	for (size_t i = 0; i < STATEMENTS; i++)
		sqlite3_finalize(st->stmt[i]);
	sqlite3_close(st->db);
	free(st);
}

const char *
state_why(const struct state *st)
{
	return st->why;
}

static void
bind_text(sqlite3_stmt *s, int i, const char *text)
{
	sqlite3_bind_text(s, i, text, -1, SQLITE_TRANSIENT);
}

/* Run one that gives no rows. */
static bool
step(struct state *st, sqlite3_stmt *s)
{
	int code = sqlite3_step(s);

	if (code != SQLITE_DONE)
		fault(st);
	sqlite3_reset(s);
	return code == SQLITE_DONE;
}

static char *
column(sqlite3_stmt *s, int i)
{
	const char *text = (const char *)sqlite3_column_text(s, i);

	return text != NULL ? xstrdup(text) : NULL;
}

static void
take_row(sqlite3_stmt *s, struct state_source *out)
{
	const char *body = (const char *)sqlite3_column_text(s, 4);

	out->etag = column(s, 1);
	out->modified = column(s, 2);
	out->moved = column(s, 3);
	snprintf(out->body, sizeof out->body, "%s", body != NULL ? body : "");
	out->known = sqlite3_column_int(s, 5) != 0;
	out->from = sqlite3_column_int64(s, 6);
	out->to = sqlite3_column_int64(s, 7);
	out->had_posts = sqlite3_column_int(s, 8) != 0;
	out->retired = sqlite3_column_int(s, 9) != 0;
	out->tried = sqlite3_column_int64(s, 10);
	out->good = sqlite3_column_int64(s, 11);
	out->again = sqlite3_column_int64(s, 12);
	out->interval = sqlite3_column_int64(s, 13);
	out->failures = sqlite3_column_int64(s, 14);
	out->sightings = sqlite3_column_int64(s, 15);
	out->trouble = column(s, 16);
}

bool
state_load(struct state *st, const char *name, struct state_source *out)
{
	sqlite3_stmt *s = st->stmt[LOAD];
	int code;

	*out = (struct state_source){ .known = false };
	bind_text(s, 1, name);
	if ((code = sqlite3_step(s)) == SQLITE_ROW)
		take_row(s, out);
	else if (code != SQLITE_DONE)
		fault(st);
	sqlite3_reset(s);
	return code == SQLITE_ROW || code == SQLITE_DONE;
}

void
state_source_free(struct state_source *s)
{
	free(s->etag);
	free(s->modified);
	free(s->moved);
	free(s->trouble);
	*s = (struct state_source){ .known = false };
}

bool
state_cursors(struct state *st, const char *name,
    void (*each)(void *arg, const char *cursor, const char *value), void *arg)
{
	sqlite3_stmt *s = st->stmt[CURSORS];
	int code;

	bind_text(s, 1, name);
	while ((code = sqlite3_step(s)) == SQLITE_ROW)
		each(arg, (const char *)sqlite3_column_text(s, 0),
		    (const char *)sqlite3_column_text(s, 1));
	if (code != SQLITE_DONE)
		fault(st);
	sqlite3_reset(s);
	return code == SQLITE_DONE;
}

bool
state_recent(struct state *st, const char *name, const char *after,
    int64_t since, int64_t most, void (*each)(void *arg, const char *uid),
    void *arg)
{
	sqlite3_stmt *s = st->stmt[RECENT];
	int code;

	bind_text(s, 1, name);
	bind_text(s, 2, after);
	sqlite3_bind_int64(s, 3, since);
	sqlite3_bind_int64(s, 4, most);
	while ((code = sqlite3_step(s)) == SQLITE_ROW)
		each(arg, (const char *)sqlite3_column_text(s, 0));
	if (code != SQLITE_DONE)
		fault(st);
	sqlite3_reset(s);
	return code == SQLITE_DONE;
}

bool
state_begin(struct state *st)
{
	return run(st, "BEGIN IMMEDIATE");
}

/* What was begun and cannot be committed must not stay open. */
bool
state_commit(struct state *st)
{
	if (run(st, "COMMIT"))
		return true;
	sqlite3_exec(st->db, "ROLLBACK", NULL, NULL, NULL);
	return false;
}

bool
state_knows(struct state *st, const char *name, const char *uid, bool *known)
{
	sqlite3_stmt *s = st->stmt[FIND];
	int code;

	bind_text(s, 1, name);
	bind_text(s, 2, uid);
	code = sqlite3_step(s);
	*known = code == SQLITE_ROW;
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		fault(st);
	sqlite3_reset(s);
	return code == SQLITE_ROW || code == SQLITE_DONE;
}

static bool
note_item(struct state *st, const char *name, const char *uid, uint64_t hash,
    int64_t now)
{
	sqlite3_stmt *s = st->stmt[NOTE];

	bind_text(s, 1, name);
	bind_text(s, 2, uid);
	sqlite3_bind_int64(s, 3, (sqlite3_int64)hash);
	sqlite3_bind_int64(s, 4, now);
	return step(st, s);
}

bool
state_item(struct state *st, const char *name, const char *uid,
    uint64_t hash, int64_t now, bool *fresh)
{
	sqlite3_stmt *s = st->stmt[FIND];
	bool note = true;
	int code;

	*fresh = true;
	bind_text(s, 1, name);
	bind_text(s, 2, uid);
	if ((code = sqlite3_step(s)) == SQLITE_ROW) {
		*fresh = sqlite3_column_int64(s, 0) != (sqlite3_int64)hash;
		note = *fresh || sqlite3_column_int64(s, 1) <= now - FRESH;
	} else if (code != SQLITE_DONE) {
		fault(st);
	}
	sqlite3_reset(s);
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		return false;
	return !note || note_item(st, name, uid, hash, now);
}

bool
state_cursor(struct state *st, const char *name, const char *cursor,
    const char *value)
{
	sqlite3_stmt *s = st->stmt[value != NULL ? SET_CURSOR : DROP_CURSOR];

	bind_text(s, 1, name);
	bind_text(s, 2, cursor);
	if (value != NULL)
		bind_text(s, 3, value);
	return step(st, s);
}

bool
state_save(struct state *st, const char *name, const struct state_source *v)
{
	sqlite3_stmt *s = st->stmt[SAVE];

	bind_text(s, 1, name);
	bind_text(s, 2, v->etag);
	bind_text(s, 3, v->modified);
	bind_text(s, 4, v->moved);
	bind_text(s, 5, v->body);
	sqlite3_bind_int(s, 6, v->known);
	sqlite3_bind_int64(s, 7, v->from);
	sqlite3_bind_int64(s, 8, v->to);
	sqlite3_bind_int(s, 9, v->had_posts);
	sqlite3_bind_int(s, 10, v->retired);
	sqlite3_bind_int64(s, 11, v->tried);
	sqlite3_bind_int64(s, 12, v->good);
	sqlite3_bind_int64(s, 13, v->again);
	sqlite3_bind_int64(s, 14, v->interval);
	sqlite3_bind_int64(s, 15, v->failures);
	sqlite3_bind_int64(s, 16, v->sightings);
	bind_text(s, 17, v->trouble);
	return step(st, s);
}

bool
state_count(struct state *st, const char *name, int64_t day, uint64_t posts)
{
	sqlite3_stmt *s = st->stmt[COUNT];

	bind_text(s, 1, name);
	sqlite3_bind_int64(s, 2, day);
	sqlite3_bind_int64(s, 3, (sqlite3_int64)posts);
	return step(st, s);
}

bool
state_prune(struct state *st, const char *name, int64_t before)
{
	sqlite3_stmt *s = st->stmt[PRUNE];

	bind_text(s, 1, name);
	sqlite3_bind_int64(s, 2, before);
	return step(st, s);
}

bool
state_counted(struct state *st, const char *name, int64_t from, int64_t to,
    uint64_t *posts)
{
	sqlite3_stmt *s = st->stmt[COUNTED];
	int code;

	bind_text(s, 1, name);
	sqlite3_bind_int64(s, 2, from);
	sqlite3_bind_int64(s, 3, to);
	code = sqlite3_step(s);
	*posts = code == SQLITE_ROW ? (uint64_t)sqlite3_column_int64(s, 0) : 0;
	if (code != SQLITE_ROW)
		fault(st);
	sqlite3_reset(s);
	return code == SQLITE_ROW;
}

bool
state_quota(struct state *st, const char *bucket, int64_t *used,
    int64_t *since)
{
	sqlite3_stmt *s = st->stmt[QUOTA];
	int code;

	*used = *since = 0;
	bind_text(s, 1, bucket);
	if ((code = sqlite3_step(s)) == SQLITE_ROW) {
		*used = sqlite3_column_int64(s, 0);
		*since = sqlite3_column_int64(s, 1);
	} else if (code != SQLITE_DONE) {
		fault(st);
	}
	sqlite3_reset(s);
	return code == SQLITE_ROW || code == SQLITE_DONE;
}

bool
state_spend(struct state *st, const char *bucket, int64_t used, int64_t since)
{
	sqlite3_stmt *s = st->stmt[SPEND];

	bind_text(s, 1, bucket);
	sqlite3_bind_int64(s, 2, used);
	sqlite3_bind_int64(s, 3, since);
	return step(st, s);
}
