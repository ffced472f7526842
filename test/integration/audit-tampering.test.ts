import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AnchorLine } from '../../domain/anchor.ts';
import type { Finding } from '../../domain/audit.ts';
import type { Member } from '../../domain/member.ts';
import type { Item } from '../../store/read-many.ts';
import { kindOf } from '../../store/kinds.ts';
import { auditOf, linesOf } from '../support/audit/in-memory.ts';
import { entriesIn, rewritten } from '../support/audit/rewriting.ts';
import { alteredAttributes, deletedAndCopied, type Tampering } from '../support/audit/tampering.ts';
import { everythingIn, startAuditWorld } from '../support/audit/world.ts';
import type { Service } from '../support/service.ts';

/** Two days later: nothing that the readers of the stream do may still be under way. */
const later = '2026-11-25T12:00:00.000Z';

let service: Service;
let items: Item[];
let lines: AnchorLine[];
beforeAll(async () => {
  service = await startAuditWorld();
  items = await everythingIn(service.db);
  lines = linesOf(items);
});
afterAll(() => service.stop());

/** True where a finding names the item: its customer, an account's with a version; or its place. */
function isNamed({ at, isMadeUp }: Tampering, found: readonly Finding[]): boolean {
  const [pk, sk] = [String(at['pk']), String(at['sk'])];
  const own = found.filter((each) => each.pk === pk || each.customerId === pk.slice(2));
  const isAccounts = /^D#/.test(pk) && /^(H|T|[EIR]#.*|M#.*#T)$/.test(sk);
  return own.some((each) => isMadeUp || !isAccounts || each.version !== null);
}

/**
 * Tries every tampering; answers how many, and those that were not named. What a backup leaves out
 * may be another at any time, and is anybody's to change who may write to the table.
 */
function tried(all: Iterable<Tampering>, anchored: readonly AnchorLine[] = lines) {
  const missed: string[] = [];
  let count = 0;
  for (const tampering of all) {
    if (kindOf(tampering.at).fate === 'left out') continue;
    count++;
    if (!isNamed(tampering, auditOf(tampering.items, anchored, later, tampering.at)))
      missed.push(tampering.what);
  }
  return { count, missed };
}

test('what nobody tampered with has no finding, with an anchor and without', () => {
  expect(auditOf(items, [], later)).toEqual([]);
  expect(auditOf(items, lines, later)).toEqual([]);
  expect(items.length).toBeGreaterThan(80);
});

test('after a restore nothing is missed that a backup leaves out', () => {
  const keys = { pk: 'COMPANY', sk: 'K', secrets: ['s'] };
  const anchored = linesOf([...items.filter(({ sk }) => sk !== 'K'), keys]);
  const restored = items.filter((item) => kindOf(item).fate !== 'left out');
  expect(auditOf(restored, anchored, later)).toEqual([]);
});

test('what is locked of a member is the same whoever it is: no guess at a person finds it', () => {
  const members = items.filter(({ pk }) => pk === 'MEMBERS');
  expect(members.some(({ subject }) => subject !== undefined)).toBe(true);
  for (const member of members) {
    const history = (member['history'] as Member['history']).map(({ terms, ...change }) => ({
      ...change,
      terms: { ...terms, name: 'Li Na' },
    }));
    const subject = member['subject'] === undefined ? {} : { subject: '1' };
    const person = { name: 'Li Na', email: 'li.na@example.com', ...subject };
    expect(linesOf([{ ...member, ...person, history }])).toEqual(linesOf([member]));
  }
});

test('every attribute of every item, altered or removed or one more, is named: 100 %', () => {
  const { count, missed } = tried(alteredAttributes(items));
  expect(missed).toEqual([]);
  expect(count).toBeGreaterThan(3000);
});

test('every item, deleted or copied to another place, is named: 100 %', () => {
  const { count, missed } = tried(deletedAndCopied(items));
  expect(missed).toEqual([]);
  expect(count).toBeGreaterThan(400);
});

test('an account rewritten so that nothing contradicts itself differs from its anchor', () => {
  const rewritings = ['D1', 'D2', 'D3'].flatMap((dealerId) => {
    const entries = entriesIn(items, dealerId);
    return entries.flatMap((entry, i) => {
      if (entry.kind === 'terms') return [];
      const other = entries.with(i, { ...entry, remark: 'as if it had been so' });
      return [{ dealerId, items: rewritten(items, dealerId, other) }];
    });
  });
  expect(rewritings.length).toBeGreaterThan(12);
  for (const { dealerId, items: other } of rewritings) {
    expect(auditOf(other, [], later)).toEqual([]);
    const newest = entriesIn(items, dealerId).length;
    expect(auditOf(other, lines, later)).toMatchObject([
      { code: 'differs-from-anchor', customerId: dealerId, version: newest },
    ]);
  }
});

test('newest entries removed and everything rolled back with them: behind the anchor', () => {
  for (const dealerId of ['D1', 'D2']) {
    const entries = entriesIn(items, dealerId);
    for (let kept = 0; kept < entries.length; kept++) {
      const other = rewritten(items, dealerId, entries.slice(0, kept));
      const version = entries.length;
      expect(auditOf(other, lines, later)).toContainEqual(
        expect.objectContaining({ code: 'behind-anchor', customerId: dealerId, version }),
      );
    }
  }
});

test('an account taken away whole is missed, and a customer with all that belongs to it', () => {
  const isAccounts = ({ sk }: Item) => /^(H|T|[EIR]#.*|M#.*#T)$/.test(String(sk));
  const without = items.filter((item) => item['pk'] !== 'D#D1' || !isAccounts(item));
  const code = 'missing-since-anchor';
  const head = { pk: 'D#D1', sk: 'H' };
  expect(auditOf(without, lines, later)).toContainEqual(expect.objectContaining({ code, ...head }));
  expect(auditOf(without, [], later)).toContainEqual(
    expect.objectContaining({ code: 'missing', ...head }),
  );
  const untraced = items.filter(
    ({ pk, sk }) => pk !== 'D#D3' && !(String(pk).startsWith('CUSTOMERS#') && sk === 'D3'),
  );
  expect(auditOf(untraced, [], later)).toEqual([]);
  expect(auditOf(untraced, lines, later)).toContainEqual(
    expect.objectContaining({ code, pk: 'D#D3', sk: 'H', version: 1 }),
  );
});

test('an account added out of nowhere has no customer, and is named', () => {
  const made = items
    .filter(({ pk, sk }) => pk === 'D#D3' && (sk === 'H' || sk === 'T'))
    .map((item) => ({ ...item, pk: 'D#NEW' }));
  const found = auditOf([...items, ...made], lines, later);
  expect(found.map(({ code, sk }) => [code, sk])).toContainEqual(['missing', 'C']);
});
