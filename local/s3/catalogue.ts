import { DatabaseSync } from 'node:sqlite';
import { LockMode } from './buckets.ts';
import type { Checksums } from './checksums.ts';

/** Until when (milliseconds since 1970) a version can't be deleted, and how strictly. */
export type Retention = { readonly mode: LockMode; readonly until: number };

/** A version of an object that is not in the catalogue yet. */
export type NewVersion = {
  readonly bucket: string;
  readonly key: string;
  /** `null`, as a word, in a bucket without versions. */
  readonly version: string;
  /** The file that holds its bytes; null for a delete marker. */
  readonly body: string | null;
  readonly size: number;
  readonly etag: string;
  /** Milliseconds since 1970. */
  readonly modifiedAt: number;
  /** What was given with it and is answered with it: type, metadata. */
  readonly headers: Readonly<Record<string, string>>;
  readonly checksums: Checksums;
  readonly retention: Retention | undefined;
};

/** A version of an object, or a marker that it was deleted. */
export type Version = NewVersion & { readonly sequence: number; readonly isLatest: boolean };

/** What there is, in which versions: everything about the objects but their bytes. */
export type Catalogue = {
  readonly latest: (bucket: string, key: string) => Version | undefined;
  readonly version: (bucket: string, key: string, version: string) => Version | undefined;
  /** From a key on, in order of the keys' bytes; of a key the newest version first. */
  readonly from: (bucket: string, key: string, only?: 'latest') => Iterable<Version>;
  /** Adds a version as the latest of its key. */
  readonly add: (version: NewVersion) => void;
  /** Takes a version out; the one before it becomes the latest. */
  readonly remove: (version: Version) => void;
  readonly retain: (version: Version, retention: Retention) => void;
  /** Names of all files with bytes. */
  readonly bodies: () => Set<string>;
  /** All of it or nothing. */
  readonly atOnce: <Result>(change: () => Result) => Result;
  readonly close: () => void;
};

/** Opens the catalogue. What it acknowledges is on the disk. */
export function openCatalogue(file: string): Catalogue {
  const database = new DatabaseSync(file);
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS versions (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      bucket TEXT NOT NULL, key TEXT NOT NULL, version TEXT NOT NULL, isLatest INTEGER NOT NULL,
      body TEXT, size INTEGER NOT NULL, etag TEXT NOT NULL, modifiedAt INTEGER NOT NULL,
      headers TEXT NOT NULL, checksums TEXT NOT NULL, mode TEXT, until INTEGER) STRICT;
    CREATE UNIQUE INDEX IF NOT EXISTS named ON versions (bucket, key, version);
    CREATE INDEX IF NOT EXISTS ordered ON versions (bucket, key, sequence DESC);
    CREATE UNIQUE INDEX IF NOT EXISTS latest ON versions (bucket, key) WHERE isLatest = 1;`);
  return { ...questions(database), ...changes(database), close: () => database.close() };
}

type Question = Pick<Catalogue, 'latest' | 'version' | 'from' | 'bodies'>;

function questions(database: DatabaseSync): Question {
  const ofKey = 'SELECT * FROM versions WHERE bucket = ? AND key = ?';
  const fromKey = 'SELECT * FROM versions WHERE bucket = ? AND key >= ?';
  const latest = database.prepare(`${ofKey} AND isLatest = 1`);
  const named = database.prepare(`${ofKey} AND version = ?`);
  const one = (row: Row | undefined): Version | undefined => row && versionOf(row);
  return {
    latest: (bucket, key) => one(latest.get(bucket, key)),
    version: (bucket, key, version) => one(named.get(bucket, key, version)),
    from: function* (bucket, key, only) {
      const which = only === 'latest' ? 'AND isLatest = 1 ORDER BY key' : 'ORDER BY key, sequence';
      const end = only === 'latest' ? '' : ' DESC';
      // Prepared anew, because two who read at once must not share one cursor.
      const rows = database.prepare(`${fromKey} ${which}${end}`).iterate(bucket, key);
      for (const row of rows) yield versionOf(row);
    },
    bodies: () => {
      const rows = database.prepare('SELECT body FROM versions WHERE body IS NOT NULL').all();
      return new Set(rows.map((row) => row['body'] as string));
    },
  };
}

type Change = Pick<Catalogue, 'add' | 'remove' | 'retain' | 'atOnce'>;

const columns =
  'bucket, key, version, isLatest, body, size, etag, modifiedAt, headers, checksums, mode, until';

function changes(database: DatabaseSync): Change {
  const where = 'WHERE bucket = ? AND key = ?';
  const yieldPlace = database.prepare(`UPDATE versions SET isLatest = 0 ${where} AND isLatest = 1`);
  const insert = database.prepare(
    `INSERT INTO versions (${columns}) VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const remove = database.prepare('DELETE FROM versions WHERE sequence = ?');
  const newest = `SELECT MAX(sequence) FROM versions ${where}`;
  const promote = database.prepare(`UPDATE versions SET isLatest = 1 WHERE sequence = (${newest})`);
  const retain = database.prepare('UPDATE versions SET mode = ?, until = ? WHERE sequence = ?');
  return {
    add: (version) => {
      const { bucket, key, body, size, etag, modifiedAt, retention } = version;
      const texts = [JSON.stringify(version.headers), JSON.stringify(version.checksums)] as const;
      const lock = [retention?.mode ?? null, retention?.until ?? null] as const;
      yieldPlace.run(bucket, key);
      insert.run(bucket, key, version.version, body, size, etag, modifiedAt, ...texts, ...lock);
    },
    remove: ({ sequence, isLatest, bucket, key }) => {
      remove.run(sequence);
      if (isLatest) promote.run(bucket, key);
    },
    retain: ({ sequence }, { mode, until }) => {
      retain.run(mode, until, sequence);
    },
    atOnce: (change) => atOnce(database, change),
  };
}

function atOnce<Result>(database: DatabaseSync, change: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = change();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

type Row = Readonly<Record<string, unknown>>;

function versionOf(row: Row): Version {
  const until = row['until'];
  return {
    sequence: Number(row['sequence']),
    isLatest: row['isLatest'] === 1,
    bucket: String(row['bucket']),
    key: String(row['key']),
    version: String(row['version']),
    body: row['body'] as string | null,
    size: Number(row['size']),
    etag: String(row['etag']),
    modifiedAt: Number(row['modifiedAt']),
    headers: JSON.parse(String(row['headers'])) as Record<string, string>,
    checksums: JSON.parse(String(row['checksums'])) as Checksums,
    retention:
      until === null ? undefined : { mode: LockMode.parse(row['mode']), until: Number(until) },
  };
}
