import type { Clause } from '../template.ts';

type Text = readonly [id: string, block: Clause['block'], titles: readonly [string, string]];

/** A clause that the house ships; the first change of it by the company is its second version. */
const clause = ([clauseId, block, [zhTitle, enTitle]]: Text, zh: string, en: string): Clause => ({
  clauseId,
  block,
  title: { zh: zhTitle, en: enTitle },
  text: { zh, en },
  version: 1,
  changedAt: '2026-11-01T00:00:00.000Z',
  changedBy: 'dealerbook',
});

/** The library that a company starts with. It is a start, not legal advice: have it reviewed. */
export const standardClauses: readonly Clause[] = [
  clause(
    ['QUALITY', 'quality', ['质量责任', 'Warranty of quality']],
    '甲方保证所供商品符合国家标准、行业标准及本合同约定的标准，并随货提供有效的检验合格证明。因商品质量问题造成的退换货及由此产生的直接费用由甲方承担。',
    'The Company warrants that the goods meet the national, industry and agreed standards and come with valid proof of inspection. It takes back defective goods and bears the direct cost.',
  ),
  clause(
    ['STORAGE', 'quality', ['储存与运输条件', 'Storage']],
    '乙方应按商品标识的条件储存、运输和销售商品，并遵循先进先出的原则。因乙方储运不当造成的损失由乙方承担。',
    'The Dealer stores, transports and sells the goods as their marking requires, first in first out, and bears the loss where it does not.',
  ),
  clause(
    ['RISK', 'delivery', ['风险转移', 'Passing of risk']],
    '商品毁损、灭失的风险自商品在约定收货地点交付乙方签收时起由甲方转移至乙方；乙方自提的，自乙方提货时起转移。',
    'The risk of loss passes to the Dealer when the goods are received at the agreed place, or when the Dealer collects them.',
  ),
  clause(
    ['INSPECT', 'acceptance', ['验收程序', 'Inspection']],
    '乙方收货时应当场核对品种、规格、数量及外观，并在送货单上签字盖章。逾期未提出书面异议的，视为验收合格。',
    'The Dealer checks kinds, quantities and appearance on receipt and signs the delivery note. What is not objected to in writing in time counts as accepted.',
  ),
  clause(
    ['AREA', 'rights', ['区域管理', 'Territory']],
    '乙方应在本合同约定的区域、品种和期限内从事经销活动，未经甲方书面同意，不得向约定区域之外供货，也不得将经销权转让或再许可给第三方。',
    'The Dealer sells the agreed products in the agreed territories and years. Without written consent it supplies nobody outside them and transfers its rights to nobody.',
  ),
  clause(
    ['RECONC', 'settlement', ['对账', 'Reconciliation']],
    '双方每月核对账目。甲方于每月五日前发出上月对账单，乙方应在收到后七日内确认或提出书面异议；逾期未提出异议的，视为认可。',
    'The parties reconcile each month. The Company sends the statement by the fifth; the Dealer confirms or questions it within seven days, after which it counts as accepted.',
  ),
  clause(
    ['REBATE', 'policy', ['返利的条件', 'Conditions of rebates']],
    '返利及年奖以扣除退货后的净额计算，以乙方无逾期欠款且未违反本合同为条件；返利以冲抵货款的方式兑现，不支付现金。',
    'Rebates and awards are counted net of returns, on condition that nothing is overdue and this contract is kept. They are credited against goods, not paid in cash.',
  ),
  clause(
    ['RETURNS', 'ordering', ['退货程序', 'Returns']],
    '除质量问题外，退货须在约定的比例和期限内，经甲方书面同意后办理；退回的商品应包装完好、不影响再次销售。',
    'Except for defects, goods are returned within the agreed share and days, with written consent, in packages that can be sold again.',
  ),
  clause(
    ['SECRECY', 'breach', ['保密', 'Confidentiality']],
    '双方对本合同的内容及在履行中知悉的对方商业秘密负有保密义务，未经对方书面同意不得向第三方披露。本义务在合同终止后两年内继续有效。',
    'The parties keep this contract and each other’s trade secrets confidential, for two years beyond its end.',
  ),
  clause(
    ['FORCE', 'breach', ['不可抗力', 'Force majeure']],
    '因不可抗力不能履行合同的，应及时通知对方，并在十五日内提供证明；根据影响的程度，部分或者全部免除责任。',
    'A party kept from performing by force majeure gives notice at once and proof within fifteen days, and is excused as far as it was kept.',
  ),
  clause(
    ['END', 'signing', ['解除与续签', 'Termination and renewal']],
    '任何一方严重违约且在书面通知后三十日内未予纠正的，对方有权解除本合同。合同期满前，双方应就续签进行协商；未续签的，本合同到期终止。',
    'Where one party is in serious breach and does not mend it within thirty days of notice, the other may terminate. The parties talk about renewal before the end; without it the contract ends.',
  ),
  clause(
    ['COPIES', 'signing', ['文本', 'Copies']],
    '本合同一式两份，双方各执一份，具有同等法律效力，自双方签字盖章之日起成立。对本合同的修改须以书面形式另行签署。',
    'This contract is made in two copies of equal force, one for each party, and is formed when both have signed and sealed it. Changes are made in writing and signed.',
  ),
];
