import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import type { PlanField, PlanRow } from '../../domain/plan.ts';
import { addMonths } from '../../domain/values/month.ts';
import { toRecords, type Cell } from '../../domain/values/table.ts';
import { startPlanning } from '../support/planning.ts';
import type { Person, Service } from '../support/service.ts';

let service: Service;
beforeAll(async () => {
  service = await startPlanning();
});
afterAll(() => service.stop());

/** A cell by what a person sees, never by where it stands. */
interface Place {
  readonly dealerId: string;
  readonly row: PlanRow;
  readonly field: PlanField;
}

const places: readonly Place[] = ['D1', 'D2'].flatMap((dealerId) => [
  { dealerId, row: 'TEA', field: 'quantity' as const },
  { dealerId, row: 'WATER', field: 'quantity' as const },
  { dealerId, row: '+promotion', field: 'amount' as const },
  { dealerId, row: '+people', field: 'days' as const },
  { dealerId, row: '*', field: 'note' as const },
]);

const nameOf = ({ dealerId, row, field }: Place) => `${dealerId} ${row} ${field}`;

type Sheet = Map<string, Cell>;

/** What a person's sheet shows after a refresh. */
async function pulled(month: string, as: Person): Promise<Sheet> {
  const reply = await service.ask(routes.plans.getMonthPlans, { params: { month } }, as);
  const lines = toRecords<'dealerId' | 'productId' | 'quantity'>(reply.lines);
  const support = toRecords<'dealerId' | 'kind' | 'amount' | 'days'>(reply.support);
  const dealers = toRecords<'dealerId' | 'note'>(reply.dealers);
  return new Map(
    places.map((place) => {
      const { dealerId, row, field } = place;
      const own = <R extends { dealerId: Cell }>(rows: R[]) =>
        rows.filter((r) => r.dealerId === dealerId);
      const line = own(lines).find((r) => r.productId === row);
      const kind = own(support).find((r) => `+${String(r.kind)}` === row);
      const value =
        field === 'quantity'
          ? line?.quantity
          : field === 'note'
            ? own(dealers)[0]?.note
            : kind?.[field as 'amount' | 'days'];
      return [nameOf(place), value ?? null];
    }),
  );
}

interface Taken {
  readonly base: Cell;
  readonly mine: Cell;
}

/** A person who edits, pushes, and refreshes after a conflict; keeps what the server took. */
async function edits(
  month: string,
  as: Person,
  pushes: readonly (readonly number[])[],
  newValue: () => number,
): Promise<Map<string, Taken[]>> {
  const taken = new Map<string, Taken[]>();
  let sheet = await pulled(month, as);
  for (const indexes of pushes) {
    const cells = [...new Set(indexes)].flatMap((index) => {
      const place = places[index];
      if (!place) return [];
      const value = newValue();
      const mine = place.field === 'note' ? `note ${String(value)}` : value;
      return [{ ...place, base: sheet.get(nameOf(place)) ?? null, mine }];
    });
    const body = { cells };
    const reply = await service.ask(routes.plans.pushMonthPlans, { params: { month }, body }, as);
    for (const [i, answer] of reply.cells.entries()) {
      const cell = cells[i];
      if (!cell) continue;
      expect(['taken', 'conflict']).toContain(answer.outcome);
      if (answer.outcome !== 'taken') continue;
      const name = nameOf(cell);
      taken.set(name, [...(taken.get(name) ?? []), cell]);
      sheet.set(name, cell.mine);
    }
    if (reply.cells.some((c) => c.outcome === 'conflict')) sheet = await pulled(month, as);
  }
  return taken;
}

let run = 0;

test('[defect 24] 100 random edits by two people at once: none lost, none misplaced', async () => {
  const pushes = fc.array(fc.array(fc.nat(places.length - 1), { minLength: 1, maxLength: 4 }), {
    minLength: 20,
    maxLength: 20,
  });
  await fc.assert(
    fc.asyncProperty(pushes, pushes, async (hers, his) => {
      const month = addMonths('2027-01', run++);
      let last = 0;
      const newValue = () => ++last;
      const both = await Promise.all([
        edits(month, 'planner', hers, newValue),
        edits(month, 'manager', his, newValue),
      ]);
      const after = await pulled(month, 'planner');
      for (const place of places) {
        const name = nameOf(place);
        const steps = both.flatMap((taken) => taken.get(name) ?? []);
        // Every value is new, so what was taken must be one chain from empty to what stands there.
        let value: Cell = null;
        const byBase = new Map(steps.map((step) => [step.base, step.mine]));
        expect(byBase.size).toBe(steps.length);
        for (let i = 0; i < steps.length; i++) value = byBase.get(value) ?? null;
        expect([name, after.get(name)]).toEqual([name, value]);
      }
    }),
    { numRuns: 2 },
  );
}, 120_000);

test('two people on different cells of one plan merge without a word', async () => {
  const month = '2030-01';
  const push = (as: Person, place: Place, mine: Cell) =>
    service.ask(
      routes.plans.pushMonthPlans,
      { params: { month }, body: { cells: [{ ...place, base: null, mine }] } },
      as,
    );
  const replies = await Promise.all(
    places.map((place, i) => {
      const mine = place.field === 'note' ? 'both' : i + 1;
      return push(i % 2 === 0 ? 'planner' : 'director', place, mine);
    }),
  );
  expect(replies.flatMap((r) => r.cells).every((c) => c.outcome === 'taken')).toBe(true);
  const plan = await service.ask(
    routes.plans.getPlan,
    { params: { month, dealerId: 'D1' } },
    'planner',
  );
  expect(plan.version).toBe(5);
  expect(plan.lines.map((l) => l.quantity)).toEqual([1, 2]);
});
