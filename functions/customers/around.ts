import { checkCustomer, type Around, type CustomerRefusal } from '../../domain/customer-rules.ts';
import type { Customer } from '../../domain/customer.ts';
import { refuse, type Outcome } from '../../domain/outcome.ts';
import { worksIn, type Member } from '../../domain/member.ts';
import type { Company } from '../../domain/company.ts';
import { standardPriceList } from '../../domain/product.ts';
import { ShortId } from '../../domain/values/code.ts';
import { readChains } from '../../store/channel.ts';
import { listPriceLists } from '../../store/price-lists.ts';
import { readMembers } from '../../store/members.ts';
import { db } from '../database.ts';
import { Problem } from '../problem-answers.ts';

/** What may be named as rep or supplier of a customer. */
export interface Named {
  readonly repId?: string | null | undefined;
  readonly supplierId?: string | null | undefined;
  readonly priceList?: string | null | undefined;
}

/**
 * Reads what customers are judged by. A supplier in a territory where the caller does not work is
 * as one that does not exist.
 */
export async function aroundOf(
  company: Company,
  named: readonly Named[],
  caller: Member,
): Promise<Around> {
  const reps = named.flatMap(({ repId }) => (repId ? [repId] : []));
  const suppliers = new Set(named.flatMap(({ supplierId }) => (supplierId ? [supplierId] : [])));
  const asksPriceList = named.some(({ priceList }) => priceList && priceList !== standardPriceList);
  const [members, chains, priceLists] = await Promise.all([
    readMembers(db, reps),
    readChains(db, [...suppliers].filter(isShortId)),
    asksPriceList ? listPriceLists(db) : [],
  ]);
  return {
    company,
    reps: new Set(members.filter((m) => m.active).map((m) => m.memberId)),
    chains: new Map(
      [...chains].filter(([, [supplier]]) => supplier && worksIn(caller, supplier.territory)),
    ),
    priceLists: new Set([standardPriceList, ...priceLists.map((list) => list.priceListId)]),
    worksIn: (territory) => worksIn(caller, territory),
  };
}

/** Judges a customer; to hand one to where the caller does not work is not theirs to do. */
export function judge(
  before: Customer | null,
  after: Customer,
  around: Around,
): Outcome<null, Exclude<CustomerRefusal, 'not-allowed'>> {
  const judged = checkCustomer(before, after, around);
  if (judged.ok) return judged;
  const { reason, detail } = judged;
  if (reason === 'not-allowed') throw new Problem(reason);
  return refuse(reason, detail);
}

/** What is no id is nobody's; it must not become a key. */
const isShortId = (id: string): boolean => ShortId.safeParse(id).success;
