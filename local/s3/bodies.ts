import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import path from 'node:path';

/** The bytes of the objects, each in a file of its own that is never written again. */
export type Bodies = {
  /** Answers the file's name once its bytes are on the disk. */
  readonly write: (bytes: Buffer) => Promise<string>;
  readonly pathOf: (name: string) => string;
  readonly remove: (name: string) => void;
};

/** Opens the folder. Files that `isWanted` does not know, left by a kill, are removed. */
export function openBodies(folder: string, isWanted: (name: string) => boolean): Bodies {
  mkdirSync(folder, { recursive: true });
  const pathOf = (name: string): string => path.join(folder, name);
  const remove = (name: string): void => rmSync(pathOf(name), { force: true });
  readdirSync(folder)
    .filter((name) => !isWanted(name))
    .forEach(remove);
  return {
    pathOf,
    remove,
    write: async (bytes) => {
      const name = randomUUID();
      const aside = pathOf(`${name}.new`);
      await synced(aside, (file) => file.writeFile(bytes), 'wx');
      // Written aside and renamed: under its name a file is whole, whenever a kill comes.
      await rename(aside, pathOf(name));
      await synced(folder, async () => undefined, 'r');
      return name;
    },
  };
}

type File = Awaited<ReturnType<typeof open>>;

/** Does something with a file or folder and waits until the disk has it. */
async function synced(
  name: string,
  act: (file: File) => Promise<unknown>,
  flags: 'wx' | 'r',
): Promise<void> {
  const file = await open(name, flags);
  try {
    await act(file);
    await file.sync();
  } finally {
    await file.close();
  }
}
