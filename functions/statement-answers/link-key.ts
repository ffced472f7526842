import { keepFirstLinkKey, readLinkKey } from '../../store/link-key.ts';
import { clock, instant } from '../clock.ts';
import { db } from '../database.ts';
import { newId } from '../new-id.ts';

/** How long an instance goes by the key that it has read: one taken away ends within minutes. */
const rememberedMs = 5 * 60 * 1000;

let remembered: { readonly secret: string; readonly at: number } | null = null;

/** The key to sign links with; made when the first is needed. */
export async function keyToSign(): Promise<string> {
  const known = await keyToCheck();
  if (known !== null) return known;
  const first = { secret: newId(52), madeAt: instant() };
  // Two letters may be written at once; what one of them kept holds for both.
  if (await keepFirstLinkKey(db, first)) return remember(first.secret);
  const kept = await readLinkKey(db);
  if (!kept) throw new Error('the key of links was kept and is gone');
  return remember(kept.secret);
}

/** The key that links were signed with; null where none was ever given. */
export async function keyToCheck(): Promise<string | null> {
  const now = clock.now();
  if (remembered && now >= remembered.at && now - remembered.at < rememberedMs) {
    return remembered.secret;
  }
  const kept = await readLinkKey(db);
  return kept && remember(kept.secret);
}

function remember(secret: string): string {
  remembered = { secret, at: clock.now() };
  return secret;
}
