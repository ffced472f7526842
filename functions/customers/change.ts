import type { customers } from '../../api/routes/customers.ts';
import { asShown, keepsBankData } from '../../domain/bank-data.ts';
import { changedCustomer, type Particulars } from '../../domain/customer-changes.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { closedMonth } from '../../domain/terms.ts';
import { monthOf } from '../../domain/values/month.ts';
import { readCompany } from '../../store/company.ts';
import { Conflict, untilDone } from '../../store/transact.ts';
import { dayIn, instant } from '../clock.ts';
import { db } from '../database.ts';
import { pinyinOf } from '../pinyin.ts';
import { Problem } from '../problem-answers.ts';
import type { Handler } from '../serve.ts';
import { aroundOf, judge } from './around.ts';
import { contractToday } from './contract-today.ts';
import { keepChanged } from './keep.ts';
import { visibleCustomer } from './visible.ts';

/** Changes one customer; a dealer's terms change with it, and a busy account is asked again. */
export const changeCustomer: Handler<typeof customers.changeCustomer> = async (
  { params: { customerId }, body: { version, from, ...given } },
  { member },
) => {
  const company = await readCompany(db);
  const today = dayIn(company.timeZone);
  const day = from ?? today;
  const change: Particulars =
    given.name === undefined ? given : { ...given, pinyin: pinyinOf(given.name) };
  return untilDone(async () => {
    const before = await visibleCustomer(customerId, member);
    if (given.bank !== undefined && !keepsBankData(member.roles)) throw new Problem('not-allowed');
    if (day > today) return refuse('day-in-future', { latest: today });
    const by = { memberId: member.memberId, at: instant() };
    const after = changedCustomer(before.customer, change, day, by);
    if (before.customer.version !== version) {
      const { customer } = before;
      const repeated = after === null && customer.version === version + 1;
      return repeated && customer.changedBy === member.memberId
        ? accept(asShown(customer, member.roles))
        : refuse('changed-meanwhile');
    }
    if (after === null) return refuse('nothing-changed');
    const closed = before.head && closedMonth(before.head, monthOf(day));
    if (closed) return closed;
    const contract = await contractToday(before, today);
    const around = { ...(await aroundOf(company, [given], member)), contract };
    const judged = judge(before.customer, after, around);
    if (!judged.ok) return judged;
    if (!(await keepChanged(before, after, company, day, by))) throw new Conflict();
    return accept(asShown(after, member.roles));
  });
};
