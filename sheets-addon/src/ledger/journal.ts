import type { Draft } from './draft.ts';

/**
 * What is known of an entry that was, or is about to be, sent.
 * `pending`: written down before sending; the outcome is unknown until the service answers.
 * `differs`: the service has recorded something else under this id.
 */
export interface Journaled {
  readonly state: 'pending' | 'recorded' | 'refused' | 'differs';
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
  const keepers = keepersOf(drafts, journal);
  return drafts.map((draft): Decision => {
    const id = commonId(draft);
    if (keepers.get(id) === draft) return decideKept(draft, id, journal.get(id));
    const states = draft.ids.map((one) => fateOf(one, journal, keepers));
    const state = (['recorded', 'pending'] as const).find((one) => states.includes(one));
    if (state) return { draft, act: 'edited', state };
    const entryId = newId(draft);
    return { draft, act: 'send', entryId, content: contentOf(draft, entryId) };
  });
}

function decideKept(draft: Draft, entryId: string, known: Journaled | undefined): Decision {
  const content = contentOf(draft, entryId);
  if (known?.state === 'recorded') return { draft, act: 'done', entryId };
  // It was asked about as it stands: what is recorded under its id is something else.
  const asked = known?.state === 'differs' && known.content === content;
  return asked
    ? { draft, act: 'edited', state: 'recorded' }
    : { draft, act: 'send', entryId, content };
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
  known === undefined || known.state === 'differs';

/**
 * What an id says about a draft that doesn't keep it: that it is, or may be, recorded; or nothing,
 * where it is another draft's or was refused.
 */
function fateOf(
  id: string,
  journal: Journal,
  keepers: ReadonlyMap<string, Draft>,
): 'recorded' | 'pending' | null {
  if (id === '') return null;
  const known = journal.get(id);
  if (keepers.has(id)) return isUnsure(known) ? 'pending' : null;
  if (known === undefined) return 'pending';
  if (known.state === 'refused') return null;
  return known.state === 'differs' ? 'recorded' : known.state;
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
