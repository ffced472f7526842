import type { ContractTerms } from '../../../domain/contracts/terms.ts';
import { emptyTerms } from '../../../domain/contracts/terms.ts';
import { creditCheckDigit } from '../../../domain/values/credit-code.ts';

/** A credit code with a right check digit from 17 characters. */
export const creditCode = (first: string): string => first + creditCheckDigit(first);

const company = {
  legalName: '西湖饮品制造有限公司',
  otherName: 'West Lake Beverages Manufacturing Co., Ltd.',
  address: '浙江省杭州市西湖区龙井路1号',
  phone: '0571-8700 0001',
  email: 'contracts@westlake.example',
  legalRepresentative: '陈立',
  signatory: '王敏',
  creditCode: creditCode('91330100MA2AXY0A1'),
  bank: {
    accountName: '西湖饮品制造有限公司',
    bank: '中国工商银行杭州西湖支行',
    accountNumber: '1202 0206 0990 0123 456',
    taxNumber: creditCode('91330100MA2AXY0A1'),
  },
};

const dealer = {
  legalName: '宁波海潮商贸有限公司',
  otherName: 'Ningbo Haichao Trading Co., Ltd.',
  address: '浙江省宁波市海曙区中山路88号',
  phone: '0574-8800 0088',
  email: null,
  legalRepresentative: '李海',
  signatory: '李海',
  creditCode: creditCode('91330203MA2B1C2D3'),
  bank: {
    accountName: '宁波海潮商贸有限公司',
    bank: '宁波银行海曙支行',
    accountNumber: '3101 0122 0001 9988',
    taxNumber: creditCode('91330203MA2B1C2D3'),
  },
};

const tea = {
  productId: 'T500',
  variety: '龙井绿茶',
  brand: '西湖',
  specification: '500 ml × 15',
  unit: '瓶',
  quantity: 120_000,
  price: 3300,
  per: 15,
};

/** The terms of a whole contract in Chinese and English; each test changes what it is about. */
export const wholeTerms: ContractTerms = {
  goods: {
    lines: [
      tea,
      {
        ...tea,
        productId: 'T1500',
        specification: '1.5 L × 6',
        quantity: 40_000,
        price: 2880,
        per: 6,
      },
      {
        ...tea,
        productId: 'J350',
        variety: '龙井冰红茶',
        quantity: null,
        specification: '350 ml × 24',
        price: 4560,
        per: 24,
      },
    ],
    pricesIncludeTax: true,
    taxRate: 130_000,
  },
  quality: { standards: ['GB 7101-2022', 'GB/T 21733-2008'], shelfLifeLeft: 666_667 },
  delivery: {
    days: 5,
    places: [
      {
        name: '海曙仓',
        address: '宁波市海曙区望春工业园区 3 号库',
        territory: 'NB',
        receiver: '周强',
        phone: '0574-8801 2233',
      },
      {
        name: '鄞州仓',
        address: '宁波市鄞州区投创中心 12 号',
        territory: 'NB',
        receiver: null,
        phone: null,
      },
    ],
    transport: 'road',
    companyShare: 600_000,
  },
  acceptance: { visibleDays: 3, hiddenDays: 30 },
  rights: {
    level: 'general',
    tier: 'dealer',
    grants: [
      { territories: ['NB'], products: null, exclusive: true, from: null, to: null },
      { territories: ['ZS'], products: ['T500'], exclusive: false, from: '2027-04-01', to: null },
    ],
  },
  settlement: {
    payment: { method: 'days', days: 45 },
    creditLimit: 80_000_000,
    deposit: 5_000_000,
  },
  policy: {
    rebates: [
      {
        name: { zh: '季度返利', en: 'Quarterly rebate' },
        basis: 'invoice',
        method: 'stepped',
        period: 'quarter',
        products: null,
        tiers: [
          { from: 0, rate: 0 },
          { from: 50_000_000, rate: 10_000 },
          { from: 100_000_000, rate: 25_000 },
        ],
      },
    ],
    annualAward: { target: 400_000_000, rate: 10_000 },
    promotion: { share: 500_000, yearlyLimit: 10_000_000 },
    advertising: null,
    people: { reps: 1, promoters: 3, vehicles: 1 },
  },
  ordering: { minimumOrder: 500_000, leadDays: 7, returnShare: 20_000, returnDays: 60 },
  breach: {
    consequences: [
      {
        breach: { zh: '在约定区域之外销售（窜货）', en: 'Sales outside the agreed territories' },
        consequence: {
          zh: '按窜货金额的 20% 支付违约金，并取消当季返利。',
          en: 'A penalty of 20% of the amount, and the loss of the quarter’s rebate.',
        },
      },
      {
        breach: { zh: '逾期付款', en: 'Late payment' },
        consequence: {
          zh: '每逾期一日按欠款的万分之五支付违约金。',
          en: 'A penalty of 0.05% of the debt for each day.',
        },
      },
    ],
    forum: 'court',
    forumName: '杭州市西湖区人民法院',
  },
  signing: { day: null, place: '杭州', from: '2027-01-01', to: '2027-12-31', renewalDays: 60 },
  parties: { company, dealer },
  paragraphs: {
    ...emptyTerms.paragraphs,
    quality: [
      {
        zh: '甲方对商品质量负责。因质量问题引起的退换货，费用由甲方承担。',
        en: 'The Company answers for the quality of the goods and takes back what is defective.',
      },
    ],
  },
};
