import fc from 'fast-check';
import type { GoodsLine } from '../../../domain/contracts/goods.ts';
import { ContractLanguage } from '../../../domain/contracts/wording.ts';
import type { ContractTerms } from '../../../domain/contracts/terms.ts';
import { wholeTerms } from './terms.ts';

/** Words of people, and signs that a typesetter could read as its own. */
const sign = fc.constantFrom(
  ...'西湖龙井绿茶宁波海潮商贸有限公司ABCdefgh 0123456789',
  ...'#$\\@[]{}*_`<>/~^"\'=+-·（）《》，。、%&é㐂',
);
const words = (max: number) =>
  fc
    .array(sign, { minLength: 1, maxLength: max })
    .map((signs) => signs.join('').trim().replace(/ +/g, ' '))
    .filter((text) => text !== '');

const rate = fc.integer({ min: 1, max: 999_999 });
const money = fc.integer({ min: 1, max: 9_000_000_000 });
const days = fc.integer({ min: 1, max: 365 });

const goodsLine = fc.record({
  variety: words(24),
  brand: fc.option(words(12)),
  specification: words(40),
  unit: fc.constantFrom('瓶', 'box', '箱'),
  quantity: fc.option(fc.integer({ min: 0, max: 1_000_000_000 })),
  price: money,
  per: fc.constantFrom(1, 6, 15, 1_000),
});
const goods = fc
  .array(goodsLine, { minLength: 1, maxLength: 40 })
  .map((lines): GoodsLine[] => lines.map((line, i) => ({ ...line, productId: `P${String(i)}` })));

const payment = fc.oneof(
  days.map((n) => ({ method: 'days' as const, days: n })),
  rate.map((share) => ({
    method: 'instalments' as const,
    instalments: [
      { share, days: 10 },
      { share: 1_000_000 - share, days: 60 },
    ],
  })),
);

const tiers = fc
  .uniqueArray(money, { minLength: 1, maxLength: 8 })
  .chain((from) =>
    fc.tuple(...from.sort((a, b) => a - b).map((f) => rate.map((r) => ({ from: f, rate: r })))),
  );

const paragraph = fc.record({ zh: words(900), en: words(900) });

const party = wholeTerms.parties.dealer;

/** Any complete terms: the parts that people fill are any, long and odd texts among them. */
export const anyTerms: fc.Arbitrary<ContractTerms> = fc
  .record({
    ...{ goods, payment, tiers, creditLimit: money, deposit: money, taxRate: rate },
    ...{ name: words(120), address: words(200), place: words(60), phone: words(20) },
    ...{ paragraphs: fc.array(paragraph, { maxLength: 4 }), returnShare: rate, returnDays: days },
  })
  .map((any) => {
    const [rebate] = wholeTerms.policy.rebates;
    const [at] = wholeTerms.delivery.places;
    if (!rebate || !at) throw new Error('the whole terms have a rebate and a place');
    const { settlement, policy, ordering, delivery, parties, paragraphs } = wholeTerms;
    return {
      ...wholeTerms,
      goods: { lines: any.goods, pricesIncludeTax: true, taxRate: any.taxRate },
      delivery: {
        ...delivery,
        places: [{ ...at, name: any.place, address: any.address, phone: any.phone }],
      },
      rights: { ...wholeTerms.rights, grants: wholeTerms.rights.grants.slice(0, 1) },
      settlement: {
        ...settlement,
        ...{ payment: any.payment, creditLimit: any.creditLimit, deposit: any.deposit },
      },
      policy: { ...policy, rebates: [{ ...rebate, tiers: any.tiers }] },
      ordering: { ...ordering, returnShare: any.returnShare, returnDays: any.returnDays },
      parties: { ...parties, dealer: { ...party, legalName: any.name, address: any.address } },
      paragraphs: { ...paragraphs, breach: any.paragraphs },
    };
  });

export const anyLanguage = fc.constantFrom(...ContractLanguage.options);
