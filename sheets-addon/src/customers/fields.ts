import { findOne, type Known } from '../find.ts';
import type { ListField } from '../editable/list-rows.ts';
import type { Raw } from '../table/cell.ts';
import { parseChoice, parseText, parseWhole, type Parsed } from '../table/parse.ts';
import type { Words } from '../words.ts';
import type { CustomerContext } from './context.ts';

/** Yes or no in any of the languages; empty is null. */
export function parseFlag(raw: Raw, words: Words): Parsed {
  const typed = typeof raw === 'boolean' ? String(raw) : raw;
  const parsed = parseChoice(typed, ({ yes, no }) => ({ true: yes, false: no }), words);
  return 'value' in parsed && parsed.value !== null ? { value: parsed.value === 'true' } : parsed;
}

/** The editable fields of a customer; each key is the key of its column. */
export function customerFields(context: CustomerContext, words: Words): ListField[] {
  const text = (raw: Raw) => parseText(raw, words);
  const known = knownCustomers(context);
  return [
    { key: 'name', parse: text, required: true },
    { key: 'tier', parse: (raw) => parseChoice(raw, ({ list }) => list.tiers, words) },
    { key: 'class', parse: text },
    { key: 'territory', parse: text, required: true },
    { key: 'repId', parse: text },
    { key: 'supplierCode', parse: (raw) => parseSupplier(raw, known, words) },
    { key: 'town', parse: text },
    { key: 'address', parse: text },
    { key: 'phone', parse: text },
    { key: 'paymentDays', parse: (raw) => parseWhole(raw, words) },
    { key: 'priceList', parse: text },
    { key: 'note', parse: text },
    { key: 'active', parse: (raw) => parseFlag(raw, words) },
  ];
}

/** The customers of a context as they can be called. */
export const knownCustomers = ({ customers }: CustomerContext): Known[] =>
  customers.map(([id, code, name, pinyin]) => ({ id, code, name, pinyin }));

function parseSupplier(raw: Raw, known: readonly Known[], words: Words): Parsed {
  const parsed = parseText(raw, words);
  if ('problem' in parsed || parsed.value === null) return parsed;
  const found = findOne(String(parsed.value), known, words);
  return 'problem' in found ? found : { value: found.id };
}
