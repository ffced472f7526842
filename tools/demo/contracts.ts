import { routes } from '../../api/routes.ts';
import type { GoodsLine } from '../../domain/contracts/goods.ts';
import { creditCheckDigit } from '../../domain/values/credit-code.ts';
import { isProblem, type Connection } from '../connect.ts';
import { listPrice, targetCases } from './business.ts';
import type { DemoProduct } from './catalogue.ts';
import type { DemoDealer } from './channel.ts';

/** Who brings a contract how far: nobody approves what they drafted. */
interface Hands {
  readonly admin: Connection;
  readonly planner: Connection;
  readonly finance: Connection;
  readonly manager: Connection;
  readonly custodian: Connection;
}

const creditCode = (first: string): string => first + creditCheckDigit(first);

/**
 * Two contracts from this month to the end of the next year: of the first dealer signed, so that it
 * can be put in force; of the second one in review.
 */
export async function loadContracts(
  hands: Hands,
  [first, second]: readonly DemoDealer[],
  products: readonly DemoProduct[],
  today: string,
): Promise<void> {
  if (!first || !second) return;
  await nameCompany(hands);
  const signed = await draft(hands, first, products, today);
  if (signed) {
    const { params, revision } = signed;
    const { approveContract, sendContract, signContract } = routes.contracts;
    await hands.manager.ask(approveContract, { params, body: { revision } });
    await hands.planner.ask(sendContract, { params, body: { revision: revision + 1 } });
    const body = { revision: revision + 2, signedOn: today };
    await hands.custodian.ask(signContract, { params, body });
  }
  await draft(hands, second, products, today);
}

/** The company as a party, and its bank data. */
async function nameCompany({ admin, finance }: Hands): Promise<void> {
  const settings = await admin.ask(routes.contracts.getContractSettings);
  if (settings.party !== null) return;
  const { version } = settings;
  const party = {
    legalName: '清泉饮品有限公司',
    otherName: 'Qingquan Beverages Co., Ltd.',
    address: '浙江省杭州市西湖区清泉路1号',
    phone: '0571-8700 0001',
    email: 'contracts@qingquan.example',
    legalRepresentative: '沈栋',
    signatory: '高梅',
    creditCode: creditCode('91330100MA2QQYP0A'),
  };
  const change = routes.contracts.changeContractSettings;
  await admin.ask(change, { body: { version, party } });
  const bank = bankOf(party.legalName, '中国工商银行杭州西湖支行', '1202 0206 0990 0100');
  await finance.ask(change, { body: { version: version + 1, bank } });
}

const bankOf = (accountName: string, bank: string, accountNumber: string) => ({
  ...{ accountName, bank, accountNumber },
  taxNumber: null,
});

/** Drafts a dealer's contract and submits it; null where it is there already. */
async function draft(
  { planner, finance }: Hands,
  d: DemoDealer,
  products: readonly DemoProduct[],
  today: string,
) {
  // The code of the dealer fills the sixteen digits: a second run finds it.
  const contractId = `qq${d.code.toLowerCase()}`.padEnd(16, '0');
  const params = { dealerId: d.code, contractId, version: '1' };
  try {
    const { state } = await planner.ask(routes.contracts.getContractVersion, { params });
    if (state !== 'draft') return null;
  } catch (error) {
    if (!isProblem(error, 'not-found')) throw error;
  }
  const body = { contractId, templateId: 'STD-2' };
  const drafted = await planner.ask(routes.contracts.draftContract, {
    params: { dealerId: d.code },
    body,
  });
  const change = changeOf(d, products, today);
  const edit = { revision: drafted.revision, change };
  const edited = await planner.ask(routes.contracts.editContract, { params, body: edit });
  const bank = bankOf(change.parties.dealer.legalName, `${d.town}银行`, '3101 0122 0001 9988');
  const entered = await finance.ask(routes.contracts.enterContractBank, {
    params,
    body: { revision: edited.revision, dealer: bank },
  });
  const { revision } = await planner.ask(routes.contracts.submitContract, {
    params,
    body: { revision: entered.revision },
  });
  return { params, revision };
}

/** Products at the end of the catalogue that the contracts leave out. */
const leftOut = 2;

/** What a planner writes into the draft of a dealer. */
function changeOf(d: DemoDealer, products: readonly DemoProduct[], today: string) {
  const [chinese = d.name, ...english] = d.name.split(' ');
  const nextYear = String(Number(today.slice(0, 4)) + 1);
  return {
    goods: {
      // Not all of them, so that there is something that the contract does not sell.
      lines: products.slice(0, -leftOut).map((p) => goodsLine(d, p, today)),
      ...{ pricesIncludeTax: true, taxRate: 130_000 },
    },
    quality: { standards: ['GB 7101-2022'], shelfLifeLeft: 600_000 },
    delivery: {
      ...{ days: 5, transport: 'road' as const, companyShare: 1_000_000 },
      places: [
        {
          name: `${d.town}中心仓`,
          address: `${d.town}市物流园 1 号库`,
          territory: d.territory,
          ...{ receiver: null, phone: null },
        },
      ],
    },
    signing: {
      ...{ day: null, place: '杭州', renewalDays: 60 },
      ...{ from: `${today.slice(0, 7)}-01`, to: `${nextYear}-12-31` },
    },
    parties: {
      dealer: {
        legalName: `${chinese}有限公司`,
        otherName: `${english.join(' ')} Co., Ltd.`,
        address: `${d.town}市中山路88号`,
        phone: '0571-8800 0088',
        email: null,
        legalRepresentative: '李海',
        signatory: '李海',
        creditCode: creditCode(`913302${String(d.longitude)}${String(d.latitude)}`),
      },
    },
  };
}

/** A year of a product at its list price: twelve months of its target. */
function goodsLine(d: DemoDealer, p: DemoProduct, today: string): GoodsLine {
  const { code, variety, brand, specification, unit, caseSize } = p.product;
  const cases = 12 * targetCases(d, p, today.slice(0, 7), today);
  return {
    ...{ productId: code, variety, brand: brand ?? null, specification, unit },
    ...{ quantity: cases * caseSize, price: listPrice(p, 1), per: caseSize },
  };
}
