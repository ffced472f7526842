import type { ShortcomingKind } from '../../../domain/contracts/shortcomings.ts';
import type { Block } from '../../../domain/contracts/terms.ts';
import { contractsChinese } from '../../src/contracts/words-zh.ts';
import { contractsEnglish } from '../../src/contracts/words-en.ts';
import type { OpenState } from '../../src/contracts/dialog-state.ts';
import { element } from '../dom.ts';
import { actButtons, type Send } from './acts.ts';
import { blockNames, blockText, blockTitle } from './blocks.ts';
import { comparisonSection } from './comparison.ts';
import type { FieldContext, Words } from './fields.ts';
import { fieldGroup, fieldRows } from './form.ts';
import { bankFields, bankOf, formSpecs } from './form-specs.ts';
import { filesSection, type Say } from './files.ts';
import { historyList } from './history.ts';

/** A version of a contract: how it stands, what it says, and what the caller may do about it. */
export const openView = (
  state: OpenState,
  words: Words,
  send: Send,
  say: Say,
  again: () => Promise<void>,
): HTMLElement[] => [
  headOf(state, words),
  actButtons(state, words, send),
  ...shortcomingsOf(state, words),
  filesSection(state, words, say, again),
  ...comparisonSection(state, words, say, again),
  ...blockNames.map((block) => blockSection(state, block, words, send)),
  historyList(state, words),
];

function headOf({ locale, contract, dealerName }: OpenState, words: Words): HTMLElement {
  const { standings } = locale === 'zh' ? contractsChinese : contractsEnglish;
  return element(
    'header',
    {},
    element('h1', {}, dealerName),
    element('span', { class: `standing ${contract.standing}` }, standings[contract.standing]),
    element(
      'span',
      { class: 'quiet' },
      [contract.number ?? words.noNumber, words.version(contract.version)].join(' · '),
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

function blockSection(state: OpenState, block: Block, words: Words, send: Send): HTMLElement {
  const section = element('section', { class: 'block', 'data-block': block });
  const context = { words, company: state.company };
  const { acts } = state.contract;
  const read = () => {
    section.replaceChildren(
      element('h2', {}, blockTitle(state, block)),
      ...blockText(state, block, words),
      ...buttons,
    );
  };
  const write = (form: HTMLElement) => {
    section.replaceChildren(element('h2', {}, blockTitle(state, block)), form);
    section.querySelector<HTMLElement>('input, select')?.focus();
  };
  const button = (label: string, form: () => HTMLElement) =>
    element('button', { type: 'button', onclick: () => write(form()) }, label);
  const spec = formSpecs(context)[block];
  const buttons = [
    ...(acts.includes('edit') && spec
      ? [button(words.edit, () => blockForm(state, block, context, send, read))]
      : []),
    ...(acts.includes('edit') && block === 'goods'
      ? [element('p', { class: 'quiet' }, words.goodsInSheet)]
      : []),
    ...(acts.includes('enter-bank-data') && block === 'parties' && state.contract.terms.parties
      ? [button(words.enterBank, () => bankForm(state, context, send, read))]
      : []),
  ];
  read();
  return section;
}

function blockForm(
  state: OpenState,
  block: Block,
  context: FieldContext,
  send: Send,
  cancel: () => void,
): HTMLElement {
  const spec = formSpecs(context)[block];
  if (!spec) return element('div');
  const held = spec.load(state.contract.terms);
  const fields = fieldGroup(spec.fields, held.values, context);
  const rows = spec.rows && fieldRows(spec.rows, held.rows, context);
  return savedForm([fields.node, ...(rows ? [rows.node] : [])], context.words, cancel, () => {
    const [values, table] = [fields.read(), rows ? rows.read() : []];
    if (values && table) send({ edit: spec.save(values, table) });
  });
}

function bankForm(
  { contract }: OpenState,
  context: FieldContext,
  send: Send,
  cancel: () => void,
): HTMLElement {
  const { words } = context;
  const { parties } = contract.terms;
  const company = fieldGroup(bankFields, bankOf(parties, 'company'), context);
  const dealer = fieldGroup(bankFields, bankOf(parties, 'dealer'), context);
  const titled = (side: 'company' | 'dealer', node: HTMLElement) =>
    element('fieldset', {}, element('legend', {}, words.sides[side]), node);
  const nodes = [titled('company', company.node), titled('dealer', dealer.node)];
  return savedForm(nodes, words, cancel, () => {
    const [ours, theirs] = [company.read(), dealer.read()];
    if (ours && theirs) send({ bank: { company: ours, dealer: theirs } as never });
  });
}

function savedForm(
  nodes: readonly HTMLElement[],
  words: Words,
  cancel: () => void,
  save: () => void,
): HTMLElement {
  const form = element(
    'form',
    { class: 'edit', novalidate: true },
    ...nodes,
    element(
      'div',
      { class: 'buttons' },
      element('button', { type: 'submit', class: 'main' }, words.save),
      element('button', { type: 'button', onclick: cancel }, words.cancel),
    ),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    save();
  });
  return form;
}
