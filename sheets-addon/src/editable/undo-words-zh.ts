import type { undoEnglish } from './undo-words-en.ts';

/** Words of setting one's own last push back. */
export const undoChinese: typeof undoEnglish = {
  title: '撤销我的上次推送',
  item: '撤销我的上次推送…',
  customers: '撤销我的上次客户推送…',
  products: '撤销我的上次产品推送…',
  nothing: '此表中没有您的推送，或已经撤销。',
  nothingBack: '您在此表的上次推送没有可以恢复的单元格。',
  ask: (count, at) =>
    `要恢复您于 ${at} 推送的 ${count} 个单元格吗？如其中任何一个此后被修改，则全部不恢复。`,
  added: (count, codes) => `推送新增的 ${count} 行无法撤回：\n${codes}`,
  prices: '价格不恢复：价格自推送之日起生效。请填写原价后推送。',
  done: (count) => `已恢复 ${count} 个单元格。`,
  refused: '没有撤销任何内容，原因在以下单元格：',
  partly: (done, left) =>
    `有人恰好同时修改了这些行：已恢复 ${done} 个单元格，以下 ${left} 个未恢复。`,
  changed: (by, at, value) => `此后被${by}${at}修改，现为 ${value}。未撤销。`,
  heldBack: '未撤销：另一个单元格无法恢复。',
};
