import type { uploadEnglish } from './upload-words-en.ts';

/** Words of sending a file into the archive, in the sidebar and in the dialog of contracts. */
export const uploadChinese: typeof uploadEnglish = {
  title: '归档 PDF',
  drop: '把 PDF 拖到这里，或',
  choose: '选择文件…',
  fileWith: '归入',
  kind: '文件类别',
  kinds: {
    'signed-contract': '已签合同',
    licence: '证照',
    'authority-letter': '授权书',
    supplement: '补充协议',
    other: '其他',
  },
  send: '上传并归档',
  cancel: '取消',
  again: '重试',
  another: '再归档一份',
  phases: {
    reading: '正在读取文件',
    promising: '正在申请上传',
    sending: '正在上传',
    filing: '正在检查并归档',
    comparing: '正在与条款对照',
  },
  filed: (number, pages) => `已归档，档案号 ${number}，共 ${pages} 页。`,
  asTerms: '与条款逐字一致。',
  differs: (lines) => `与条款有 ${lines} 处不一致，请在合同中查看。`,
  toLookAt: '需要在合同中与条款核对。',
  notCompared: (why) => `未能与条款对照：${why}`,
  cancelled: '已取消，没有归档。',
  oneOnly: '请一次只拖一个文件。',
  notPdf: (name) => `“${name}”不是 PDF。请将合同扫描或另存为 PDF 后再选择。`,
  empty: (name) => `“${name}”是空文件。请重新选择，或重新保存后再试。`,
  tooLarge: (name, megabytes) =>
    `“${name}”有 ${megabytes} MB，最多可归档 25 MB。请用灰度或较低分辨率扫描。`,
  unreadable: (name) => `“${name}”已无法读取，可能被移动或删除。请重新选择。`,
  unreachable: (origin) =>
    `无法连接存储。请检查网络后重试。如仍不行，请告诉管理员：存储需要允许从 ${origin} 上传。`,
  formOver: '上传时间过长，许可已过期。请重试。',
  refused: (code) => `存储拒绝了文件（${code}）。请重试；如仍不行，请告诉管理员。`,
};
