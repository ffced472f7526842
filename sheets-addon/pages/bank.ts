import { bankFileChinese } from '../src/bank/file-words-zh.ts';
import { bankFileEnglish } from '../src/bank/file-words-en.ts';
import type { BankFileBrought, BankFilePage, DayOrder } from '../src/bank/file-state.ts';
import { readCsv } from './bank/read-csv.ts';
import { element, main } from './dom.ts';
import { close, remote } from './remote.ts';
import { dropZone } from './upload/drop-zone.ts';

/** A file that was read; nothing of it is sent before somebody looked at it. */
interface Chosen {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

type Said = Pick<BankFileBrought, 'ok' | 'message'>;

/** Rows of a file that are shown before it is brought in. */
const shownRows = 12;

/** What the page is drawn with: the field of the account stays while files come and go. */
interface Drawn {
  readonly words: typeof bankFileEnglish;
  readonly account: HTMLInputElement;
  readonly body: HTMLElement;
  readonly rowsMax: number;
}

function begin({ locale, account, rows: rowsMax }: BankFilePage): void {
  const words = locale === 'zh' ? bankFileChinese : bankFileEnglish;
  document.documentElement.lang = locale;
  const own = element('input', { type: 'text', name: 'account', value: account, maxlength: '60' });
  const help = element('span', { class: 'quiet' }, words.accountHelp);
  const body = element('section', { class: 'upload' });
  main().replaceChildren(element('label', {}, words.account, own, help), body);
  rest({ words, account: own as HTMLInputElement, body, rowsMax });
}

/** The place for a file, below what became of the last one. */
function rest(page: Drawn, said?: Said): void {
  const { words, body, rowsMax } = page;
  const refuse = (message: string) => rest(page, { ok: false, message });
  const take = (file: File) => {
    readCsv(file, words, rowsMax)
      .then((rows) => look(page, { name: file.name, rows }))
      .catch((error: unknown) => refuse(messageOf(error)));
  };
  body.replaceChildren(
    ...(said ? [told(said)] : []),
    dropZone(words, '.csv,.txt,text/csv,text/plain', take, refuse),
    ...(said?.ok ? [buttons(button(words.close, close, 'main'))] : []),
  );
}

/** What is in the file, below why it was not brought in. */
function look(page: Drawn, chosen: Chosen, said?: Said): void {
  const { words, body } = page;
  const send = button(words.bring, () => void bring(page, chosen, null), 'main');
  body.replaceChildren(
    ...(said ? [told(said)] : []),
    element('p', { class: 'chosen' }, words.look(chosen.name, chosen.rows.length)),
    preview(chosen, words),
    buttons(
      send,
      button(words.another, () => rest(page)),
    ),
  );
}

/** Sends the rows; asks in which order days are written where the file does not show it. */
async function bring(page: Drawn, chosen: Chosen, order: DayOrder | null): Promise<void> {
  const { words, body, account } = page;
  body.replaceChildren(element('p', { role: 'status' }, words.bringing));
  const asked = remote<BankFileBrought>('bankFileBring', account.value, chosen.rows, order);
  const brought = await asked.catch((error: unknown): BankFileBrought => {
    return { ok: false, message: messageOf(error), asksOrder: false };
  });
  if (brought.ok) return rest(page, brought);
  if (!brought.asksOrder) return look(page, chosen, brought);
  const choice = (text: string, of: DayOrder) =>
    button(text, () => void bring(page, chosen, of), 'main');
  body.replaceChildren(
    element('p', {}, words.askOrder),
    buttons(choice(words.dayFirst, 'day-first'), choice(words.monthFirst, 'month-first')),
  );
}

/** The first rows as they were understood, with their numbers in the file. */
function preview({ rows }: Chosen, words: typeof bankFileEnglish): HTMLElement {
  const lines = rows
    .slice(0, shownRows)
    .map((row, i) =>
      element('tr', {}, ...[String(i + 1), ...row].map((cell) => element('td', {}, cell))),
    );
  const left = rows.length - lines.length;
  return element(
    'div',
    { class: 'cells' },
    element('table', {}, element('tbody', {}, ...lines)),
    ...(left > 0 ? [element('p', { class: 'quiet' }, words.more(left))] : []),
  );
}

const told = ({ ok, message }: Said): HTMLElement =>
  element('p', { class: ok ? 'said' : 'failure', role: ok ? 'status' : 'alert' }, message);

const buttons = (...nodes: HTMLElement[]): HTMLElement =>
  element('div', { class: 'buttons' }, ...nodes);

const button = (text: string, onclick: () => void, look = ''): HTMLElement =>
  element('button', { type: 'button', class: look, onclick }, text);

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

remote<BankFilePage>('bankFileShow')
  .then(begin)
  .catch((error: unknown) => {
    main().replaceChildren(told({ ok: false, message: messageOf(error) }));
  });
