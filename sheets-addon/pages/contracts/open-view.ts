import type { ShortcomingKind } from '../../../domain/contracts/shortcomings.ts';
import { contractsChinese } from '../../src/contracts/words-zh.ts';
import { contractsEnglish } from '../../src/contracts/words-en.ts';
import type { OpenState } from '../../src/contracts/dialog-state.ts';
import { element } from '../dom.ts';
import { actButtons, type Send } from './acts.ts';
import { blockSection } from './block-section.ts';
import { blockNames, blockTitle } from './blocks.ts';
import { comparisonSection } from './comparison.ts';
import type { Words } from './fields.ts';
import { filesSection, printed, type Say } from './files.ts';
import { historyList } from './history.ts';
import { paperSection } from './paper.ts';

/** A version of a contract: how it stands, what it says, and what the caller may do about it. */
export const openView = (
  state: OpenState,
  words: Words,
  send: Send,
  say: Say,
  again: () => Promise<void>,
): HTMLElement[] => [
  headOf(state, words, say),
  actButtons(state, words, send),
  ...shortcomingsOf(state, words),
  ...filesSection(state, words, say, again),
  ...comparisonSection(state, words, say, again),
  ...paperSection(state, words, say, again),
  ...blockNames.map((block) => blockSection(state, block, words, send)),
  historyList(state, words),
];

function headOf(state: OpenState, words: Words, say: Say): HTMLElement {
  const { locale, contract, dealerName } = state;
  const print = () => void printed(state, words, say);
  const { signing } = contract.terms;
  const term = signing ? [`${signing.from} – ${signing.to}`] : [];
  const { standings } = locale === 'zh' ? contractsChinese : contractsEnglish;
  return element(
    'header',
    {},
    element('h1', {}, dealerName),
    element('span', { class: `standing ${contract.standing}` }, standings[contract.standing]),
    element(
      'span',
      { class: 'quiet' },
      [contract.number ?? words.noNumber, words.version(contract.version), ...term].join(' · '),
    ),
    element(
      'button',
      { type: 'button', class: 'print', 'data-print': true, onclick: print },
      words.print,
    ),
  );
}

/** What keeps a draft from being submitted, by block and in words. */
function shortcomingsOf({ locale, contract }: OpenState, words: Words): HTMLElement[] {
  if (contract.state !== 'draft') return [];
  const { shortcomings } = contract;
  if (shortcomings.length === 0) return [element('p', { class: 'said' }, words.complete)];
  const items = shortcomings.map(({ block, kind, about }) => {
    const side = about === 'company' || about === 'dealer' ? words.sides[about] : (about ?? '');
    const says = words.shortcomings[kind as ShortcomingKind](side);
    return element('li', {}, element('b', {}, blockTitle({ locale }, block)), ` ${says}`);
  });
  const title = element('p', {}, words.missing(shortcomings.length));
  return [element('section', { class: 'missing' }, title, element('ul', {}, ...items))];
}
