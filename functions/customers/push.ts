import type { customers } from '../../api/routes/customers.ts';
import { mergeBy, refused, type Edit, type PushMode } from '../../domain/cells.ts';
import { customerCells } from '../../domain/customer-cells.ts';
import { changedCustomer } from '../../domain/customer-changes.ts';
import { CustomerField, type Customer } from '../../domain/customer.ts';
import type { Around } from '../../domain/customer-rules.ts';
import type { Company } from '../../domain/company.ts';
import { worksIn } from '../../domain/member.ts';
import { accept } from '../../domain/outcome.ts';
import { readCompany } from '../../store/company.ts';
import { readCustomer, readCustomers, type KeptCustomer } from '../../store/customers.ts';
import { Conflict, untilDone } from '../../store/transact.ts';
import { dayIn, instant } from '../clock.ts';
import { db } from '../database.ts';
import { pinyinOf } from '../pinyin.ts';
import { pushRows, type PushedRow } from '../push-rows.ts';
import type { Caller, Handler } from '../serve.ts';
import { aroundOf } from './around.ts';
import { contractToday } from './contract-today.ts';
import { keepChanged } from './keep.ts';

/** Merges edited cells of the customer list, one write for each customer. */
export const pushCustomers: Handler<typeof customers.pushCustomers> = async (
  { body: { cells, together } },
  caller,
) => {
  const company = await readCompany(db);
  const around = await aroundOf(company, cells.map(named), caller.member);
  const ids = [...new Set(cells.map((cell) => cell.customerId))];
  const read = await readCustomers(db, ids);
  const before = new Map(ids.map((id, i) => [id, read[i] ?? null]));
  const push = (id: string, edits: readonly Edit<CustomerField>[], mode: PushMode) =>
    pushRow(id, edits, before.get(id) ?? null, { company, around, caller, mode });
  const pushed = await pushRows(cells, (cell) => cell.customerId, push, caller, together);
  const versions = [...pushed.versions].map(([customerId, version]) => ({ customerId, version }));
  return accept({ cells: pushed.cells, versions });
};

interface Pushing {
  readonly company: Company;
  readonly around: Around;
  readonly caller: Caller;
  readonly mode: PushMode;
}

/** Pushes one customer's cells; where someone else was first, reads it again and merges again. */
function pushRow(
  customerId: string,
  edits: readonly Edit<CustomerField>[],
  asRead: KeptCustomer | null,
  { company, around, caller: { member }, mode }: Pushing,
): Promise<PushedRow> {
  let first = true;
  return untilDone(async () => {
    const before = first ? asRead : await readCustomer(db, customerId);
    first = false;
    if (!before || !worksIn(member, before.customer.territory)) {
      const outcome = refused('customer-not-found', { customer: customerId });
      return { outcomes: edits.map(() => outcome), version: null };
    }
    const by = { memberId: member.memberId, at: instant() };
    const today = dayIn(company.timeZone);
    const contract = await contractToday(before, today);
    const rules = customerCells({ ...around, contract }, today, by);
    const merged = mergeBy(mode)(before, edits, rules);
    if (mode === 'check') return { outcomes: merged.outcomes, version: before.customer.version };
    const after = changedCustomer(before.customer, cellsOf(merged.kept.customer), today, by);
    if (after && !(await keepChanged(before, after, company, today, by))) throw new Conflict();
    return { outcomes: merged.outcomes, version: (after ?? before.customer).version };
  });
}

/** The cells of a customer as one change, so that several cells of its place are one move. */
const cellsOf = (customer: Customer) => ({
  ...Object.fromEntries(CustomerField.options.map((field) => [field, customer[field]])),
  pinyin: pinyinOf(customer.name),
});

/** The rep or supplier that a cell names. */
const named = ({ field, mine }: Edit<CustomerField>) => {
  const id = typeof mine === 'number' ? String(mine) : mine;
  const isNamed = field === 'repId' || field === 'supplierId' || field === 'priceList';
  return typeof id === 'string' && isNamed ? { [field]: id.trim() } : {};
};
