import type { monthColumnsEnglish, monthsEnglish } from './words-en.ts';

/** 月份表的列名。 */
export const monthColumnsChinese: typeof monthColumnsEnglish = {
  monthName: '月份',
  monthState: '状态',
  closedBy: '结账人',
  closedAt: '结账时间',
  reopenedBy: '反结账申请人',
  approvedBy: '批准人',
  reopenedAt: '反结账时间',
  accountsDone: '账户',
  monthNote: '说明',
};

/** 结账与反结账用语。 */
export const monthsChinese: typeof monthsEnglish = {
  item: '月份结账',
  close: '结账…',
  reopen: '申请反结账…',
  title: '可记账的月份',
  open: (month) => `最早可记账的月份是 ${month}`,
  neverClosed: '尚未结过账',
  states: {
    open: '未结账',
    closing: '正在结账',
    closed: '已结账',
    reopening: '正在反结账',
    reopened: '已反结账',
  },
  accounts: (done, all) => `${done} / ${all}`,
  waits: '反结账申请待审批',
  askClose: (month) => `结哪个月的账？此后该月不能再记账。留空为 ${month}。`,
  askReopen: (month) => `要重新打开哪个月？之后的月份也一并打开。留空为 ${month}。`,
  askReason: '为什么？审批人会看到原因，原因随月份保存。',
  reasonMissing: '未申请：请填写原因，原因随月份保存。',
  nothingClosed: '没有已结账的月份，无需反结账。',
  underWay: (done, all) => `已完成 ${String(done)} / ${String(all)} 个账户`,
  goOn: '一次操作的时间已到。请再次操作，会接着进行；系统也会自动继续。',
  closed: (month) => `${month} 已结账。`,
  goneOn: '之前未完成的已经完成。',
  asked: '已申请，待总监审批；目前尚未打开。',
  pulled: (open) => `可记账的日期从 ${open} 开始。`,
};
