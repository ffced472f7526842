import { keep, listKept, readKept, type Archive } from '../archive.ts';

/** Where objects are kept that nobody can change or delete before their day. */
export interface Locked {
  /** Keeps bytes under a key; false where the key has some already, which stay. */
  keep(key: string, bytes: Uint8Array): Promise<boolean>;
  read(key: string): Promise<Uint8Array>;
  /** Every key under a prefix, in order. */
  list(prefix: string): AsyncIterable<string>;
}

/** The archive, as anchors and what audits found are kept in it. */
export const lockedIn = (archive: Archive): Locked => ({
  keep: async (key, bytes) => {
    const contentType = key.endsWith('.gz') ? 'application/gzip' : 'application/json';
    return (await keep(archive, key, bytes, contentType)) === 'kept';
  },
  read: (key) => readKept(archive, key),
  list: (prefix) => listKept(archive, prefix),
});
