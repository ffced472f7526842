import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { tryLock } from './lock.ts';

const lockFile = 'lock.sqlite';

/** A folder that only this process writes to until it lets go. */
export type DataFolder = {
  readonly path: string;
  readonly file: (name: string) => string;
  readonly release: () => void;
};

/** Takes a data folder for this process, making it when it is not there. */
export function takeDataFolder(folder: string): DataFolder {
  const absolute = path.resolve(folder);
  const file = (name: string): string => path.join(absolute, name);
  const release = tryLock(file(lockFile));
  if (release !== undefined) return { path: absolute, file, release };
  throw new Error(
    `Another dealerbook is running on ${folder}: stop it, or give this one a folder of its own` +
      ` with --data DIR (and --port).`,
  );
}

/** Empties a data folder. Refuses a folder that is in use or that no dealerbook ever wrote to. */
export function emptyDataFolder(folder: string): void {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return;
  if (!existsSync(path.join(folder, lockFile))) {
    throw new Error(`${folder} is not a data folder of dealerbook, so --fresh leaves it alone.`);
  }
  takeDataFolder(folder).release();
  rmSync(folder, { recursive: true });
}
