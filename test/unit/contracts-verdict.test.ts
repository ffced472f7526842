import { expect, test } from 'vitest';
import type { ComparedLine, Comparison } from '../../domain/contracts/comparison/comparison.ts';
import {
  confirm,
  judgeVerdict,
  unconfirmed,
} from '../../domain/contracts/comparison/confirmation.ts';
import { verdictOf } from '../../domain/contracts/comparison/verdict.ts';
import type { Letter } from '../../domain/contracts/terms.ts';

const digest = 'd'.repeat(43);
const by = { memberId: 'M1', at: '2026-11-25T09:00:00.000Z' };
const compared = {
  ...{ fileId: '0000000000000001', dealerId: 'D1', contractId: '0000000000000001', version: 1 },
  ...{ digest, pages: 6 },
};

const line = (letter: Letter, outcome: ComparedLine['outcome'], page: number | null = 2) => ({
  ...{ letter, outcome, terms: `terms of ${letter}`, file: `file of ${letter}`, page },
});
const verdict = (comparison: Partial<Comparison>) =>
  verdictOf(compared, { isScan: false, isPrint: true, lines: [], added: [], ...comparison }, by, 1);
const reasonOf = (outcome: { ok: boolean; reason?: string }) =>
  outcome.ok ? 'ok' : outcome.reason;

test('what a print of ours says besides waits for the custodian, and nothing else does', () => {
  const found = verdict({
    lines: [line('a', 'same')],
    added: [{ page: 4, text: 'The dealer may also sell in ZS.' }],
  });
  const refused = judgeVerdict(found, digest);
  expect(refused).toMatchObject({ reason: 'signed-copy-adds', detail: { page: 4, count: 1 } });
  const said = confirm(found, { revision: 1, blocks: [], added: true }, by);
  if (!said.ok) throw new Error(said.reason);
  expect(judgeVerdict(said.facts, digest)).toEqual({ ok: true, facts: { a: 2 } });
  const nothing = confirm(verdict({}), { revision: 1, blocks: [], added: true }, by);
  expect(reasonOf(nothing)).toBe('confirmation-not-wanted');
});

test('of another wording exactly the blocks in other words are to be confirmed; their pages stand', () => {
  const lines = [line('a', 'same'), line('c', 'other-words', 3), line('c', 'same', 3)];
  const found = verdict({ isPrint: false, lines });
  expect(unconfirmed(found)).toEqual(['c']);
  const said = confirm(
    found,
    { revision: 1, blocks: [{ letter: 'c', page: 5 }], added: false },
    by,
  );
  if (!said.ok) throw new Error(said.reason);
  expect(judgeVerdict(said.facts, digest)).toEqual({ ok: true, facts: { a: 2, c: 5 } });
  expect(judgeVerdict(said.facts, 'e'.repeat(43)).ok).toBe(false);
});

test('a difference is told before whatever waits, also behind more lines than are kept', () => {
  const long = { ...line('f', 'differs'), terms: '款'.repeat(5000) };
  const lines = [...Array.from({ length: 500 }, () => line('a', 'other-words')), long];
  const added = Array.from({ length: 500 }, () => ({ page: 1, text: '多'.repeat(5000) }));
  const found = verdict({ isPrint: false, lines, added });
  expect(judgeVerdict(found, digest)).toMatchObject({
    ...{ reason: 'signed-copy-differs', detail: { letter: 'f', count: 501 } },
  });
  expect([found.differing, found.adding]).toEqual([501, 500]);
  // DynamoDB takes 400 KB; the worst that a file can say stays far below.
  expect(Buffer.byteLength(JSON.stringify(found))).toBeLessThan(200_000);
});
