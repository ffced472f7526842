import type { followUpColumnsEnglish, followUpsEnglish } from './words-en.ts';

/** 跟进表的列名。 */
export const followUpColumnsChinese: typeof followUpColumnsEnglish = {
  followState: '状态',
  followDue: '期限',
  followOwner: '负责人',
  followText: '要做什么',
  followOutcome: '结果',
  followFigure: '所跟数字',
  followMonth: '所属月份',
  followValue: '当时数值',
  pinnedBy: '提出人',
  pinnedAt: '提出时间',
  followVersion: '版本',
  followUpId: '跟进编号',
};

/** 跟进用语。 */
export const followUpsChinese: typeof followUpsEnglish = {
  item: '跟进事项',
  pin: '新建跟进…',
  close: '结束跟进…',
  title: '针对数字的跟进事项',
  states: { open: '进行中', done: '已完成', dropped: '已放弃' },
  overdue: '已逾期',
  wholeMonth: '整月情况',
  dso: '应收周转天数',
  selectFirst: '请先在汇总、应收账龄、排名、对账回复或经销商分析中选中某个经销商的数字。',
  selectRow: '请先选中跟进事项中的一行。',
  askText: (about) => `要做什么？\n${about}`,
  textMissing: '未建立：请写明要做什么。',
  askDue: (day) => `到哪一天为止？留空为 ${day}。`,
  askOwner: '由谁负责？请输入邮箱，留空为本人。',
  pinned: '已建立，可在“账本 → 跟进事项”中查看。',
  doneOrDropped: (text) => `${text}\n\n是：已完成。否：放弃。`,
  askOutcome: '结果如何？结果会随该数字保存。',
  outcomeMissing: '未结束：请填写结果。',
  pulled: (count) => (count === 0 ? '没有跟进事项。' : `${String(count)} 项跟进。`),
};
