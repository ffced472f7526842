import type { conflictsEnglish } from './words-en.ts';

/** Words of the dialog in which conflicts are settled. */
export const conflictsChinese: typeof conflictsEnglish = {
  review: '处理冲突…',
  settle: '处理冲突',
  title: (tab) => `冲突 · ${tab}`,
  none: '此表没有冲突。',
  intro: (count) => `您和他人修改了相同的 ${count} 个单元格。请选择保留哪个值。`,
  cell: '单元格',
  pulled: '拉取时',
  mine: '我的',
  theirs: '对方的',
  changed: '修改人',
  somebody: '他人',
  empty: '空',
  unreadable: '无法识别',
  gone: '此行不在表中，或重复出现。',
  keepMine: '保留我的',
  takeTheirs: '采用对方的',
  allMine: '全部保留我的',
  allTheirs: '全部采用对方的',
  summary: (mine, theirs, open) => {
    if (mine + theirs === 0) return '尚未选择。';
    const parts = [
      mine > 0 ? `将保存您的 ${mine} 个值` : '',
      theirs > 0 ? `将采用对方的 ${theirs} 个值` : '',
      open > 0 ? `${open} 个暂不处理` : '',
    ];
    return `${parts.filter((part) => part !== '').join('，')}。`;
  },
  apply: '应用',
  applying: '正在应用…',
  close: '关闭',
  settled: '所有冲突已处理。',
  kept: (count) => `已保存您的 ${count} 个值。`,
  taken: (count) => `已采用对方的 ${count} 个值。`,
  again: (count) => `${count} 个单元格刚刚又被修改，请再看一次。`,
  moved: (count) => `${count} 个单元格已与您看到的不同，未作处理。`,
  refused: (count) => `您的 ${count} 个值未能保存：`,
};
