import { citation } from '../contracts/grounds.ts';
import type { CompiledContract } from '../contracts/compiled.ts';
import type { HeadContracts } from '../contracts/counters.ts';
import type { InForce } from '../contracts/in-force.ts';
import type { Bought } from '../plan-month.ts';
import { sum } from '../values/money.ts';
import {
  addMonths,
  firstDay,
  lastDay,
  monthOf,
  monthsBetween,
  type Month,
} from '../values/month.ts';
import { named } from '../values/named.ts';
import type { AgreedLeft } from './evidence.ts';

/** What contracts say of the goods of a month. */
export interface AgreedGoods {
  /** By product; those of which a contract agreed no quantity are not in it. */
  readonly left: ReadonlyMap<string, readonly AgreedLeft[]>;
  /** The products that may be sold at all; null where no contract holds in the month. */
  readonly sold: ReadonlySet<string> | null;
  /** Products that a contract sells without a bound; what another one leaves is no most then. */
  readonly unbounded: ReadonlySet<string>;
}

/** What the quantity left is counted from. */
export interface Counting {
  readonly planned: Month;
  /** The month that today lies in. */
  readonly current: Month;
  /** What was bought from the planned month on, where it has begun: the plan is for that too. */
  readonly since: Bought;
}

/**
 * The months over which what is left is spread, of which the first is the planned one, or the next
 * where a later one is planned: what is bought until then is not known.
 */
const spreadFrom = ({ planned, current }: Counting): Month => {
  const next = addMonths(current, 1);
  return planned < next ? planned : next;
};

/** What the contracts that hold in the planned month agreed, and what is left of it. */
export function agreedFor(
  inForce: InForce | null,
  head: HeadContracts | undefined,
  counting: Counting,
): AgreedGoods {
  const contracts = holdingIn(inForce, counting.planned);
  const goods = contracts.flatMap((contract) =>
    Object.entries(contract.goods).map(([productId, { quantity }]) => ({
      productId,
      left: quantity === null ? null : leftOf(contract, productId, quantity, head, counting),
    })),
  );
  const left = new Map<string, AgreedLeft[]>();
  for (const { productId, left: one } of goods) {
    if (one) left.set(productId, [...(left.get(productId) ?? []), one]);
  }
  return {
    left,
    sold: contracts.length === 0 ? null : new Set(goods.map(({ productId }) => productId)),
    unbounded: new Set(goods.flatMap(({ productId, left: one }) => (one ? [] : [productId]))),
  };
}

/** The most that contracts leave of a product; null where none bounds it. */
export function mostOf({ left, unbounded }: AgreedGoods, productId: string): number | null {
  const bounds = left.get(productId);
  return bounds && !unbounded.has(productId) ? sum(bounds.map((one) => one.left)) : null;
}

/** The contracts that hold on a day of the month, each in the version that holds last in it. */
function holdingIn(inForce: InForce | null, month: Month): CompiledContract[] {
  const byDay = (inForce?.contracts ?? []).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const held = byDay.filter(({ from, to }) => from <= lastDay(month) && to >= firstDay(month));
  return [...new Map(held.map((contract) => [contract.contractId, contract])).values()];
}

function leftOf(
  contract: CompiledContract,
  productId: string,
  agreed: number,
  head: HeadContracts | undefined,
  counting: Counting,
): AgreedLeft {
  const counter = named(head?.counters ?? {}, contract.contractId);
  const counted = named(counter?.of ?? {}, productId) ?? 0;
  const since = Math.min(counted, Math.max(0, counting.since.get(productId) ?? 0));
  const from = [monthOf(contract.from), spreadFrom(counting)].sort().at(-1) ?? counting.planned;
  return {
    ground: citation(contract, 'a'),
    agreed,
    left: Math.max(0, agreed - counted + since),
    monthsLeft: Math.max(1, monthsBetween(from, monthOf(contract.to)).length),
  };
}
