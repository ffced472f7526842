import { routes } from '../../api/routes.ts';
import type { PlanField } from '../../domain/plan.ts';
import { addMonths, firstDay, monthOf } from '../../domain/values/month.ts';
import { inParallel, isProblem, type Connection } from '../connect.ts';
import type { Progress } from '../progress.ts';
import { business, demoMonths, listPrice, targetCases } from './business.ts';
import { catalogue, type DemoProduct } from './catalogue.ts';
import { post } from './post.ts';
import { loadContracts } from './contracts.ts';
import { below, dealerCustomer, dealers, type DemoDealer } from './channel.ts';

/** In whose names the demo is loaded: what needs two people is done by two people. */
export interface Staff {
  readonly admin: Connection;
  readonly planner: Connection;
  readonly finance: Connection;
  readonly custodian: Connection;
  /** Managers by the territories that they approve in. */
  readonly managers: readonly {
    readonly territories: readonly string[];
    readonly service: Connection;
  }[];
  readonly repId: string;
}

/** How many contracts the demo has. */
const contractsLoaded = 2;

/** Loads all of the demo. May be repeated; what is there stays as it is. */
export async function loadDemo(staff: Staff, today: string, progress: Progress): Promise<void> {
  const months = demoMonths(today);
  const products = catalogue(firstDay(addMonths(monthOf(today), -14)));
  const books = new Map(dealers.map((d) => [d, business(d, products, today)]));
  const entries = [...books.values()].reduce((sum, book) => sum + book.entries.length, 0);
  const total =
    contractsLoaded +
    products.length +
    dealers.length * 9 +
    entries +
    months.length * dealers.length;
  let done = 0;
  const step = (message: string, by = 1) => {
    progress.step((done += by), total, message);
  };
  await loadProducts(staff.planner, products, step);
  await inParallel(dealers, 3, async (d) => {
    const limit = books.get(d)?.creditLimit ?? 0;
    await unlessThere(
      staff.admin.ask(routes.customers.addCustomer, {
        body: dealerCustomer(d, limit, staff.repId),
      }),
    );
    step(`customers: ${d.name}`);
  });
  // The newest months first: they are what a newcomer opens.
  for (const month of months.toReversed()) {
    await loadPlans(staff, products, month, today);
    step(`plans: ${month}`, dealers.length);
  }
  const [east] = staff.managers;
  if (east) await loadContracts({ ...staff, manager: east.service }, dealers, products, today);
  step('contracts', contractsLoaded);
  await inParallel([...books], 4, async ([d, book]) => {
    await post(staff.finance, d, book.entries, (count) => {
      step(`ledger: ${d.name}`, count);
    });
  });
  await inParallel(dealers, 3, async (d) => {
    for (const customer of below(d)) {
      await unlessThere(staff.admin.ask(routes.customers.addCustomer, { body: customer }));
      step(`channel of ${d.name}`);
    }
  });
  progress.step(total, total, 'ready');
}

/** True when an earlier run loaded everything: the last thing that loading makes is there. */
export async function isLoaded(planner: Connection): Promise<boolean> {
  for (const d of dealers) {
    const customerId = below(d).at(-1)?.code ?? '';
    try {
      await planner.ask(routes.customers.getCustomer, { params: { customerId } });
    } catch (error) {
      if (isProblem(error, 'not-found')) return false;
      throw error;
    }
  }
  return true;
}

async function unlessThere(asked: Promise<unknown>): Promise<void> {
  try {
    await asked;
  } catch (error) {
    if (!isProblem(error, 'already-exists')) throw error;
  }
}

async function loadProducts(
  planner: Connection,
  products: readonly DemoProduct[],
  step: (message: string) => void,
): Promise<void> {
  await inParallel(products, 4, async ({ product }) => {
    await unlessThere(planner.ask(routes.products.addProduct, { body: product }));
    step(`products: ${product.variety}`);
  });
  await planner.ask(routes.products.putPriceList, {
    params: { priceListId: 'SOUTH' },
    body: {
      name: '华南价 South',
      from: products[0]?.product.from ?? '',
      prices: products.map((p) => ({
        productId: p.product.code,
        price: listPrice(p, 0.97),
        per: p.product.caseSize,
      })),
    },
  });
}

type PlanCell = {
  dealerId: string;
  row: string;
  field: PlanField;
  base: null;
  mine: string | number;
};

/** Targets of every product for every dealer, then submitted and approved as each story goes. */
async function loadPlans(
  staff: Staff,
  products: readonly DemoProduct[],
  month: string,
  today: string,
): Promise<void> {
  const current = month === monthOf(today);
  const planned = dealers.filter((d) => !(current && d.story === 'no-plan'));
  const cells = planned.flatMap((d) => cellsOf(d, products, month, today));
  for (let at = 0; at < cells.length; at += 500) {
    const body = { cells: cells.slice(at, at + 500) };
    await staff.planner.ask(routes.plans.pushMonthPlans, { params: { month }, body });
  }
  // The first territory of the sheet is still being planned: a newcomer can edit what comes first.
  const isDraft = (d: DemoDealer) => current && (d.story === 'draft' || d.territory === 'HD');
  const submitted = planned.filter((d) => !isDraft(d));
  await act(staff.planner, 'submitPlans', month, submitted);
  const approved = submitted.filter((d) => !(current && d.story === 'submitted'));
  for (const manager of staff.managers) {
    const own = approved.filter((d) => manager.territories.includes(d.territory));
    await act(manager.service, 'approvePlans', month, own);
  }
}

function cellsOf(
  d: DemoDealer,
  products: readonly DemoProduct[],
  month: string,
  today: string,
): PlanCell[] {
  const cell = (row: string, field: PlanField, mine: string | number): PlanCell => ({
    dealerId: d.code,
    row,
    field,
    base: null,
    mine,
  });
  const targets = products.map((p) =>
    cell(p.product.code, 'quantity', targetCases(d, p, month, today) * p.product.caseSize),
  );
  const summer = Number(month.slice(5)) >= 5 && Number(month.slice(5)) <= 9;
  return [
    ...targets,
    cell('+promotion', 'amount', Math.round(d.size * (summer ? 1_200_000 : 600_000))),
    cell('+promotion', 'note', summer ? '夏季冰柜陈列' : '堆头陈列'),
    ...(d.class === 'C' ? [] : [cell('+people', 'days', Math.round(d.size * 10))]),
    ...(d.class === 'A' ? [cell('+vehicle', 'days', 6)] : []),
  ];
}

async function act(
  service: Connection,
  name: 'submitPlans' | 'approvePlans',
  month: string,
  planned: readonly DemoDealer[],
): Promise<void> {
  if (planned.length === 0) return;
  const body = { dealerIds: planned.map((d) => d.code) };
  await service.ask(routes.plans[name], { params: { month }, body });
}
