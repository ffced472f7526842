import { idOfCode } from '../../../domain/values/code.ts';
import type { AskState, NewExceptionChoice } from '../../src/contracts/dialog-state.ts';
import { exceptionsChinese } from '../../src/contracts/lists-words-zh.ts';
import { exceptionsEnglish } from '../../src/contracts/lists-words-en.ts';
import { element } from '../dom.ts';
import { day, list, long, money, orEmpty, several, text } from './field-kinds.ts';
import type { Choices, Words } from './fields.ts';
import { fieldGroup } from './form.ts';

/** What an exception is asked for with: what it lifts, for what, when, up to how much, why. */
export function askView(
  { locale, company, dealer, today, exceptionId }: AskState,
  words: Words,
  ask: (exception: NewExceptionChoice) => void,
): HTMLElement {
  const exceptions = locale === 'zh' ? exceptionsChinese : exceptionsEnglish;
  const lifts = Object.entries(exceptions.lifts) satisfies Choices;
  const fields = [
    ...[text('dealer'), several('lifts', lifts), orEmpty(list('exceptProducts', 'products'))],
    ...[day('from'), day('to'), money('limit'), long('why', 'reason')],
  ];
  const group = fieldGroup(fields, { dealer, from: today, to: today }, { words, company });
  const button = element('button', { class: 'main' }, exceptions.ask);
  const form = element('form', { class: 'edit new', novalidate: true }, group.node, button);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const read = group.read();
    if (!read) return;
    const products = (read.value['products'] as readonly string[]).map(idOfCode);
    const chosen = { ...read.value, products: products.length === 0 ? null : products };
    ask({ ...chosen, exceptionId } as unknown as NewExceptionChoice);
  });
  return form;
}
