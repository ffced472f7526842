import { dossierColumns, type customers } from '../../api/routes/customers.ts';
import { remainingCredit, type Head } from '../../domain/account.ts';
import { asShown } from '../../domain/bank-data.ts';
import type { Company } from '../../domain/company.ts';
import type { Customer } from '../../domain/customer.ts';
import { worksIn, type Member } from '../../domain/member.ts';
import { accept } from '../../domain/outcome.ts';
import { planAmount } from '../../domain/plan-lines.ts';
import { noTotals, type Totals } from '../../domain/totals.ts';
import { sum } from '../../domain/values/money.ts';
import { addMonths, monthOf, monthsBetween } from '../../domain/values/month.ts';
import { toTable } from '../../domain/values/table.ts';
import { approvalsAbout } from '../../store/approvals.ts';
import { countBelow, readChains } from '../../store/channel.ts';
import { readCompany } from '../../store/company.ts';
import { inParallel } from '../../store/in-parallel.ts';
import { readOpenItems } from '../../store/open-items.ts';
import { readPlans } from '../../store/plans.ts';
import { readTotals } from '../../store/totals.ts';
import { untilDone } from '../../store/transact.ts';
import { limitToday } from '../accounts/limit-today.ts';
import { dayIn } from '../clock.ts';
import { db } from '../database.ts';
import type { Handler } from '../serve.ts';
import { visibleCustomer } from './visible.ts';

/** How many months a dossier looks back, the current one included. */
const months = 14;

/** Everything about one customer, its account as of one and the same moment. */
export const getDossier: Handler<typeof customers.getDossier> = async (
  { params: { customerId } },
  { member },
) => {
  const company = await readCompany(db);
  return untilDone(async () => {
    const { customer, head } = await visibleCustomer(customerId, member);
    const [supplier, below, account, past, approvals] = await Promise.all([
      supplierOf(customer, member),
      countBelow(db, customer),
      head && accountOf(head, company),
      head ? pastMonths(head, company) : [],
      head ? approvalsAbout(db, customerId) : [],
    ]);
    return accept({
      customer: asShown(customer, member.roles),
      supplier,
      below: {
        'second-tier': below['second-tier'],
        'third-tier': below['third-tier'],
        outlet: below.outlet,
      },
      account,
      months: toTable(dossierColumns, past),
      approvals,
    });
  });
};

/** The supplier by id and name, where the caller may know of it. */
async function supplierOf({ supplierId }: Customer, member: Member) {
  if (supplierId === null) return null;
  const supplier = (await readChains(db, [supplierId])).get(supplierId)?.[0];
  if (!supplier || !worksIn(member, supplier.territory)) return null;
  return { customerId: supplier.customerId, name: supplier.name };
}

async function accountOf(head: Head, company: Company) {
  const today = dayIn(company.timeZone);
  const [items, { creditLimit, ground }] = await Promise.all([
    readOpenItems(db, head),
    limitToday(head, () => Promise.resolve(company)),
  ]);
  const { balance, owed, unapplied, version } = head;
  return {
    balance,
    owed,
    unapplied,
    overdue: sum(items.filter((item) => item.due < today).map((item) => item.open)),
    creditLimit,
    remainingCredit: remainingCredit({ balance, creditLimit }),
    limitGround: ground,
    entries: version,
  };
}

async function pastMonths(head: Head, { timeZone, fiscalYearStart }: Company) {
  const now = monthOf(dayIn(timeZone));
  const wanted = monthsBetween(addMonths(now, 1 - months), now);
  const { dealerId } = head;
  const [totals, plans] = await Promise.all([
    readTotals(db, new Map([[dealerId, head]]), wanted, fiscalYearStart),
    inParallel(wanted, (month) => readPlans(db, [dealerId], month)),
  ]);
  return wanted.map((month, i) => {
    const [plan] = plans[i] ?? [];
    return {
      month,
      planStatus: plan?.status ?? null,
      planAmount: plan ? planAmount(plan.lines) : null,
      ...figuresOf(totals.get(dealerId)?.get(month) ?? noTotals),
    };
  });
}

function figuresOf({ products, month, entries }: Totals) {
  const all = [...products.values()];
  const salesAmount = sum(all.map((p) => p.salesAmount));
  const returnsAmount = sum(all.map((p) => p.returnsAmount));
  return { netAmount: salesAmount - returnsAmount, salesAmount, returnsAmount, ...month, entries };
}
