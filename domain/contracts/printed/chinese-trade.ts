import type { ContractTerms } from '../terms.ts';
import { chineseDay, named } from './chinese-words.ts';
import { percent, words, type Names, type Said } from './speech.ts';
import { goodsRows, grantsByRow, placeRows } from './table-rows.ts';

/** What is sold (标的). */
export function goods({ goods: terms }: ContractTerms, names: Names): Said {
  const tax = terms.pricesIncludeTax ? '为含税价' : '为不含税价';
  return {
    sentences: [
      '甲方向乙方供应下表所列商品，品种、品牌、规格、数量和价格以下表为准。',
      `表中价格${tax}，税率为 ${percent(terms.taxRate)}%。数量栏为“–”的，合同期内不限数量。`,
    ],
    tables: [
      {
        caption: '商品明细',
        columns: [
          ...words('品种', '品牌', '规格'),
          { title: '数量', figures: true },
          ...words('单位'),
          { title: `价格（${names.currency}）`, figures: true },
        ],
        rows: goodsRows(terms, names),
      },
    ],
  };
}

const transports = {
  road: '公路运输',
  rail: '铁路运输',
  water: '水路运输',
  air: '航空运输',
} as const;

/** How it is sent (发送). */
export function delivery({ delivery: terms }: ContractTerms, names: Names): Said {
  const { transport } = terms;
  const within = `自收到订单之日起 ${String(terms.days)} 日内`;
  return {
    sentences: [
      transport === 'collected'
        ? `甲方${within}备好商品，由乙方自提，运往下表所列收货地点。`
        : `甲方${within}将商品送达下表所列收货地点，运输方式为${transports[transport]}。`,
      costs(terms.companyShare),
    ],
    tables: [
      {
        caption: '收货地点',
        columns: words('名称', '地址', '区域', '收货人', '电话'),
        rows: placeRows(terms, names),
      },
    ],
  };
}

function costs(companyShare: number): string {
  const rest = 1_000_000 - companyShare;
  if (rest === 0) return '运输费用由甲方承担。';
  if (companyShare === 0) return '运输费用由乙方承担。';
  return `运输费用由甲方承担 ${percent(companyShare)}%，乙方承担 ${percent(rest)}%。`;
}

const levels = { general: '总经销商', sub: '分销商' } as const;

const tiers = {
  dealer: '一级经销',
  'second-tier': '二级批发',
  'third-tier': '三级批发',
  outlet: '零售终端',
} as const;

/** Who may sell it where (经营权限). */
export function rights({ rights: terms, signing }: ContractTerms, names: Names): Said {
  return {
    sentences: [
      `乙方为甲方的${levels[terms.level]}，经营级别为${tiers[terms.tier]}，在下表所列区域和期限内经营下表所列品种。`,
      '未经甲方书面同意，乙方不得在约定区域之外销售本合同商品。',
    ],
    tables: [
      {
        caption: '经营权限',
        columns: words('区域', '品种', '方式', '期限'),
        rows: grantsByRow(terms).map((grant) => [
          named(grant.territories, names.territories),
          grant.products === null ? '商品明细所列全部品种' : named(grant.products, names.products),
          grant.exclusive ? '独家' : '非独家',
          `${chineseDay(grant.from ?? signing.from)}至${chineseDay(grant.to ?? signing.to)}`,
        ]),
      },
    ],
  };
}
