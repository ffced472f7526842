import {
  letterIdOf,
  LetterKind,
  type LetterName,
  type LetterPeriod,
} from '../../../domain/letters/letter.ts';
import { addMonths, monthOf, monthsBetween } from '../../../domain/values/month.ts';
import type { Addressee, KindOfLetter } from '../../../functions/letters/composed.ts';
import type { Desk } from '../../../functions/letters/due.ts';
import { inOrder } from '../../../functions/letters/in-order.ts';
import type { Messages, Written } from '../../../functions/letters/send.ts';

/** The kind of the letters that are simulated, and the months of which there are some. */
export const kind = 'overdue-reminder' satisfies LetterKind;
export const months = ['2026-09', '2026-10', '2026-11'] as const;

/** Every hundredth recipient has no address, every hundredth nothing to be told. */
export const fateOf = (place: number): Written['what'] =>
  place % 100 === 7 ? 'no-address' : place % 100 === 8 ? 'empty' : 'message';

/** So many recipients, in order. */
export const recipientsOf = (count: number): Addressee[] =>
  Array.from({ length: count }, (_, i) => ({
    recipient: { is: 'dealer', dealerId: String(i).padStart(8, '0') },
    territories: ['E'],
  }));

/** One kind of letter that is due for every month that is over; all others are silent. */
export function kindsOf(addressees: readonly Addressee[]): Desk['kinds'] {
  const silent: KindOfLetter = {
    periodsDue: () => [],
    addressees: async function* () {},
  };
  const monthly: KindOfLetter = {
    ...silent,
    periodsDue: (day, last) => {
      const newest = addMonths(monthOf(day), -1);
      return last === null ? [newest] : monthsBetween(addMonths(last.slice(0, 7), 1), newest);
    },
    addressees: async function* (_: LetterPeriod, after: string | null) {
      yield* inOrder(addressees, after);
    },
  };
  const named = LetterKind.options.map((each) => [each, each === kind ? monthly : silent] as const);
  return Object.fromEntries(named) as Record<LetterKind, KindOfLetter>;
}

/** A message that no other try would write: only one that was kept is the same again. */
export function writtenOf(name: LetterName): Written {
  const place = name.recipient.is === 'dealer' ? Number(name.recipient.dealerId) : 0;
  const what = fateOf(place);
  if (what !== 'message') return { what };
  return {
    what,
    subject: 'Letter',
    territories: ['EAST'],
    raw: Buffer.from(`${letterIdOf(name)} ${String(performance.now())}`),
  };
}

/** Messages that are kept as a bucket keeps them, in memory. */
export function keptInMemory(): Messages {
  const kept = new Map<string, Uint8Array>();
  return {
    keep: async (key, bytes) => {
      const there = kept.get(key) ?? bytes;
      kept.set(key, there);
      return there;
    },
    read: async (key) => kept.get(key) ?? Promise.reject(new Error(`${key} is not kept`)),
  };
}
