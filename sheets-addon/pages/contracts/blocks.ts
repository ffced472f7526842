import { chinese } from '../../../domain/contracts/printed/chinese.ts';
import { english } from '../../../domain/contracts/printed/english.ts';
import {
  worded,
  type Names,
  type PrintedTable,
  type Said,
} from '../../../domain/contracts/printed/speech.ts';
import { blocks, type Block, type ContractTerms } from '../../../domain/contracts/terms.ts';
import type { OpenState } from '../../src/contracts/dialog-state.ts';
import { element } from '../dom.ts';
import type { Words } from './fields.ts';

/** Every block in order. */
export const blockNames = Object.keys(blocks) as Block[];

/** A block in the words in which it is printed, in the reader's language. */
export function blockText(state: OpenState, block: Block, words: Words): HTMLElement[] {
  const { terms } = state.contract;
  const tongue = state.locale;
  const written = terms[block] === null ? null : saidOf(state, block);
  const paragraphs = terms.paragraphs[block].map((paragraph) => worded(paragraph, tongue));
  return [
    ...(written === null ? [element('p', { class: 'quiet' }, words.blockEmpty)] : []),
    ...[...(written?.sentences ?? []), ...paragraphs].map((text) => element('p', {}, text)),
    ...(written?.tables ?? []).map(tableOf),
  ];
}

/** What a block is called, with its letter. */
export const blockTitle = ({ locale }: Pick<OpenState, 'locale'>, block: Block): string =>
  `${blocks[block]} · ${speechOf(locale).headings[block]}`;

const speechOf = (locale: OpenState['locale']) => (locale === 'zh' ? chinese : english);

function saidOf({ locale, company, contract }: OpenState, block: Block): Said {
  const { terms } = contract;
  const names: Names = {
    currency: company.currency,
    territories: new Map(company.territories.map((one) => [one.territoryId, one.name])),
    products: new Map(
      (terms.goods?.lines ?? []).map(({ productId, brand, variety, specification }) => [
        productId,
        [brand, variety, specification].filter((part) => part !== null).join(' '),
      ]),
    ),
  };
  const say = (signing: ContractTerms['signing']) =>
    speechOf(locale).blocks[block]({ ...terms, signing } as ContractTerms, names);
  if (terms.signing !== null || block !== 'rights') return say(terms.signing as never);
  // Rights run through the whole term; until its days are written their column says nothing.
  const someDay = '2000-01-01';
  const { sentences, tables = [] } = say({
    ...{ day: null, place: '', from: someDay, to: someDay },
    renewalDays: 0,
  });
  const withoutTime = tables.map(({ caption, columns, rows }) => ({
    caption,
    columns: columns.slice(0, -1),
    rows: rows.map((row) => row.slice(0, -1)),
  }));
  return { sentences, tables: withoutTime };
}

const tableOf = ({ columns, rows }: PrintedTable): HTMLElement =>
  element(
    'div',
    { class: 'wide' },
    element(
      'table',
      {},
      element(
        'thead',
        {},
        element('tr', {}, ...columns.map(({ title }) => element('th', { scope: 'col' }, title))),
      ),
      element(
        'tbody',
        {},
        ...rows.map((row) =>
          element(
            'tr',
            {},
            ...row.map((cell, i) =>
              element('td', { class: columns[i]?.figures ? 'figure' : 'text' }, cell),
            ),
          ),
        ),
      ),
    ),
  );
