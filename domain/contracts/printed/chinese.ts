import { delivery, goods, rights } from './chinese-trade.ts';
import { ordering, policy, settlement } from './chinese-money.ts';
import { chineseDay, listed } from './chinese-words.ts';

import { percent, words, type Speech } from './speech.ts';
import { consequenceRows, partyRows, type Particulars } from './table-rows.ts';

const particulars: Particulars = {
  name: '名称',
  address: '地址',
  phone: '电话',
  email: '电子邮箱',
  legalRepresentative: '法定代表人',
  signatory: '签约代表',
  creditCode: '统一社会信用代码',
  taxNumber: '税号',
  accountName: '户名',
  bank: '开户行',
  accountNumber: '账号',
};

/** The contract in Chinese. */
export const chinese: Speech = {
  labels: {
    title: '经销合同',
    number: '合同编号',
    version: '版本',
    digest: '条款摘要',
    company: '甲方',
    dealer: '乙方',
    term: '有效期',
    place: '签订地点',
    pageOf: '第 {page} 页 共 {pages} 页',
    draft: '草稿',
    prevails: '中文与英文不一致的，以中文为准。',
    signatures: '签署',
    seal: '（盖章）',
    signatory: '授权代表',
    date: '日期',
  },
  days: (from, to) => `${chineseDay(from)}至${chineseDay(to)}`,
  headings: {
    goods: '标的',
    quality: '质量要求',
    delivery: '发送',
    acceptance: '验收',
    rights: '经营权限',
    settlement: '结账方式',
    policy: '经销政策',
    ordering: '订货与退货',
    breach: '违约责任与纠纷处理',
    signing: '签约与生效',
    parties: '双方当事人',
  },
  blocks: {
    goods,
    quality: ({ quality: { standards, shelfLifeLeft } }) => ({
      sentences: [
        `商品质量符合下列标准：${listed(standards)}。`,
        ...(shelfLifeLeft === null
          ? []
          : [`商品到达时剩余保质期不少于全部保质期的 ${percent(shelfLifeLeft)}%。`]),
      ],
    }),
    delivery,
    acceptance: ({ acceptance: { visibleDays, hiddenDays } }) => ({
      sentences: [
        `乙方收货后 ${String(visibleDays)} 日内就数量和外观缺陷提出异议，${String(hiddenDays)} 日内就隐蔽缺陷提出异议；逾期视为验收合格。`,
      ],
    }),
    rights,
    settlement,
    policy,
    ordering,
    breach: ({ breach }) => ({
      sentences: [
        '一方违约的，按下表承担责任。',
        breach.forum === 'court'
          ? `因本合同发生的争议，双方协商解决；协商不成的，由${breach.forumName}管辖。`
          : `因本合同发生的争议，双方协商解决；协商不成的，提交${breach.forumName}仲裁。`,
      ],
      tables: [
        {
          caption: '违约责任',
          columns: words('违约情形', '责任'),
          rows: consequenceRows(breach, 'zh'),
        },
      ],
    }),
    signing: ({ signing: { place, from, to, renewalDays } }) => ({
      sentences: [
        `本合同在${place}签订，自${chineseDay(from)}起生效，至${chineseDay(to)}止。`,
        `双方至迟在期满前 ${String(renewalDays)} 日商定是否续签。`,
      ],
    }),
    parties: ({ parties }) => ({
      sentences: ['双方的名称、地址、代表人及账户如下表，变更时应书面通知对方。'],
      tables: [
        {
          caption: '双方当事人',
          columns: words('事项', '甲方', '乙方'),
          rows: partyRows(parties, particulars, (party) => party.legalName),
        },
      ],
    }),
  },
};
