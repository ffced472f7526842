import type { NewCustomer, Tier } from '../../domain/customer.ts';
import { chance } from './random.ts';

/** How a dealer of the demo behaves; everything else is chance. */
export interface DemoDealer {
  readonly code: string;
  readonly name: string;
  readonly town: string;
  readonly territory: string;
  readonly class: string;
  readonly longitude: number;
  readonly latitude: number;
  /** Size of the business: 1 is an ordinary dealer. */
  readonly size: number;
  /** Share of the plan that is sold: below 1 is behind. */
  readonly performance: number;
  readonly story: 'steady' | 'near-limit' | 'overdue' | 'no-plan' | 'draft' | 'submitted';
}

const dealer = (
  code: string,
  name: string,
  town: string,
  territory: string,
  cls: string,
  longitude: number,
  latitude: number,
  size: number,
  performance: number,
  story: DemoDealer['story'] = 'steady',
): DemoDealer => ({
  code,
  name,
  town,
  territory,
  class: cls,
  longitude,
  latitude,
  size,
  performance,
  story,
});

/** Twelve dealers in three territories; places are real towns, firms are invented. */
export const dealers: readonly DemoDealer[] = [
  dealer('HZ01', '杭州西湖商贸 Hangzhou Xihu', '杭州', 'HD', 'A', 120_155, 30_274, 1.6, 1.04),
  dealer('NB01', '宁波甬江食品 Ningbo Yongjiang', '宁波', 'HD', 'B', 121_550, 29_875, 1.0, 0.97),
  dealer(
    'NJ01',
    '南京秦淮饮品 Nanjing Qinhuai',
    '南京',
    'HD',
    'A',
    118_797,
    32_060,
    1.4,
    1.0,
    'near-limit',
  ),
  dealer('SZ01', '苏州平江贸易 Suzhou Pingjiang', '苏州', 'HD', 'B', 120_585, 31_299, 1.1, 0.82),
  dealer('GZ01', '广州越秀商行 Guangzhou Yuexiu', '广州', 'HN', 'A', 113_264, 23_129, 1.7, 1.08),
  dealer(
    'SZ02',
    '深圳南山供应链 Shenzhen Nanshan',
    '深圳',
    'HN',
    'A',
    114_058,
    22_543,
    1.5,
    0.99,
    'submitted',
  ),
  dealer('FS01', '佛山禅城食品 Foshan Chancheng', '佛山', 'HN', 'C', 113_122, 23_021, 0.7, 0.9),
  dealer(
    'XM01',
    '厦门鹭岛贸易 Xiamen Ludao',
    '厦门',
    'HN',
    'B',
    118_089,
    24_479,
    0.9,
    0.71,
    'overdue',
  ),
  dealer('CD01', '成都锦江商贸 Chengdu Jinjiang', '成都', 'XN', 'A', 104_066, 30_572, 1.3, 1.02),
  dealer(
    'CQ01',
    '重庆渝中饮品 Chongqing Yuzhong',
    '重庆',
    'XN',
    'B',
    106_551,
    29_563,
    1.1,
    0.94,
    'draft',
  ),
  dealer('KM01', '昆明滇池食品 Kunming Dianchi', '昆明', 'XN', 'C', 102_833, 24_880, 0.7, 1.12),
  dealer(
    'GY01',
    '贵阳南明商行 Guiyang Nanming',
    '贵阳',
    'XN',
    'C',
    106_630,
    26_647,
    0.6,
    0.88,
    'no-plan',
  ),
];

const streets = ['中山路', '人民路', '解放路', '建设路', '文化路', '和平路', '新华街', '学院路'];
const wholesale = ['兴隆批发', '顺达副食', '惠民批发', '永昌商行', '万家副食', '鑫源批发'];
const shops = ['便民超市', '好邻居便利店', '阳光小超', '校园超市', '社区生鲜', '加油站便利店'];

/** A dealer as a new customer, with its terms. */
export const dealerCustomer = (d: DemoDealer, creditLimit: number, repId: string): NewCustomer => ({
  code: d.code,
  name: d.name,
  tier: 'dealer',
  class: d.class,
  territory: d.territory,
  town: d.town,
  address: `${d.town}市${streets[d.code.charCodeAt(1) % streets.length] ?? ''}88号`,
  phone: `0571-8${String(1_000_000 + d.longitude * 7).slice(-7)}`,
  location: { longitude: d.longitude * 1000, latitude: d.latitude * 1000 },
  contacts: [
    { name: '李海', role: '负责人', phone: null, email: `${d.code.toLowerCase()}@dealer.example` },
  ],
  otherBrands: d.class === 'A' ? ['恒饮'] : ['恒饮', '晨露'],
  ourShare: d.class === 'A' ? 450_000 : 280_000,
  repId,
  creditLimit,
  paymentDays: d.class === 'A' ? 45 : 30,
  ...(d.territory === 'HN' ? { priceList: 'SOUTH' } : {}),
});

const letters = { dealer: 'A', 'second-tier': 'B', 'third-tier': 'C', outlet: 'T' } as const;

/** Wholesalers and outlets below a dealer: two second-tier, one third-tier, five outlets. */
export function below(d: DemoDealer): NewCustomer[] {
  const luck = chance(`below ${d.code}`);
  const at = (tier: Tier, number: number, names: readonly string[], supplier: string) => {
    const street = streets[luck.whole(0, streets.length - 1)] ?? '';
    const code = `${d.code}${letters[tier]}${String(number)}`;
    return {
      code,
      name: `${d.town}${street}${names[luck.whole(0, names.length - 1)] ?? ''}`,
      tier,
      territory: d.territory,
      supplierId: supplier,
      town: d.town,
      address: `${d.town}市${street}${String(luck.whole(1, 399))}号`,
      location: {
        longitude: d.longitude * 1000 + luck.whole(-60_000, 60_000),
        latitude: d.latitude * 1000 + luck.whole(-45_000, 45_000),
      },
    } satisfies NewCustomer;
  };
  const second = [1, 2].map((n) => at('second-tier', n, wholesale, d.code));
  const third = at('third-tier', 1, wholesale, `${d.code}B1`);
  const outlets = [1, 2, 3, 4, 5].map((n) =>
    at('outlet', n, shops, n === 5 ? third.code : `${d.code}B${String((n % 2) + 1)}`),
  );
  return [...second, third, ...outlets];
}
