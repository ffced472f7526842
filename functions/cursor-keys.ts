import {
  changeCursorKeys,
  keepFirstCursorKeys,
  readCursorKeys,
  type CursorKeys,
} from '../store/cursor-keys.ts';
import { clock, instant } from './clock.ts';
import { db } from './database.ts';
import { newId } from './new-id.ts';

/** How long an instance goes by the keys it has read. */
const rememberedMs = 5 * 60 * 1000;

/** So often at most the keys are read for cursors that do not open, however many come. */
const anewMs = 1000;

let remembered: { readonly keys: CursorKeys; readonly at: number } | null = null;

/** When the keys were last read for a cursor that did not open. */
let readAnewAt: number | null = null;

/** The keys to seal a cursor with; made when one is needed for the first time. */
export async function keysToSeal(): Promise<CursorKeys> {
  const known = await rememberedKeys();
  if (known) return known;
  const first = { version: 1, current: newKey(), previous: null, changedAt: instant() };
  // Two instances may make the first keys at once; what one of them kept holds for both.
  if (await keepFirstCursorKeys(db, first)) return remember(first);
  const kept = await readCursorKeys(db);
  if (!kept) throw new Error('the keys of cursors were kept and are gone');
  return remember(kept);
}

/**
 * The keys that may have sealed a cursor; null where none was ever given. `anew` reads them again,
 * however lately they were read: another instance may have changed them since.
 */
export async function keysToOpen(anew: boolean): Promise<CursorKeys | null> {
  if (!anew || isWithin(anewMs, readAnewAt)) return rememberedKeys();
  const keys = await readKeys();
  readAnewAt = clock.now();
  return keys;
}

/**
 * Seals cursors with a new key from now on. Those sealed with the one before still open, older ones
 * no longer. Null where someone else changed the keys at the same time.
 */
export async function changeKeys(): Promise<CursorKeys | null> {
  const before = await readCursorKeys(db);
  const after = {
    version: (before?.version ?? 0) + 1,
    current: newKey(),
    previous: before?.current ?? null,
    changedAt: instant(),
  };
  const kept = await (before ? changeCursorKeys(db, after) : keepFirstCursorKeys(db, after));
  return kept ? remember(after) : null;
}

/** 260 random bits in base32: no fewer than the seal's hash can use. */
const newKey = (): string => newId(52);

function remember(keys: CursorKeys): CursorKeys {
  remembered = { keys, at: clock.now() };
  return keys;
}

const rememberedKeys = async (): Promise<CursorKeys | null> =>
  remembered && isWithin(rememberedMs, remembered.at) ? remembered.keys : readKeys();

async function readKeys(): Promise<CursorKeys | null> {
  const keys = await readCursorKeys(db);
  return keys && remember(keys);
}

function isWithin(ms: number, at: number | null): boolean {
  const now = clock.now();
  return at !== null && now >= at && now - at < ms;
}
