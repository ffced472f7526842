import type { Draft } from './draft.ts';

/**
 * What is known of an entry that was, or is about to be, sent.
 * `pending`: written down before sending; the outcome is unknown until the service answers.
 */
export interface Journaled {
  readonly state: 'pending' | 'recorded' | 'refused';
  /** The entry exactly as it is sent, id included, as JSON. */
  readonly content: string;
  /** Position in the account where it was recorded; else the service's last sentence, or ''. */
  readonly answer: string;
}

/** The journal by entry id. */
export type Journal = ReadonlyMap<string, Journaled>;

/** What to do about one draft. */
export type Decision =
  | {
      readonly draft: Draft;
      readonly act: 'send';
      readonly entryId: string;
      readonly content: string;
    }
  | { readonly draft: Draft; readonly act: 'done'; readonly entryId: string }
  | { readonly draft: Draft; readonly act: 'edited'; readonly state: 'recorded' | 'pending' };

/** The exact text of an entry; equal entries have equal texts. */
export const contentOf = (draft: Draft, entryId: string): string =>
  JSON.stringify({ ...draft.content, entryId });

/**
 * Decides what becomes of each draft, before anything is sent and once every pending entry was
 * asked about. Of drafts that carry the same id, the one equal to the journal keeps it and the
 * others get new ones, so a pasted copy is an entry of its own. An entry that is, or may be,
 * recorded and whose row was edited is neither sent again nor forgotten: a person decides.
 */
export function decide(
  drafts: readonly Draft[],
  journal: Journal,
  newId: (draft: Draft) => string,
): Decision[] {
  const taken = new Set<string>();
  const keeping = new Map<Draft, string>();
  for (const draft of drafts) {
    const id = commonId(draft);
    if (id === '' || taken.has(id) || !belongs(id, draft)) continue;
    const known = journal.get(id);
    // An id that the journal has forgotten is sent again: the service knows it.
    if (known === undefined || known.content === contentOf(draft, id)) {
      taken.add(id);
      keeping.set(draft, id);
    }
  }
  return drafts.map((draft) => {
    const kept = keeping.get(draft);
    if (kept !== undefined) {
      return journal.get(kept)?.state === 'recorded'
        ? { draft, act: 'done', entryId: kept }
        : { draft, act: 'send', entryId: kept, content: contentOf(draft, kept) };
    }
    const ids = [...new Set(draft.ids)].filter((id) => id !== '');
    const before = ids.flatMap((id) => (taken.has(id) ? [] : (journal.get(id)?.state ?? [])));
    const state = (['recorded', 'pending'] as const).find((one) => before.includes(one));
    if (state) return { draft, act: 'edited', state };
    const entryId = newId(draft);
    return { draft, act: 'send', entryId, content: contentOf(draft, entryId) };
  });
}

/** An id begins with the day and the dealer of its entry. */
const belongs = (id: string, { content }: Draft): boolean =>
  id.startsWith(`${content.day}-${content.dealerId}-`);

/** The one id that all rows of a draft carry, or ''. */
const commonId = ({ ids }: Draft): string =>
  ids.every((id) => id === ids[0]) ? (ids[0] ?? '') : '';

/** Entries whose outcome is unknown: they are sent again from here, never from their rows. */
export const pending = (journal: Journal): [entryId: string, content: string][] =>
  [...journal].flatMap(([id, { state, content }]) => (state === 'pending' ? [[id, content]] : []));

/** Most recorded entries that the journal remembers; older rows are recognised by the service. */
const remembered = 2000;

/** The journal without its oldest recorded entries. */
export function pruned(journal: Journal): Journal {
  const settled = [...journal.keys()].filter((id) => journal.get(id)?.state !== 'pending');
  const old = new Set(settled.slice(0, Math.max(0, settled.length - remembered)));
  return new Map([...journal].filter(([id]) => !old.has(id)));
}
