import type { NewEntry } from '../../../domain/new-entry.ts';
import type { Draft } from './draft.ts';

/**
 * What is known of an entry that was, or is about to be, sent.
 * `pending`: written down before sending; the outcome is unknown until the service answers.
 * `again`: pending as well, under an id that the journal did not know for sure.
 * `differs`: the service has recorded something else under this id. `open`: it was turned away
 * before anyone looked, and something may be recorded under its id; that is not remembered.
 */
export interface Journaled {
  readonly state: 'pending' | 'again' | 'recorded' | 'refused' | 'differs' | 'open';
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
      readonly state: 'pending' | 'again';
    }
  | { readonly draft: Draft; readonly act: 'done'; readonly entryId: string }
  | {
      readonly draft: Draft;
      readonly act: 'edited';
      /** How the entry of the row stands; `open` where the journal does not know it. */
      readonly state: 'recorded' | 'pending' | 'open';
      readonly entryId: string;
    };

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
  const keepers = keepersOf(drafts, journal);
  return drafts.map((draft): Decision => {
    const id = commonId(draft);
    if (keepers.get(id) === draft) return decideKept(draft, id, journal.get(id));
    for (const state of ['recorded', 'pending', 'open'] as const) {
      const entryId = draft.ids.find((one) => fateOf(one, journal, keepers) === state);
      if (entryId !== undefined) return { draft, act: 'edited', state, entryId };
    }
    const entryId = newId(draft);
    return { draft, act: 'send', entryId, content: contentOf(draft, entryId), state: 'pending' };
  });
}

function decideKept(draft: Draft, entryId: string, known: Journaled | undefined): Decision {
  const content = contentOf(draft, entryId);
  if (known?.state === 'recorded') return { draft, act: 'done', entryId };
  // It was asked about as it stands: what is recorded under its id is something else.
  if (known?.state === 'differs' && known.content === content) {
    return { draft, act: 'edited', state: 'recorded', entryId };
  }
  const isFirst = known?.state === 'pending' || known?.state === 'refused';
  return { draft, act: 'send', entryId, content, state: isFirst ? 'pending' : 'again' };
}

/**
 * The one draft that keeps each id: the first that is equal to the journal. An id that the journal
 * has forgotten, or that is recorded with other content than was sent, is asked about again: with
 * the first draft that was not asked about yet.
 */
function keepersOf(drafts: readonly Draft[], journal: Journal): ReadonlyMap<string, Draft> {
  const keepers = new Map<string, Draft>();
  const asked = new Map<string, Draft>();
  for (const draft of drafts) {
    const id = commonId(draft);
    if (id === '' || keepers.has(id) || !belongs(id, draft)) continue;
    const known = journal.get(id);
    const isEqual = known?.content === contentOf(draft, id);
    if (known?.state === 'differs' && isEqual) asked.set(id, draft);
    else if (isEqual || isUnsure(known)) keepers.set(id, draft);
  }
  return new Map([...asked, ...keepers]);
}

/** True where the service knows more of an id than the journal does. */
const isUnsure = (known: Journaled | undefined): boolean =>
  known === undefined || known.state === 'differs' || known.state === 'open';

/**
 * What an id says about a draft that doesn't keep it: that it is, or may be, recorded; or nothing,
 * where it is another draft's or was refused.
 */
function fateOf(
  id: string,
  journal: Journal,
  keepers: ReadonlyMap<string, Draft>,
): 'recorded' | 'pending' | 'open' | null {
  if (id === '') return null;
  const known = journal.get(id);
  if (keepers.has(id)) return isUnsure(known) ? 'pending' : null;
  switch (known?.state) {
    case 'refused':
      return null;
    case 'recorded':
    case 'differs':
      return 'recorded';
    case 'pending':
    case 'again':
      return 'pending';
    default:
      return 'open';
  }
}

/** An id begins with the day and the dealer of its entry. */
const belongs = (id: string, { content }: Draft): boolean =>
  id.startsWith(`${content.day}-${content.dealerId}-`);

/** The one id that all rows of a draft carry, or ''. */
const commonId = ({ ids }: Draft): string =>
  ids.every((id) => id === ids[0]) ? (ids[0] ?? '') : '';

/** Entries whose outcome is unknown: they are sent again from here, never from their rows. */
export const pending = (journal: Journal): [entryId: string, content: string][] =>
  [...journal].flatMap(([id, one]) => (isPending(one) ? [[id, one.content]] : []));

const isPending = ({ state }: Journaled): boolean => state === 'pending' || state === 'again';

/** Most settled entries that the journal remembers besides those whose rows still stand. */
const remembered = 2000;

/** The journal without its oldest settled entries, but for those whose ids stand in rows. */
export function pruned(journal: Journal, standing: ReadonlySet<string>): Journal {
  const settled = [...journal].flatMap(([id, one]) =>
    isPending(one) || standing.has(id) ? [] : [id],
  );
  const old = new Set(settled.slice(0, Math.max(0, settled.length - remembered)));
  return new Map([...journal].filter(([id]) => !old.has(id)));
}

/** Recorded corrections that the journal knows of, by the id of the entry that each reverses. */
export function reversals(journal: Journal): Map<string, Journaled> {
  const recorded = [...journal.values()].filter(({ state }) => state === 'recorded');
  return new Map(
    recorded.flatMap((one) => {
      const entry = JSON.parse(one.content) as NewEntry;
      return 'reverses' in entry ? [[entry.reverses, one]] : [];
    }),
  );
}
