import { routes } from '../../../api/routes.ts';
import type { GoodsLine } from '../../../domain/contracts/goods.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { ask, call, callAll } from '../call.ts';
import type { Pulled } from '../editable/kind.ts';
import { moneyScale } from '../plans/context.ts';
import { withPages, type ProductPage } from '../products/pull.ts';
import type { PulledRow } from '../table/pulled.ts';
import type { Words } from '../words.ts';
import type { ContractRef } from './dialog-state.ts';
import type { GoodsContext, GoodsProduct } from './goods-context.ts';

/** The scope of a sheet of goods: the version that they are of. */
export const goodsScope = ({ dealerId, contractId, version }: ContractRef): string =>
  `${dealerId}:${contractId}:${String(version)}`;

/** The version that a scope names. */
export function refOf(scope: string): ContractRef {
  const [dealerId = '', contractId = '', version = ''] = scope.split(':');
  return { dealerId, contractId, version: Number(version) };
}

/** The version as it is stored now. */
export const storedContract = ({ dealerId, contractId, version }: ContractRef) =>
  call(routes.contracts.getContractVersion, {
    params: { dealerId, contractId, version: String(version) },
  });

/** Everything a sheet of goods is made from. */
export function pullGoods(scope: string, words: Words): Pulled<GoodsContext> {
  const ref = refOf(scope);
  const { dealerId, contractId, version } = ref;
  const params = { dealerId, contractId, version: String(version) };
  const [contract, dealer, company, standard] = callAll([
    ask(routes.contracts.getContractVersion, { params }),
    ask(routes.customers.getCustomer, { params: { customerId: dealerId } }),
    ask(routes.company.getCompany),
    ask(routes.products.listProducts),
  ]);
  const digits = minorDigits(company.currency);
  const { name } = dealer;
  return {
    title: [company.name, name, words.contracts.goodsTitle(contract.number, version)].join(' · '),
    context: {
      ...{ digits, timeZone: company.timeZone },
      ...{ dealerId, contractId, version },
      products: productsOf(standard, dealer.priceList ?? null),
    },
    rows: (contract.terms.goods?.lines ?? []).map((line) => goodsRow(line, digits)),
    digits,
    at: Utilities.formatDate(new Date(), company.timeZone, 'yyyy-MM-dd HH:mm'),
  };
}

/** The products with the dealer's own prices where its list has one. */
function productsOf(standard: ProductPage, priceList: string | null): Record<string, GoodsProduct> {
  const own =
    priceList === null
      ? []
      : withPages(call(routes.products.listProducts, { query: { priceList } }));
  const prices = new Map(own.map((record) => [record.productId, record]));
  return Object.fromEntries(
    withPages(standard).map((record) => {
      const listed = prices.get(record.productId);
      const { price, per } = typeof listed?.price === 'number' ? listed : record;
      const product: GoodsProduct = {
        variety: String(record.variety),
        brand: record.brand === null ? null : String(record.brand),
        specification: String(record.specification),
        unit: String(record.unit),
        price: typeof price === 'number' ? price : null,
        per: Number(per ?? 1),
      };
      return [String(record.productId), product];
    }),
  );
}

function goodsRow(line: GoodsLine, digits: number): PulledRow {
  const { productId, variety, brand, specification, unit, quantity, price, per } = line;
  const values = {
    ...{ code: productId, variety, specification, unit, price, per },
    ...(brand !== null && { brand }),
    ...(quantity !== null && { quantity }),
  };
  return {
    identity: productId,
    values,
    cells: { ...values, price: price / moneyScale(digits) },
  };
}
