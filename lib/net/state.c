#include "lib/net/state.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/xalloc.h"

#define VERSION		1
#define APPLICATION	0x73626631	/* "sbf1" */
#define FRESH		86400		/* "seen" is noted once a day */

static const char schema[] =
    "CREATE TABLE source ("
    " name TEXT PRIMARY KEY, etag TEXT, modified TEXT, body TEXT,"
    " covered_from INTEGER, covered_to INTEGER, had_posts INTEGER"
    ") WITHOUT ROWID;"
    "CREATE TABLE item ("
    " source TEXT, uid TEXT, hash INTEGER, seen INTEGER,"
    " PRIMARY KEY (source, uid)"
    ") WITHOUT ROWID;"
    "PRAGMA user_version = 1;"
    "PRAGMA application_id = 1935828529;";

enum { LOAD, SAVE, FIND, NOTE, PRUNE, STATEMENTS };

static const char *const sql[STATEMENTS] = {
	[LOAD] = ("SELECT etag, modified, body, covered_from, covered_to,"
	    " had_posts FROM source WHERE name = ?1"),
	[SAVE] = "REPLACE INTO source VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
	[FIND] = "SELECT hash, seen FROM item WHERE source = ?1 AND uid = ?2",
	[NOTE] = "REPLACE INTO item VALUES (?1, ?2, ?3, ?4)",
	[PRUNE] = "DELETE FROM item WHERE source = ?1 AND seen < ?2",
};

struct state {
	sqlite3		*db;
	sqlite3_stmt	*stmt[STATEMENTS];
	char		*name;		/* of the source in hand */
	bool		 writing;	/* its transaction has begun */
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
	if (!run(st, "PRAGMA journal_mode = WAL"))
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
	free(st->name);
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

bool
state_begin(struct state *st, const char *name, struct state_source *out)
{
	sqlite3_stmt *s = st->stmt[LOAD];
	const char *body;
	int code;

	*out = (struct state_source){ .known = false };
	free(st->name);
	st->name = xstrdup(name);
	bind_text(s, 1, name);
	if ((code = sqlite3_step(s)) == SQLITE_ROW) {
		out->known = true;
		out->etag = column(s, 0);
		out->modified = column(s, 1);
		body = (const char *)sqlite3_column_text(s, 2);
		snprintf(out->body, sizeof out->body, "%s",
		    body != NULL ? body : "");
		out->from = sqlite3_column_int64(s, 3);
		out->to = sqlite3_column_int64(s, 4);
		out->had_posts = sqlite3_column_int(s, 5) != 0;
	} else if (code != SQLITE_DONE) {
		fault(st);
	}
	sqlite3_reset(s);
	return code == SQLITE_ROW || code == SQLITE_DONE;
}

/* As late as can be: nothing is held while the network is waited for. */
static bool
begin_writing(struct state *st)
{
	if (!st->writing)
		st->writing = run(st, "BEGIN IMMEDIATE");
	return st->writing;
}

void
state_source_free(struct state_source *s)
{
	free(s->etag);
	free(s->modified);
	*s = (struct state_source){ .known = false };
}

bool
state_item(struct state *st, const char *uid, uint64_t hash, int64_t now,
    bool *fresh)
{
	sqlite3_stmt *s = st->stmt[FIND];
	bool note = true;
	int code;

	*fresh = true;
	if (!begin_writing(st))
		return false;
	bind_text(s, 1, st->name);
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
	if (!note)
		return true;
	s = st->stmt[NOTE];
	bind_text(s, 1, st->name);
	bind_text(s, 2, uid);
	sqlite3_bind_int64(s, 3, (sqlite3_int64)hash);
	sqlite3_bind_int64(s, 4, now);
	return step(st, s);
}

bool
state_save(struct state *st, const struct state_source *v)
{
	sqlite3_stmt *s = st->stmt[SAVE];

	if (!begin_writing(st))
		return false;
	bind_text(s, 1, st->name);
	bind_text(s, 2, v->etag);
	bind_text(s, 3, v->modified);
	bind_text(s, 4, v->body);
	sqlite3_bind_int64(s, 5, v->from);
	sqlite3_bind_int64(s, 6, v->to);
	sqlite3_bind_int(s, 7, v->had_posts);
	return step(st, s);
}

bool
state_prune(struct state *st, int64_t before)
{
	sqlite3_stmt *s = st->stmt[PRUNE];

	if (!begin_writing(st))
		return false;
	bind_text(s, 1, st->name);
	sqlite3_bind_int64(s, 2, before);
	return step(st, s);
}

bool
state_commit(struct state *st)
{
	bool good = !st->writing || run(st, "COMMIT");

	st->writing = false;
	return good;
}
