import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tryLock } from './lock.ts';

/** One thing to build, with all it is built from. Paths are relative to the project's folder. */
export type BuildStep = {
  readonly name: string;
  /** Files and folders whose contents decide. Those that do not exist count as empty. */
  readonly inputs: readonly string[];
  /** What is there after building. */
  readonly outputs: readonly string[];
  readonly build: () => Promise<void>;
};

const outside = new Set(['node_modules', 'dist', 'cdk.out', '.local', '.cache', '.git']);

/** Builds unless inputs and outputs are as they were when it last succeeded. */
export async function buildWhenChanged(
  root: string,
  step: BuildStep,
): Promise<'built' | 'unchanged'> {
  const stamps = path.join(root, '.cache', 'builds');
  const release = await lock(path.join(stamps, `${step.name}.lock`));
  try {
    return await buildUnlessSame(root, step, path.join(stamps, `${step.name}.sha256`));
  } finally {
    release();
  }
}

/** Two runs at once would write over each other; the second waits and then finds it done. */
async function lock(file: string): Promise<() => void> {
  for (;;) {
    const release = tryLock(file);
    if (release !== undefined) return release;
    await sleep(100);
  }
}

async function buildUnlessSame(
  root: string,
  step: BuildStep,
  stamp: string,
): Promise<'built' | 'unchanged'> {
  const hash = hashOf(root, step.inputs);
  const isThere = step.outputs.every((output) => existsSync(path.join(root, output)));
  if (isThere && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return 'unchanged';
  await step.build();
  writeFileSync(stamp, hash);
  return 'built';
}

/** A hash of names and contents, and of the Node that builds. */
function hashOf(root: string, inputs: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of inputs.flatMap((input) => filesAt(root, input))) {
    hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

function filesAt(root: string, relative: string): string[] {
  const stats = statSync(path.join(root, relative), { throwIfNoEntry: false });
  if (stats === undefined || outside.has(path.basename(relative))) return [];
  if (!stats.isDirectory()) return [relative];
  const names = readdirSync(path.join(root, relative)).sort();
  return names.flatMap((name) => filesAt(root, path.join(relative, name)));
}
