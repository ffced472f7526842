import type { Finding } from '../../domain/audit.ts';
import { Logo, StoredCompany } from '../company.ts';
import { CursorKeys } from '../cursor-keys.ts';
import { LinkKey } from '../link-key.ts';
import { keys, type Key } from '../keys.ts';
import { StoredPriceList } from '../price-lists.ts';
import { StoredProduct } from '../products.ts';
import type { Item } from '../read-many.ts';
import { fromItem, toItem } from '../record.ts';
import type * as z from 'zod';
import type { Around } from './account.ts';
import { besideCustomer, judgeCustomer, judgeLine, type Beside } from './customers.ts';
import { ContractSettings } from '../../domain/contracts/settings.ts';
import { Clause, ContractTemplate } from '../../domain/contracts/template.ts';
import { Reminder } from '../../domain/contracts/reminders.ts';
import { Letter } from '../../domain/letters/letter.ts';
import { LetterRun } from '../../domain/letters/run.ts';
import { StatementAnswer } from '../../domain/summaries/statement-answer.ts';
import { WorkbookMonth } from '../../domain/workbook/month.ts';
import { Custody } from '../../domain/custody.ts';
import { MonthReview } from '../../domain/month-review.ts';
import { Paper } from '../../domain/paper.ts';
import { Census } from '../../domain/archive/census.ts';
import { Mint } from '../../domain/archive/mint.ts';
import { besideBankLine, judgeBankLine } from './bank-lines.ts';
import { besideCensusPart, judgeCensusPart } from './census.ts';
import {
  besideContractLine,
  besideFileLine,
  FileRun,
  judgeContractLine,
  judgeFileLine,
  Run,
} from './contract-lines.ts';
import { besideException, judgeException } from './exceptions.ts';
import { judgeFollowUp } from './follow-ups.ts';
import { finding, readable } from './finding.ts';
import { besideMember, judgeMember, judgePointer } from './members.ts';
import { besideMonthAct, judgeCompanyRequest, judgeMonthAct } from './months.ts';
import type { Unit } from './walk.ts';

/** How items of one kind are judged, and what must be read beside them. */
interface Rule {
  readonly beside?: (item: Item) => Key[];
  readonly judge: (item: Item, beside: Beside) => Finding[];
}

/** A record that agrees with nothing but its own schema and key. */
const alone = <Schema extends z.ZodObject>(
  schema: Schema,
  key: (read: z.output<Schema>) => Key,
): Rule => ({
  judge: (item) => {
    const read = (it: Item) => fromItem(schema, it);
    const { wrong } = readable(item, read, (value) => ({ ...toItem(key(value), value) }));
    return wrong ? [wrong] : [];
  },
});

const pointer: Rule = { beside: besideMember, judge: judgePointer };

/** The rule of every item that is not a customer's, by the beginning of its partition key. */
const rules: readonly (readonly [RegExp, Rule])[] = [
  [/^CUSTOMERS#/, { beside: ({ sk }) => [keys.customer(String(sk))], judge: judgeLine }],
  [/^PRODUCTS$/, alone(StoredProduct, ({ productId }) => keys.product(productId))],
  [/^PRICELISTS$/, alone(StoredPriceList, ({ priceListId }) => keys.priceList(priceListId))],
  [/^COMPANY S$/, alone(StoredCompany, keys.company)],
  [/^COMPANY L$/, alone(Logo, keys.logo)],
  [/^COMPANY K$/, alone(CursorKeys, keys.cursorKeys)],
  [/^COMPANY LK$/, alone(LinkKey, keys.linkKey)],
  [/^CONTRACTS$/, { beside: besideContractLine, judge: judgeContractLine }],
  [/^CONTRACTING S$/, alone(ContractSettings, keys.contractSettings)],
  [/^CONTRACTING N#/, alone(Run, ({ category, year }) => keys.contractNumbers(category, year))],
  [/^TEMPLATES$/, alone(ContractTemplate, (of) => keys.template(of.templateId))],
  [/^TEMPLATE#/, alone(ContractTemplate, (of) => keys.templateVersion(of.templateId, of.version))],
  [/^CLAUSES$/, alone(Clause, ({ clauseId }) => keys.clause(clauseId))],
  [/^CLAUSE#/, alone(Clause, ({ clauseId, version }) => keys.clauseVersion(clauseId, version))],
  [/^CUSTODY S$/, alone(Custody, keys.custody)],
  [/^EXCEPTIONS$/, { beside: besideException, judge: judgeException }],
  [/^PAPERS$/, alone(Paper, (of) => keys.paper(of.dealerId, of.contractId, of.version))],
  [/^REMINDERS$/, alone(Reminder, (of) => keys.reminder(of.dealerId, of.contractId))],
  [/^LETTERS#/, alone(Letter, keys.letter)],
  [/^LETTERRUNS$/, alone(LetterRun, ({ kind, period }) => keys.letterRun(kind, period))],
  [
    /^ANSWERS#/,
    alone(StatementAnswer, ({ month, dealerId, number }) =>
      keys.statementAnswer(month, dealerId, number),
    ),
  ],
  [/^WORKBOOK#/, alone(WorkbookMonth, (of) => keys.workbookMonth(of.spreadsheetId, of.month))],
  [/^FOLLOWUPS$/, { judge: judgeFollowUp }],
  [/^REVIEWS#/, alone(MonthReview, ({ dealerId, month }) => keys.monthReview(dealerId, month))],
  [/^FILES#/, { beside: besideFileLine, judge: judgeFileLine }],
  [/^FILING N#/, alone(FileRun, ({ year }) => keys.fileNumbers(year))],
  [/^MINTS#/, alone(Mint, ({ at, mintId }) => keys.mint(at, mintId))],
  [/^CENSUSES$/, alone(Census, ({ number }) => keys.census(number))],
  [/^CENSUS#/, { beside: besideCensusPart, judge: judgeCensusPart }],
  [/^BANK#/, { beside: besideBankLine, judge: judgeBankLine }],
  [/^MONTHS$/, { beside: besideMonthAct, judge: judgeMonthAct }],
  [/^APPROVALS$/, { judge: judgeCompanyRequest }],
  [/^MEMBERS$/, { beside: besideMember, judge: judgeMember }],
  [/^EMAIL#.* M$/, pointer],
  [/^SUBJECT#.* M$/, pointer],
];

const ruleOf = ({ pk, sk }: Unit): Rule | undefined =>
  rules.find(([form]) => form.test(pk) || form.test(`${pk} ${String(sk)}`))?.[1];

/** Keys of what must be read to judge a unit. */
export function besideOf(unit: Unit): Key[] {
  if (unit.sk === null) return besideCustomer(unit);
  return unit.items.flatMap((item) => ruleOf(unit)?.beside?.(item) ?? []);
}

/** What is wrong with a unit, as it was read together with what stands beside it. */
export function judge(unit: Unit, beside: Beside, around: Around): Finding[] {
  if (unit.sk === null) return judgeCustomer(unit, beside, around);
  const rule = ruleOf(unit);
  return unit.items.flatMap((item) =>
    rule ? rule.judge(item, beside) : [finding('unreadable', item)],
  );
}
