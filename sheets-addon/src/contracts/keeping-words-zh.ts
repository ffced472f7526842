import type { keepingEnglish } from './keeping-words-en.ts';

/** Words of the paper original and of the settings, in the dialog of contracts. */
export const keepingChinese: typeof keepingEnglish = {
  paper: '纸质原件',
  paperUnplaced: '尚未登记存放地点。',
  paperAt: (place) => `存放于：${place}`,
  paperLent: (to, from, due, purpose) => `${from} 起借给 ${to}，应于 ${due} 归还，用途：${purpose}`,
  paperPlace: '登记存放地点…',
  paperLend: '借出…',
  paperReturn: '已归还',
  paperDone: '已登记。',
  where: '房间、柜、卷宗',
  lendTo: '借给',
  lendFrom: '借出日',
  lendDue: '应还日',
  lendPurpose: '用途',
  categories: '类别与提醒',
  categoryRows: '类别（各自编号）',
  remindedOn: (days) => `在合同到期前 ${days} 天提醒。`,
  notReminded: '合同到期前不提醒。',
  ownParty: '甲方资料',
  ownPartyUnsaid: '尚未填写，填写前合同无法列明双方。',
  ownBank: '甲方银行资料',
  withoutContract: '无合同的经销商',
  withoutContractUntil: (day) => `可以销售到 ${day}，之后的销售将被拒绝。`,
  withoutContractAllowed: '可以销售，并列入档案清查。',
  settingsRead: '只读：由管理员和总监修改，银行资料由财务填写。',
};
