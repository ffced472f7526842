import type { AnchorLine } from '../../../domain/anchor.ts';
import type { Finding } from '../../../domain/audit.ts';
import { newCompany, type Company } from '../../../domain/company.ts';
import { MonthAct } from '../../../domain/months.ts';
import { anchorOf } from '../../../store/audit/anchoring.ts';
import { judgeAnchored, wantedOf } from '../../../store/audit/anchored.ts';
import type { Locked } from '../../../store/audit/locked.ts';
import { besideOf, judge } from '../../../store/audit/judge.ts';
import { unitsOf } from '../../../store/audit/walk.ts';
import type { Key } from '../../../store/keys.ts';
import type { Item } from '../../../store/read-many.ts';
import { sha256 } from '../../../store/sha256.ts';

const nameOf = (item: Item | Key) => `${String(item['pk'])} ${String(item['sk'])}`;
const inOrder = (items: readonly Item[]) =>
  items.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));

/** The lines of an anchor of these items. */
export const linesOf = (items: readonly Item[]): AnchorLine[] =>
  unitsOf(inOrder(items)).flatMap((unit) => anchorOf(unit, sha256) ?? []);

/**
 * What an audit finds of items that stand still, at an instant, with the very rules by which the
 * auditor judges the table: thousands of tables can be judged so. With `near` only what is read
 * together with that item is judged.
 */
export function auditOf(
  items: readonly Item[],
  lines: readonly AnchorLine[],
  now: string,
  near?: Item,
): Finding[] {
  const found = new Map(items.map((item) => [nameOf(item), item]));
  const beside = (key: Key) => found.get(nameOf(key));
  const kept = found.get('COMPANY S') as Company | undefined;
  const company = { ...newCompany, ...(kept?.territories ? kept : {}) };
  const acts = inOrder(items.filter(({ pk }) => pk === 'MONTHS'));
  const newest = acts.at(-1);
  const months = MonthAct.strip().safeParse(newest).data ?? null;
  const around = { company, months, hash: sha256, now };
  const isNear = (keys: readonly Key[]) =>
    near === undefined || keys.some((key) => nameOf(key) === nameOf(near));
  const units = unitsOf(inOrder(items)).filter(
    (unit) => unit.pk === near?.['pk'] || isNear(besideOf(unit)),
  );
  return [
    ...units.flatMap((unit) => judge(unit, beside, around)),
    ...lines
      .filter((line) => isNear(wantedOf(line)))
      .flatMap((line) => judgeAnchored(line, beside, sha256, '2026-11-24')),
  ];
}

/** A place that keeps what it was given first, as a locked bucket does. */
export class MemoryLocked implements Locked {
  private readonly kept = new Map<string, Uint8Array>();

  get size(): number {
    return this.kept.size;
  }

  keep(key: string, bytes: Uint8Array): Promise<boolean> {
    const isNew = !this.kept.has(key);
    if (isNew) this.kept.set(key, bytes);
    return Promise.resolve(isNew);
  }

  read(key: string): Promise<Uint8Array> {
    const bytes = this.kept.get(key);
    return bytes ? Promise.resolve(bytes) : Promise.reject(new Error(`${key} is not there`));
  }

  async *list(prefix: string): AsyncGenerator<string, void> {
    for (const key of [...this.kept.keys()].sort()) {
      if (key.startsWith(prefix)) yield await Promise.resolve(key);
    }
  }
}
