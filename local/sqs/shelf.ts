import { randomUUID } from 'node:crypto';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import type { Queue } from './queues.ts';

/** A message that was received: hidden from others until its time is over, or it is deleted. */
export type Received = {
  readonly messageId: string;
  /** By what it is deleted; each time that it is received it gets another. */
  readonly handle: string;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  readonly firstReceivedAt: number;
  readonly receives: number;
};

/** How many messages there are: that can be received, and that somebody works on. */
export type Counts = { readonly visible: number; readonly hidden: number };

/** The messages of all queues. What it acknowledges is on the disk. */
export type Shelf = {
  /** All of them or none; answers their ids in order. */
  readonly send: (queue: Queue, bodies: readonly string[]) => string[];
  readonly receive: (queue: Queue, most: number, visibilitySeconds?: number) => Received[];
  /** True where the handle was the newest of a message. */
  readonly remove: (queue: Queue, handle: string) => boolean;
  /** Hides a received message for so many seconds from now; false for a handle that is none. */
  readonly hide: (queue: Queue, handle: string, seconds: number) => boolean;
  readonly counts: (queue: Queue) => Counts;
  readonly purge: (queue: Queue) => void;
  /** Moves every message of one queue to others, as if they were new there; answers how many. */
  readonly moveAll: (from: Queue, to: Queue) => number;
  readonly close: () => void;
};

/** Opens the file that keeps the messages. `now` is the clock, in milliseconds since 1970. */
export function openShelf(file: string, queues: readonly Queue[], now: () => number): Shelf {
  const database = new DatabaseSync(file);
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS messages (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      queue TEXT NOT NULL, messageId TEXT NOT NULL, body TEXT NOT NULL, sentAt INTEGER NOT NULL,
      visibleAt INTEGER NOT NULL, receives INTEGER NOT NULL, firstReceivedAt INTEGER,
      handle TEXT) STRICT;
    CREATE INDEX IF NOT EXISTS ordered ON messages (queue, visibleAt);
    CREATE INDEX IF NOT EXISTS handles ON messages (queue, handle);`);
  const atOnce = <Result>(change: () => Result): Result => {
    database.exec('BEGIN IMMEDIATE');
    try {
      const result = change();
      database.exec('COMMIT');
      return result;
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  };
  return {
    ...sending(database, now, atOnce),
    ...receiving(database, queues, now, atOnce),
    close: () => database.close(),
  };
}

type AtOnce = <Result>(change: () => Result) => Result;

type Sending = Pick<Shelf, 'send' | 'remove' | 'hide' | 'counts' | 'purge' | 'moveAll'>;

function sending(database: DatabaseSync, now: () => number, atOnce: AtOnce): Sending {
  const insert = database.prepare(
    `INSERT INTO messages (queue, messageId, body, sentAt, visibleAt, receives)
      VALUES (?, ?, ?, ?, ?, 0)`,
  );
  const remove = database.prepare('DELETE FROM messages WHERE queue = ? AND handle = ?');
  const hide = database.prepare(
    'UPDATE messages SET visibleAt = ? WHERE queue = ? AND handle = ? AND visibleAt > ?',
  );
  const count = database.prepare(
    `SELECT COUNT(*) FILTER (WHERE visibleAt <= ?) AS visible,
      COUNT(*) FILTER (WHERE visibleAt > ?) AS hidden FROM messages WHERE queue = ?`,
  );
  const purge = database.prepare('DELETE FROM messages WHERE queue = ?');
  const move = database.prepare(
    `UPDATE messages SET queue = ?, visibleAt = ?, receives = 0, handle = NULL,
      firstReceivedAt = NULL WHERE queue = ?`,
  );
  return {
    send: ({ name }, bodies) =>
      atOnce(() =>
        bodies.map((body) => {
          const messageId = randomUUID();
          insert.run(name, messageId, body, now(), now());
          return messageId;
        }),
      ),
    remove: ({ name }, handle) => remove.run(name, handle).changes > 0,
    hide: ({ name }, handle, seconds) =>
      hide.run(now() + seconds * 1000, name, handle, now()).changes > 0,
    counts: ({ name }) => {
      const row = count.get(now(), now(), name);
      return { visible: Number(row?.['visible']), hidden: Number(row?.['hidden']) };
    },
    purge: ({ name }) => void purge.run(name),
    moveAll: (from, to) => Number(move.run(to.name, now(), from.name).changes),
  };
}

/**
 * What was received as often as its queue allows goes to the dead-letter queue when it would be
 * received once more, as SQS does it.
 */
function receiving(
  database: DatabaseSync,
  queues: readonly Queue[],
  now: () => number,
  atOnce: AtOnce,
): Pick<Shelf, 'receive'> {
  const forget = database.prepare('DELETE FROM messages WHERE queue = ? AND sentAt < ?');
  const bury = database.prepare(
    `UPDATE messages SET queue = ?, receives = 0, handle = NULL, firstReceivedAt = NULL
      WHERE queue = ? AND visibleAt <= ? AND receives >= ?`,
  );
  const next = database.prepare(
    `SELECT * FROM messages WHERE queue = ? AND visibleAt <= ?
      ORDER BY visibleAt, sequence LIMIT ?`,
  );
  const take = database.prepare(
    `UPDATE messages SET visibleAt = ?, receives = receives + 1, handle = ?,
      firstReceivedAt = COALESCE(firstReceivedAt, ?) WHERE sequence = ?`,
  );
  const byArn = new Map(queues.map((queue) => [queue.arn, queue]));
  return {
    receive: ({ name, redrive, retentionSeconds, visibilitySeconds }, most, hidden) =>
      atOnce(() => {
        const at = now();
        forget.run(name, at - retentionSeconds * 1000);
        const dead = byArn.get(redrive?.deadArn ?? '');
        if (redrive && dead) bury.run(dead.name, name, at, redrive.receivesMax);
        const until = at + (hidden ?? visibilitySeconds) * 1000;
        return next.all(name, at, most).map((row) => {
          const handle = randomUUID();
          take.run(until, handle, at, Number(row['sequence']));
          return receivedOf(row, handle, at);
        });
      }),
  };
}

const receivedOf = (row: Record<string, SQLOutputValue>, handle: string, at: number): Received => ({
  messageId: String(row['messageId']),
  handle,
  body: String(row['body']),
  sentAt: Number(row['sentAt']),
  firstReceivedAt: Number(row['firstReceivedAt'] ?? at),
  receives: Number(row['receives']) + 1,
});
