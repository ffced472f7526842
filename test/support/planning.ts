import { ApiProblem } from '../../api/client.ts';
import type { CellAnswer } from '../../api/cells.ts';
import type { ProblemCode } from '../../api/problems.ts';
import { routes } from '../../api/routes.ts';
import type { PlanField, PlanRow } from '../../domain/plan.ts';
import type { Role } from '../../domain/role.ts';
import type { Cell } from '../../domain/values/table.ts';
import { clock } from '../../functions/clock.ts';
import { addCustomers, dealer, foundCompany } from './channel.ts';
import { emailOf, startService, type Person, type Service } from './service.ts';

/** The month that is planned in tests, and the months that it is compared with. */
export const month = '2026-11';
export const lastMonth = '2026-10';
export const sameMonthLastYear = '2025-11';

/** Someone of a role who works in one territory only. */
export async function invite(
  service: Service,
  person: Person,
  roles: Role[],
  territories: string[],
): Promise<Person> {
  const body = { email: emailOf(person), name: person, roles, territories };
  await service.ask(routes.members.inviteMember, { body }, 'admin');
  return person;
}

/** A company with products TEA (3.00 a bottle) and WATER (24.00 for 24), and dealers D1 and D2. */
export async function startPlanning(): Promise<Service> {
  const service = await startService();
  // Sales of November 2026 must not lie in the future, whenever the test runs.
  const shift = Date.parse('2026-11-23T04:00:00Z') - Date.now();
  clock.now = () => Date.now() + shift;
  await foundCompany(service);
  await service.invite(['planner', 'manager', 'director', 'finance', 'viewer']);
  await addProduct(service, 'TEA', 300, 1);
  await addProduct(service, 'WATER', 2400, 24);
  await addCustomers(service, dealer('D1'), dealer('D2', { territory: 'WEST' }));
  return service;
}

/** Adds a product with a standard price, or without one. */
export async function addProduct(
  service: Service,
  code: string,
  price?: number,
  per = 1,
): Promise<void> {
  const particulars = { variety: 'Drinks', specification: code, unit: 'bottle', caseSize: 24 };
  const priced = price === undefined ? {} : { price, per, from: '2025-01-01' };
  const body = { code, ...particulars, ...priced };
  await service.ask(routes.products.addProduct, { body }, 'admin');
}

/** One edited cell. */
export interface TypedCell {
  readonly row: PlanRow;
  readonly field: PlanField;
  readonly base: Cell;
  readonly mine: Cell;
}

/** A cell that was empty when pulled and now holds a value. */
export const typed = (
  row: PlanRow,
  field: PlanField,
  mine: Cell,
  base: Cell = null,
): TypedCell => ({
  row,
  field,
  base,
  mine,
});

/** Pushes cells of one dealer's plan and answers what became of each. */
export async function push(
  service: Service,
  dealerId: string,
  cells: TypedCell[],
  as: Person = 'planner',
): Promise<CellAnswer[]> {
  const params = { month, dealerId };
  return (await service.ask(routes.plans.pushPlan, { params, body: { cells } }, as)).cells;
}

/** What became of each cell in a word; of a refused one its code. */
export const words = (answers: readonly CellAnswer[]): string[] =>
  answers.map((a) => (a.outcome === 'refused' ? a.problem.code : a.outcome));

/** One dealer's plan as it is now. */
export const planOf = (service: Service, dealerId: string, as: Person = 'planner') =>
  service.ask(routes.plans.getPlan, { params: { month, dealerId } }, as);

/** The code of the problem that an ask is refused with; null where it is not. */
export async function refusal(asked: Promise<unknown>): Promise<ProblemCode | 'unknown' | null> {
  try {
    await asked;
    return null;
  } catch (error) {
    if (error instanceof ApiProblem) return error.code;
    throw error;
  }
}
