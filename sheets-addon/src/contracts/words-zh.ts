import type { contractColumnsEnglish, contractsEnglish } from './words-en.ts';

/** 合同各表的列名。 */
export const contractColumnsChinese: typeof contractColumnsEnglish = {
  contractNumber: '合同编号',
  contractVersion: '版本',
  standing: '状况',
  validFrom: '起始日',
  validTo: '截止日',
  agreedAmount: '约定金额',
  territories: '区域范围',
  changedAt: '最后修改',
  contractId: '合同标识',
};

/** Words of the menu of contracts and its sheets. */
export const contractsChinese: typeof contractsEnglish = {
  menu: '合同',
  register: '合同登记表',
  expiring: '即将到期',
  drafts: '草稿',
  waiting: '待处理',
  gaps: '无合同经销商',
  registers: {
    all: '合同登记表',
    expiring: '合同 · 即将到期',
    drafts: '合同 · 草稿',
    waiting: '合同 · 待处理',
  },
  gapsTitle: (day) => `${day} 无有效合同的经销商`,
  pulled: (rows) => `共 ${rows} 个合同版本。选中一行后，可从菜单打开合同。`,
  without: (count) =>
    count === 0 ? '所有经销商均有有效合同。' : `${count} 家经销商没有有效合同。`,
  standings: {
    draft: '草稿',
    'in-review': '审批中',
    approved: '已批准',
    sent: '已发出',
    signed: '已签署',
    'in-force': '生效中',
    superseded: '已被取代',
    terminated: '已终止',
    discarded: '已作废',
    'not-yet-in-force': '尚未生效',
    expiring: '即将到期',
    ended: '已到期',
    renewed: '已续签',
  },
};
