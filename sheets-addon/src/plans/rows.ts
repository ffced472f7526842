import type { PlanField, PlanRow } from '../../../domain/plan.ts';
import type { Cell } from '../../../domain/values/table.ts';
import { toRecords } from '../../../domain/values/table.ts';
import type { Reply } from '../../../api/route.ts';
import type {
  planDealerColumns,
  planLineColumns,
  planSupportColumns,
  plans,
} from '../../../api/routes/plans.ts';
import type { PulledRow } from '../table/pulled.ts';
import type { Content } from '../table/cell.ts';
import type { Words } from '../words.ts';
import { moneyScale, quantityScale, type PlanContext } from './context.ts';
import { fieldsOf } from './fields.ts';
import { amountFormula, dealerTotalFormula } from './formulas.ts';
import { dealerRowCode, planIdentityOf, supportCode, supportKinds } from './identity.ts';
import { packingOf, productName, type ProductRecord } from './product-text.ts';

/** A month's plans as the service answers them. */
export type MonthPlans = Reply<(typeof plans)['getMonthPlans']>;
type Dealer = Record<(typeof planDealerColumns)[number], Cell>;
type Line = Record<(typeof planLineColumns)[number], Cell>;
type Support = Record<(typeof planSupportColumns)[number], Cell>;

/** What the rows are made with besides the plans. */
export interface RowMaking {
  /** What is proposed, by the identity of the row. */
  readonly proposals: ReadonlyMap<string, number>;
  readonly context: PlanContext;
  readonly products: ReadonlyMap<string, ProductRecord>;
  readonly words: Words;
}

/** All rows of the plan sheet: by territory and dealer; the dealer's own row, products, support. */
export function pulledRows(month: MonthPlans, making: RowMaking): PulledRow[] {
  const lines = grouped(toRecords<keyof Line>(month.lines));
  const support = grouped(toRecords<keyof Support>(month.support));
  const dealers = toRecords<keyof Dealer>(month.dealers);
  dealers.sort((a, b) => compare(a.territory, b.territory) || compare(a.dealerCode, b.dealerCode));
  return dealers.flatMap((dealer) => {
    const id = String(dealer.dealerId);
    return [
      dealerRow(dealer, making),
      ...(lines.get(id) ?? []).map((line) => productRow(dealer, line, making)),
      ...supportKinds.map((kind) => {
        const found = support.get(id)?.find((line) => line.kind === kind);
        return supportRow(dealer, kind, found, making);
      }),
    ];
  });
}

/** A wire value as the sheet shows it. */
export function shownValue(
  field: string,
  value: Cell,
  caseSize: number,
  context: PlanContext,
): Cell {
  if (typeof value !== 'number') return value;
  if (field === 'quantity') return value / quantityScale(context, caseSize);
  return field === 'price' || field === 'amount' ? value / moneyScale(context.digits) : value;
}

function dealerRow(dealer: Dealer, making: RowMaking): PulledRow {
  return row(dealer, '*', dealer, making, {
    productCode: dealerRowCode,
    productName: making.words.plan.dealerRow,
    dealerTotal: { formula: dealerTotalFormula },
    review: reviewText(dealer, making.words),
  });
}

/** What people found of the month before; null where nobody said. */
function reviewText({ worked, failed }: Dealer, { plan: { review } }: Words): Cell {
  const said = [
    ...(worked === null ? [] : [`${review.worked}: ${String(worked)}`]),
    ...(failed === null ? [] : [`${review.failed}: ${String(failed)}`]),
  ];
  return said.join(' · ') || null;
}

function productRow(dealer: Dealer, line: Line, making: RowMaking): PulledRow {
  const productId = String(line.productId);
  const product = making.products.get(productId);
  const caseSize = Number(product?.caseSize ?? 1);
  const per = Number(line.per ?? 1);
  const { context, words } = making;
  const figure = (value: Cell) => rounded(shownValue('quantity', value, caseSize, context));
  return row(dealer, productId, line, making, {
    productCode: product?.code ?? productId,
    productName: productName(product),
    packing: packingOf(product, per, words),
    lastMonth: figure(line.lastMonth),
    lastYear: figure(line.lastYear),
    sold: figure(line.sold),
    proposal: figure(
      making.proposals.get(planIdentityOf(String(dealer.dealerId), productId)) ?? null,
    ),
    proposed: line.proposed === true ? words.plan.proposed : null,
    ground: line.ground,
    amount: { formula: amountFormula(quantityScale(context, caseSize), per, context.digits) },
  });
}

function supportRow(
  dealer: Dealer,
  kind: (typeof supportKinds)[number],
  line: Support | undefined,
  making: RowMaking,
): PulledRow {
  const values = line ?? { amount: null, days: null, note: null };
  return row(dealer, `+${kind}`, values, making, {
    productCode: supportCode(kind),
    productName: making.words.plan.support[kind],
  });
}

function row(
  dealer: Dealer,
  of: PlanRow,
  record: Readonly<Partial<Record<string, Cell>>>,
  making: RowMaking,
  cells: Readonly<Record<string, Content>>,
): PulledRow {
  const { context, products, words } = making;
  const caseSize = Number(products.get(of)?.caseSize ?? 1);
  const values: Record<string, Cell> = {};
  const shown: Record<string, Content> = {};
  for (const [field, column] of Object.entries(fieldsOf(of)) as [PlanField, string][]) {
    const value = record[field] ?? null;
    if (value !== null) values[field] = value;
    shown[column] = shownValue(field, value, caseSize, context);
  }
  const dealerId = String(dealer.dealerId);
  return {
    identity: planIdentityOf(dealerId, of),
    ...changeOf(dealer),
    values,
    cells: {
      dealerCode: dealer.dealerCode,
      dealerName: dealer.dealerName,
      territory: dealer.territory,
      status: statusText(dealer.status, words),
      ...cells,
      ...shown,
    },
  };
}

/** Who changed the dealer's plan last: the closest that is known of a single cell. */
function changeOf({ changedBy, changedAt }: Dealer): Pick<PulledRow, 'changed'> {
  if (typeof changedBy !== 'string' || typeof changedAt !== 'string') return {};
  return { changed: { by: changedBy, at: changedAt } };
}

/** The status of a plan as people read it. */
export function statusText(status: Cell, words: Words): string {
  const texts: Readonly<Record<string, string>> = words.plan.status;
  return texts[String(status)] ?? words.plan.noPlan;
}

/** Pulled figures in cases are shown to a thousandth; only what is typed is kept in full. */
const rounded = (value: Cell): Cell =>
  typeof value === 'number' ? Math.round(value * 1000) / 1000 : value;

const compare = (a: Cell, b: Cell): number =>
  String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;

function grouped<R extends { dealerId: Cell }>(records: readonly R[]): Map<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const record of records) {
    const id = String(record.dealerId);
    const members = groups.get(id);
    if (members) members.push(record);
    else groups.set(id, [record]);
  }
  return groups;
}
