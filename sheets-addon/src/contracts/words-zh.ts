import { censusChinese, contractListColumnsChinese, exceptionsChinese } from './lists-words-zh.ts';
import type { contractColumnsEnglish, contractsEnglish } from './words-en.ts';

/** 合同各表的列名。 */
export const contractColumnsChinese: typeof contractColumnsEnglish = {
  ...contractListColumnsChinese,
  contractNumber: '合同编号',
  contractVersion: '版本',
  standing: '状况',
  validFrom: '起始日',
  validTo: '截止日',
  agreedAmount: '约定金额',
  territories: '区域范围',
  changedAt: '最后修改',
  contractId: '合同标识',
  agreedQuantity: '数量（基本单位）',
};

/** Words of the menu of contracts and its sheets. */
export const contractsChinese: typeof contractsEnglish = {
  menu: '合同',
  census: censusChinese,
  exceptions: exceptionsChinese,
  settings: '合同设置',
  settingsItem: '设置…',
  register: '合同登记表',
  expiring: '即将到期',
  drafts: '草稿',
  waiting: '待处理',
  gaps: '无合同经销商',
  draftItem: '新建合同…',
  draft: '新建合同',
  openItem: '打开合同…',
  open: '合同',
  goods: '编辑标的',
  pushGoods: '提交标的',
  noNumber: '尚无编号',
  versionOf: (version) => `第 ${version} 版`,
  selectFirst: '请先选中合同登记表中的一行。',
  notEdited: '只有草稿的标的可由计划员编辑。请打开合同查看状况。',
  goodsName: (dealer) => `标的 ${dealer}`,
  goodsTitle: (number, version) => `合同 ${number ?? '（尚无编号）'} 第 ${version} 版的标的`,
  goodsOpened: (rows) => `共 ${rows} 行。在下方输入产品编码；留空的内容在提交时取自产品表。`,
  lineGone: '此行已被他人从合同中删除。请作为新行重新输入。',
  lineThere: '此产品已被他人加入合同。请重新打开标的以更新。',
  priceMissing: '价格表中没有此产品的价格，请输入单价。',
  linesMissing: (count, names) =>
    `合同中的 ${count} 行已不在表中：\n${names}\n\n要从合同中删除吗？选“否”则放回表中。`,
  help: {
    code: '产品编码。合同中没有的编码在提交时成为新行。',
    quantity: '合同期内约定的基本单位数量。空为不限。',
  },
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
