import type { bankColumnsEnglish, bankEnglish } from './words-en.ts';

/** 银行流水表的列名。 */
export const bankColumnsChinese: typeof bankColumnsEnglish = {
  bankDay: '到账日期',
  bankAmount: '到账金额',
  payer: '付款人',
  bankText: '银行摘要',
  bankReference: '银行流水号',
  decision: '处理',
  dealerTyped: '谁的付款',
  documentsTyped: '核销（单据 金额；…）',
  reasonTyped: '原因，或另一日期',
  proposedBecause: '建议依据',
  confidence: '把握',
  lineId: '流水编号',
};

/** 银行流水用语。 */
export const bankChinese: typeof bankEnglish = {
  fileItem: '导入银行文件…',
  importItem: '将本表作为银行流水导入',
  linesItem: '待确认的银行流水',
  sendItem: '提交已确认的银行流水',
  name: '银行流水',
  title: '待确认的到账',
  confirm: '确认',
  ignore: '忽略',
  onAccount: '挂账',
  because: {
    document: '摘要中的单据号',
    account: '付款人账号',
    before: '以前确认过',
    name: '付款人名称',
    'like-name': '名称相近',
    amount: '只有一笔未结金额相同',
  },
  what: {
    named: '所列单据',
    'same-amount': '金额相同的单据',
    'oldest-exactly': '最早的几笔合计相同',
    oldest: '先结最早的',
    'nothing-open': '没有未结单据',
  },
  help: {
    decision: '“确认”会记付款；“忽略”须填原因；留空则继续等待。',
    dealerTyped: '编码、名称或拼音。',
    documentsTyped: '留空则先结最早的；填“挂账”则暂不核销。',
    reasonTyped: '忽略的原因。若该月已结账，填写记账的日期。',
  },
  askAccount: '这是我方哪个账户的流水？名称会随每一行保存，每次请用同一名称。',
  accountMissing: '未导入：请填写账户名称。',
  notOurs: '请先打开粘贴或导入了银行流水的工作表，再重复此操作。',
  tooLong: (rows) => `一次最多 ${String(rows)} 行，请分次导入。`,
  askOrder: '日期是日在前吗（如 23/11）？“是”为日在前，“否”为月在前。',
  brought: (added, known, out) =>
    `新增 ${String(added)} 行，已导入过 ${String(known)} 行，支出 ${String(out)} 行未处理。`,
  unread: (rows) => `以下各行无法识别：\n${rows}`,
  row: (row, message) => `第 ${String(row)} 行：${message}`,
  pulled: (count) =>
    count === 0 ? '没有待确认的流水。' : `${String(count)} 行待确认：在蓝色列中填写，然后提交。`,
  nothing: '没有可提交的行：请先在“处理”列选择“确认”或“忽略”。',
  needDocuments: (text) => `“${text}”无法识别。请写单据和金额：INV-1 100.00；INV-2 50。`,
  needReason: '请填写忽略的原因。',
  sent: (done, refused) =>
    refused === 0
      ? `已处理 ${String(done)} 行。`
      : `已处理 ${String(done)} 行，${String(refused)} 行需处理：原因见该行。`,
};
