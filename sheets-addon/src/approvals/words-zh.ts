import type { approvalColumnsEnglish, approvalsEnglish } from './words-en.ts';

/** 待审批表的列名。 */
export const approvalColumnsChinese: typeof approvalColumnsEnglish = {
  requestKind: '申请类别',
  requestAbout: '关于',
  requestCurrent: '现状',
  requestAmount: '申请额',
  requestedBy: '申请人',
  requestedAt: '申请时间',
  approvalId: '申请编号',
};

/** 审批用语。 */
export const approvalsChinese: typeof approvalsEnglish = {
  menu: '审批',
  item: '待我审批',
  decide: '审批此申请…',
  askWriteOff: '申请坏账核销…',
  askLimit: '申请信用额度…',
  whichDealer: (chosen) =>
    chosen === ''
      ? '哪个经销商？填写编码、名称或拼音。'
      : `哪个经销商？填写编码、名称或拼音。留空为 ${chosen}。`,
  whichDocuments: '核销哪些单据，各多少？写成 INV-1 100.00；INV-2 50。',
  whichLimit: (none) => `额度多少？填写金额，0 为只能预付，或“${none}”。`,
  askReason: '为什么？审批人会看到。',
  reasonMissing: '未申请：请填写原因，审批人会看到。',
  asked: '已申请，待审批；目前没有任何变动。',
  name: '待我审批',
  title: '等待您审批的申请',
  kinds: {
    plan: '销售计划',
    'credit-limit': '信用额度',
    contract: '合同',
    'contract-exception': '合同例外',
    'month-reopening': '反结账',
    'write-off': '坏账核销',
  },
  ofCompany: '全公司',
  noLimit: '不限',
  month: (month) => `${month} 及以后`,
  selectFirst: '请在“待我审批”表中选择一行申请。',
  question: (request, reason) =>
    `${request}\n${reason}\n\n“是”为批准，“否”为驳回，“取消”为暂不处理。`,
  why: '为什么驳回？申请人会看到。',
  whyMissing: '未驳回：请填写原因，申请人会看到。',
  pulled: (count) =>
    count === 0 ? '没有等待您审批的申请。' : `${String(count)} 项待审批：选择一行，再点“审批”。`,
};
