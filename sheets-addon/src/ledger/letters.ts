import { letterColumns as listed } from '../../../api/routes/letters.ts';
import { routes } from '../../../api/routes.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { toRecords, type Cell } from '../../../domain/values/table.ts';
import { act, type ActionResult } from '../action.ts';
import { ask, call, callAll } from '../call.ts';
import { text } from '../contracts/register-columns.ts';
import { words } from '../settings.ts';
import type { Content } from '../table/cell.ts';
import type { Column } from '../table/columns.ts';
import { Stop } from '../stop.ts';
import { isTimeUp } from '../time.ts';
import { minuteOf } from './days.ts';
import { writeSummary } from './summary-tab.ts';
import { askedMonth } from './summary.ts';
import { workbookRows } from './workbook-row.ts';

/** Columns of what was sent. */
const columns: readonly Column[] = [
  text('letterKind', 160),
  text('letterPeriod', 95),
  text('letterTo', 200),
  text('letterWas', 320),
  text('letterSent', 130),
  text('letterSubject', 300),
  text('letterAsked', 120),
  text('letterWhy', 200),
  text('letterId', 260),
];

/** *Ledger → Letters sent…*: asks for the month and pulls what was sent when to whom. */
export function pullLetters(): ActionResult {
  const { letters } = words().ledger;
  return act(letters.item, () => {
    const month = askedMonth(letters.item);
    return month === null ? '' : lettersOf(month);
  });
}

/** Pulls the letters for a month and its weeks, and what became of its tab in the workbook. */
export function lettersOf(month: string): string {
  const { letters } = words().ledger;
  const { getCompany, me } = routes.company;
  const [company, { roles }] = callAll([ask(getCompany), ask(me)]);
  const sent = readLetters(month);
  writeSummary({
    ...{ kind: 'letters', scope: month, name: letters.name(month), columns },
    title: `${company.name} · ${letters.title(month)}`,
    rows: [...workbookRows(month, roles), ...sent.map(rowOf)],
    digits: minorDigits(company.currency),
  });
  const back = sent.filter(({ state }) => state === 'undeliverable' || state === 'failed');
  return letters.pulled(sent.length, back.length);
}

type Sent = Readonly<Record<(typeof listed)[number], Cell>>;

/** Page after page, for as long as one action has time. */
function readLetters(month: string): Sent[] {
  const { listLetters } = routes.letters;
  const all: Sent[] = [];
  let cursor: string | undefined;
  do {
    if (isTimeUp()) throw new Stop(words().ledger.letters.tooMany);
    const query = { month, ...(cursor === undefined ? {} : { cursor }) };
    const page = call(listLetters, { query });
    all.push(...toRecords<(typeof listed)[number]>(page));
    cursor = page.next;
  } while (cursor !== undefined);
  return all;
}

function rowOf(letter: Sent): Content[] {
  const { kinds } = words().ledger.letters;
  const kind = kinds[letter.kind as keyof typeof kinds];
  const named = [letter.recipientName ?? letter.recipient, letter.recipientCode];
  const to = named.filter((each) => each !== null).join(' · ');
  const at = letter.sentAt === null ? '' : minuteOf(String(letter.sentAt));
  const again = [letter.askedBy ?? '', letter.reason ?? ''];
  const { period, sentence, subject, letterId } = letter;
  return [kind, period, to, sentence, at, subject ?? '', ...again, letterId].map(
    (cell) => cell ?? '',
  );
}
