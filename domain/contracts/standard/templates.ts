import type { ContractTemplate } from '../template.ts';
import { emptyTerms, type Block } from '../terms.ts';
import type { ContractLanguage } from '../wording.ts';
import { standardClauses } from './clauses.ts';

const paragraphs = Object.fromEntries(
  (Object.keys(emptyTerms.paragraphs) as Block[]).map((block) => [
    block,
    standardClauses
      .filter((clause) => clause.block === block)
      .map(({ clauseId, text }) => ({ ...text, clauseId })),
  ]),
) as ContractTemplate['terms']['paragraphs'];

/** The terms that every standard contract begins with; the rest is each contract's own. */
const terms: ContractTemplate['terms'] = {
  ...emptyTerms,
  acceptance: { visibleDays: 3, hiddenDays: 30 },
  policy: { rebates: [], annualAward: null, promotion: null, advertising: null, people: null },
  ordering: { minimumOrder: 0, leadDays: 5, returnShare: 20_000, returnDays: 60 },
  breach: {
    consequences: [
      {
        breach: {
          zh: '在约定区域之外销售（窜货）',
          en: 'Sales outside the agreed territories',
        },
        consequence: {
          zh: '首次书面警告；再次发生的，按窜货金额的 20% 支付违约金，并取消当期返利。',
          en: 'A written warning; then a penalty of 20% of the amount, and the loss of the rebate.',
        },
      },
      {
        breach: { zh: '逾期付款', en: 'Late payment' },
        consequence: {
          zh: '每逾期一日，按逾期金额的万分之五支付违约金；逾期超过三十日的，甲方有权停止供货。',
          en: 'A penalty of 0.05% for each day; after thirty days the Company may stop supply.',
        },
      },
      {
        breach: { zh: '逾期交货', en: 'Late delivery' },
        consequence: {
          zh: '每逾期一日，按逾期商品金额的万分之五支付违约金。',
          en: 'A penalty of 0.05% of the late goods for each day.',
        },
      },
    ],
    forum: 'court',
    forumName: '甲方所在地人民法院',
  },
  paragraphs,
};

const standard = (
  templateId: string,
  language: ContractLanguage,
  name: ContractTemplate['name'],
): ContractTemplate => ({
  templateId,
  name,
  title: { zh: '经销合同', en: 'Distribution Contract' },
  language,
  category: 'JX',
  terms,
  active: true,
  version: 1,
  changedAt: '2026-11-01T00:00:00.000Z',
  changedBy: 'dealerbook',
});

/** The templates that a company starts with; the first change of one is its second version. */
export const standardTemplates: readonly ContractTemplate[] = [
  standard('STD-ZH', 'zh', { zh: '经销合同（中文）', en: 'Distribution contract, Chinese' }),
  standard('STD-EN', 'en', { zh: '经销合同（英文）', en: 'Distribution contract, English' }),
  standard('STD-2', 'both', { zh: '经销合同（中英对照）', en: 'Distribution contract, bilingual' }),
];
