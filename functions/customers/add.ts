import type { customers } from '../../api/routes/customers.ts';
import { asShown } from '../../domain/bank-data.ts';
import { newCustomer } from '../../domain/customer-changes.ts';
import { isSame } from '../../domain/is-same.ts';
import type { Customer } from '../../domain/customer.ts';
import { worksIn, type Member } from '../../domain/member.ts';
import { accept, refuse } from '../../domain/outcome.ts';
import { readCompany } from '../../store/company.ts';
import { readCustomer } from '../../store/customers.ts';
import { Conflict, untilDone } from '../../store/transact.ts';
import { dayIn, instant } from '../clock.ts';
import { db } from '../database.ts';
import { pinyinOf } from '../pinyin.ts';
import type { Handler } from '../serve.ts';
import { aroundOf, judge } from './around.ts';
import { keepNew } from './keep.ts';

/** Adds a customer; the same request again gives the first answer again. */
export const addCustomer: Handler<typeof customers.addCustomer> = async ({ body }, { member }) => {
  const company = await readCompany(db);
  const by = { memberId: member.memberId, at: instant() };
  const customer = newCustomer(body, pinyinOf(body.name), dayIn(company.timeZone), by);
  const judged = judge(null, customer, await aroundOf(company, [customer], member));
  if (!judged.ok) return judged;
  return untilDone(async () => {
    if (await keepNew(customer, company)) return accept(customer);
    const there = (await readCustomer(db, customer.customerId))?.customer;
    // The id is free: months were closed or reopened meanwhile.
    if (!there) throw new Conflict();
    return isRepeat(there, customer, member)
      ? accept(asShown(there, member.roles))
      : refuse('already-exists', { code: body.code });
  });
};

/** True where this member added the same customer before and nobody changed it since. */
const isRepeat = (there: Customer, customer: Customer, member: Member): boolean =>
  there.version === 1 &&
  there.createdBy === member.memberId &&
  worksIn(member, there.territory) &&
  isSame(timeless(there), timeless(customer));

const timeless = ({ createdAt: _, changedAt: __, moves: ___, ...rest }: Customer) => rest;
