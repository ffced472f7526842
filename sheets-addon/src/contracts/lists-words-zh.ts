import type {
  censusEnglish,
  contractListColumnsEnglish,
  exceptionsEnglish,
} from './lists-words-en.ts';

/** Headers of the sheets of the census and of the exceptions. */
export const contractListColumnsChinese: typeof contractListColumnsEnglish = {
  finding: '发现',
  archiveNumber: '档案号',
  whatToDo: '情况与处理办法',
  exceptionState: '状态',
  lifts: '放宽内容',
  exceptProducts: '品种',
  exceptionLimit: '限额',
  exceptionUsed: '已用',
  exceptionLeft: '剩余',
  exceptionId: '例外标识',
};

/** Words of the census of the archive in the sheet. */
export const censusChinese: typeof censusEnglish = {
  name: '档案清查',
  item: '档案清查结果',
  count: '立即清查档案',
  title: (number, at) => `第 ${number} 次档案清查，开始于 ${at}`,
  never: '档案尚未清查过。请选择：合同 → 立即清查档案。',
  underWay: '进行中：',
  counted: (files, size) => `已重新读取 ${files} 个文件，共 ${size}。`,
  found: (count) => (count === 0 ? '未发现问题。' : `发现 ${count} 项，请按各行说明处理。`),
  goOn: '本次操作时间已到。请再次选择“立即清查档案”，将继续进行。',
  codes: {
    missing: '文件缺失',
    altered: '文件被改动',
    unbound: '无归属',
    unknown: '未知对象',
    'file-number-gap': '档案号缺号',
    'contract-number-gap': '合同号缺号',
    'no-contract': '无合同交易',
    'no-signed-copy': '缺已签文本',
  },
};

/** Words of the list of exceptions in the sheet. */
export const exceptionsChinese: typeof exceptionsEnglish = {
  name: '合同例外',
  item: '合同例外',
  pulled: (count) => `共 ${count} 项例外。`,
  ask: '申请合同例外',
  askItem: '申请合同例外…',
  waits: '已申请，等待批准。',
  decide: '合同例外',
  decideItem: '审批合同例外…',
  selectFirst: '请先在合同例外表中选中经销商的一行。',
  approveOrReject: (reason) => `${reason}\n\n是否批准？选“否”为驳回，并填写原因。`,
  rejectReason: '驳回原因',
  end: '结束例外',
  endReason: '此例外已批准。为何现在结束？',
  overAlready: '此例外已无需审批。',
  ofCompany: '公司：首份合同之前',
  allProducts: '全部',
  comma: '、',
  states: {
    waiting: '待批',
    approved: '已批准',
    rejected: '已驳回',
    withdrawn: '已撤回',
    ended: '已结束',
  },
  lifts: {
    'contract-term': '期限（k）',
    'contract-product': '品种（a）',
    'contract-place': '地点（c）',
    'contract-territory': '区域（e）',
    'contract-tier': '层级（e）',
    'contract-price': '价格（a）',
    'contract-quantity': '数量（a）',
    'contract-minimum': '最低订货（i）',
    'contract-due': '到期日（f）',
    'contract-prepaid': '预付（f）',
    'contract-credit': '信用额度（f）',
    'contract-return-days': '退货期限（i）',
    'contract-return-share': '退货比例（i）',
    'contract-missing': '无合同',
  },
};
