import type { bankFileEnglish } from './file-words-en.ts';

/** 导入银行文件页面的用语。 */
export const bankFileChinese: typeof bankFileEnglish = {
  account: '我方账户',
  accountHelp: '名称会随每一行保存，每次请用同一名称。',
  drop: '将银行导出的 CSV 文件拖到这里，或',
  choose: '选择文件…',
  oneOnly: '一次只能拖入一个文件。',
  empty: (name) => `“${name}”是空的。请在银行重新导出后再选择。`,
  notCsv: (name) =>
    `“${name}”不是 CSV。请打开后另存为 CSV 再选择；或把内容粘贴到工作表，再用“财务 → 将本表作为银行流水导入”。`,
  tooLong: (name, rows, most) =>
    `“${name}”有 ${String(rows)} 行，一次最多导入 ${String(most)} 行。请导出较短的时间段。`,
  unreadable: (name) => `无法读取“${name}”，请重新选择。`,
  look: (name, rows) => `${name}：${String(rows)} 行。文字显示正确吗？`,
  more: (rows) => `……另有 ${String(rows)} 行`,
  bring: '导入',
  another: '换一个文件',
  bringing: '正在导入…',
  close: '关闭',
  askOrder: '日期按什么顺序书写？',
  dayFirst: '日在前，如 23/11',
  monthFirst: '月在前，如 11/23',
};
