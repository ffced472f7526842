import { DatabaseSync } from 'node:sqlite';
import { dynoxide } from './dynamodb.ts';

/** The version whose private tables this file knows. Another may need none of it. */
const known = 'dynoxide 1.2.1';

/**
 * Adds the index without which every write to a table with a stream scans the whole stream: 230
 * transactions a second fall to 23 at 20,000 records. Does nothing to a version it does not know.
 */
export function indexStreamTable(databaseFile: string): void {
  if (dynoxide().version !== known) return;
  const database = new DatabaseSync(databaseFile, { timeout: 5000 });
  database.exec(
    'CREATE INDEX IF NOT EXISTS stream_order' +
      ' ON _stream_records(table_name, CAST(sequence_number AS INTEGER))',
  );
  database.close();
}

/**
 * Deletes the stream records of a table up to and including a sequence number, because the
 * embedded database keeps them for ever. The last one always stays: numbering goes on from it.
 */
export function trimStream(databaseFile: string, tableName: string, through: string): void {
  if (dynoxide().version !== known) return;
  const database = new DatabaseSync(databaseFile, { timeout: 5000 });
  database
    .prepare(
      'DELETE FROM _stream_records WHERE table_name = ?1' +
        ' AND CAST(sequence_number AS INTEGER) <= CAST(?2 AS INTEGER)' +
        ' AND CAST(sequence_number AS INTEGER) < (SELECT MAX(CAST(sequence_number AS INTEGER))' +
        ' FROM _stream_records WHERE table_name = ?1)',
    )
    .run(tableName, through);
  database.close();
}
