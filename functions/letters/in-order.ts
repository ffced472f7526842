import { codeOfRecipient } from '../../domain/letters/letter.ts';
import type { Addressee } from './composed.ts';

/** Addressees in order of their codes, after one of them: as a kind of letter lists them. */
export function* inOrder(all: readonly Addressee[], after: string | null): Generator<Addressee> {
  const coded = all.map((one) => ({ one, code: codeOfRecipient(one.recipient) }));
  const rest = after === null ? coded : coded.filter(({ code }) => code > after);
  for (const { one } of rest.sort((a, b) => (a.code < b.code ? -1 : 1))) yield one;
}
