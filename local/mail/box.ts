import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';

/** A message that was taken, without its bytes. */
export type Mail = {
  readonly messageId: string;
  /** Milliseconds since 1970. */
  readonly takenAt: number;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly bytes: number;
  readonly tags: Readonly<Record<string, string>>;
  /** What came of it: `Send`, and `Bounce` or `Complaint` where its address is made for that. */
  readonly events: readonly string[];
};

/** Every message that was taken, the newest first. What is acknowledged is on the disk. */
export type Box = {
  readonly add: (mail: Mail, raw: Buffer) => void;
  readonly list: (most: number, to?: string) => Mail[];
  readonly find: (messageId: string) => { readonly mail: Mail; readonly raw: Buffer } | undefined;
  readonly count: () => number;
  readonly close: () => void;
};

/** Opens the file that keeps the messages. */
export function openBox(file: string): Box {
  const database = new DatabaseSync(file);
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS mails (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      messageId TEXT NOT NULL UNIQUE, mail TEXT NOT NULL, recipients TEXT NOT NULL,
      raw BLOB NOT NULL) STRICT;`);
  const insert = database.prepare(
    'INSERT INTO mails (messageId, mail, recipients, raw) VALUES (?, ?, ?, ?)',
  );
  const newest = database.prepare(
    'SELECT mail FROM mails WHERE instr(recipients, ?) > 0 ORDER BY sequence DESC LIMIT ?',
  );
  const one = database.prepare('SELECT mail, raw FROM mails WHERE messageId = ?');
  const count = database.prepare('SELECT COUNT(*) AS count FROM mails');
  return {
    add: (mail, raw) => {
      const recipients = mail.to.map((address) => address.toLowerCase()).join(' ');
      insert.run(mail.messageId, JSON.stringify(mail), recipients, raw);
    },
    list: (most, to = '') =>
      newest.all(to === '' ? '@' : to.toLowerCase(), most).map((row) => mailOf(row)),
    find: (messageId) => {
      const row = one.get(messageId);
      return row && { mail: mailOf(row), raw: Buffer.from(row['raw'] as Uint8Array) };
    },
    count: () => Number(count.get()?.['count']),
    close: () => database.close(),
  };
}

const mailOf = (row: Record<string, SQLOutputValue>): Mail =>
  JSON.parse(String(row['mail'])) as Mail;
