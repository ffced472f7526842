import { unconfirmed } from '../../../domain/contracts/comparison/confirmation.ts';
import { blocks, type Block, type Letter } from '../../../domain/contracts/terms.ts';
import type { OpenState } from '../../src/contracts/dialog-state.ts';
import type { Answered, ShownVerdict } from '../../src/contracts/files-state.ts';
import { element } from '../dom.ts';
import { remote } from '../remote.ts';
import { blockNames, blockTitle } from './blocks.ts';
import { confirmForm } from './confirming.ts';
import type { Words } from './fields.ts';
import type { Say } from './files.ts';

/** How the signed copy stands beside the terms; nothing where there is none to compare. */
export function comparisonSection(
  state: OpenState,
  words: Words,
  say: Say,
  again: () => Promise<void>,
): HTMLElement[] {
  const { contract, signedCopy } = state;
  if (signedCopy === null) return [];
  const { fileId, verdict } = signedCopy;
  const keeps = contract.acts.includes('put-in-force');
  const compare = async () => {
    say(true, words.working);
    const asked = remote<Answered<ShownVerdict>>('contractCompare', contract.dealerId, fileId);
    const found = await asked;
    if (found.ok) await again();
    say(found.ok, found.ok ? words.compared : found.message);
  };
  const button = element(
    'button',
    { type: 'button', 'data-compare': true, onclick: () => void compare() },
    verdict === null ? words.compare : words.compareAgain,
  );
  return [
    element(
      'section',
      { class: 'comparison' },
      element('h2', {}, words.comparison),
      ...(verdict === null
        ? [element('p', { class: 'quiet' }, words.notCompared)]
        : verdictNodes(state, verdict, words)),
      ...(keeps && verdict ? confirmForm(state, verdict, words, say, again) : []),
      ...(keeps ? [element('div', { class: 'buttons' }, button)] : []),
    ),
  ];
}

function verdictNodes(state: OpenState, verdict: ShownVerdict, words: Words): HTMLElement[] {
  const { differences, added } = verdict;
  const [ok, summary] = summaryOf(verdict, words);
  const look = ok ? { class: 'said', role: 'status' } : { class: 'failure', role: 'alert' };
  return [
    element('p', look, summary),
    ...(verdict.isScan ? [] : [blockLine(state, verdict, words)]),
    ...(differences.length === 0 ? [] : [differencesTable(state, verdict, words)]),
    ...(added.length === 0 ? [] : addedList(verdict, words)),
  ];
}

/** In one sentence what keeps the version from coming into force, or that nothing does. */
function summaryOf(verdict: ShownVerdict, words: Words): readonly [ok: boolean, text: string] {
  const { differences, differing, adding, isScan, addedConfirmed } = verdict;
  if (differences.some(({ outcome }) => outcome === 'differs'))
    return [false, words.verdicts.differs(differing)];
  const open = unconfirmed(verdict).length;
  if (open > 0) return [false, isScan ? words.verdicts.scan(open) : words.verdicts.other(open)];
  if (adding > 0 && !addedConfirmed) return [false, words.verdicts.adds(adding)];
  return [true, verdict.confirmed.length > 0 ? words.verdicts.confirmed : words.verdicts.same];
}

/** Every block with its page, and how it stands. */
const blockLine = (state: OpenState, { blocks: all, confirmed }: ShownVerdict, words: Words) =>
  element(
    'ul',
    { class: 'verdicts' },
    ...all.map(({ letter, outcome, page }) => {
      const said = confirmed.find((one) => one.letter === letter);
      const at = said?.page ?? page;
      const how = said ? words.outcomes.confirmed : words.outcomes[outcome];
      return element(
        'li',
        { class: said ? 'confirmed' : outcome, title: how },
        element('b', {}, blockTitle(state, blockOf(letter))),
        ` ${at === null ? '' : words.onPage(at)}`,
      );
    }),
  );

function differencesTable(state: OpenState, verdict: ShownVerdict, words: Words): HTMLElement {
  const head = [words.clause, words.termsSay, words.fileSays].map((title) =>
    element('th', { scope: 'col' }, title),
  );
  const rows = verdict.differences.map(({ letter, terms, file, page, outcome }) =>
    element(
      'tr',
      { class: outcome },
      element(
        'td',
        {},
        blockTitle(state, blockOf(letter)),
        element('div', { class: 'quiet' }, words.outcomes[outcome]),
      ),
      element('td', {}, terms),
      element(
        'td',
        {},
        file ?? element('span', { class: 'quiet' }, words.nothingNear),
        ...(page === null ? [] : [element('div', { class: 'quiet' }, words.onPage(page))]),
      ),
    ),
  );
  const table = element(
    'table',
    {},
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...rows),
  );
  return element('div', { class: 'wide differences' }, table);
}

const addedList = ({ added, adding }: ShownVerdict, words: Words): HTMLElement[] => [
  element('p', {}, words.addedTitle(adding)),
  element(
    'ul',
    { class: 'added' },
    ...added.map(({ page, text }) => element('li', {}, `${words.onPage(page)}: “${text}”`)),
  ),
];

/** The block that a letter stands for. */
export const blockOf = (letter: Letter): Block =>
  blockNames.find((block) => blocks[block] === letter) ?? 'goods';
