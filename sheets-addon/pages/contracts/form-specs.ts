import type { DraftChange } from '../../../domain/contracts/drafting.ts';
import type { Parties } from '../../../domain/contracts/parties.ts';
import type { ShownContract } from '../../../domain/contracts/shown.ts';
import type { Block } from '../../../domain/contracts/terms.ts';
import type { Field, FieldContext, Value } from './fields.ts';

/** The values of a form, or of one row of its table, by the key of their field. */
export type Values = Readonly<Record<string, Value>>;

/** A form that edits one block of a draft. */
export interface FormSpec {
  readonly fields: readonly Field[];
  /** A table of rows of their own below the fields. */
  readonly rows?: readonly Field[];
  load(terms: ShownContract['terms']): {
    readonly values: Values;
    readonly rows: readonly Values[];
  };
  save(values: Values, rows: readonly Values[]): DraftChange;
}

const text = (key: Field['key'], optional = false): Field => ({ key, kind: 'text', optional });
const count = (key: Field['key'], optional = false): Field => ({ key, kind: 'count', optional });
const money = (key: Field['key'], optional = false): Field => ({ key, kind: 'money', optional });
const percent = (key: Field['key'], optional = false): Field => ({
  ...{ key, kind: 'percent', optional },
});
const choice = (key: Field['key'], choices: Field['choices']): Field => ({
  ...{ key, kind: 'choice' },
  choices: choices ?? [],
});

/** A block whose data is a row of fields. */
const flat = (block: Block, fields: readonly Field[]): FormSpec => ({
  fields,
  load: (terms) => ({ values: terms[block] ?? {}, rows: [] }),
  save: (values) => ({ [block]: values }),
});

/** The forms by the block that they edit; goods are edited in a sheet. */
export function formSpecs({ words, company }: FieldContext): Partial<Record<Block, FormSpec>> {
  const { choices } = words;
  const labelled = (...values: (keyof typeof choices)[]) =>
    values.map((value) => [value, choices[value]] as const);
  const territories = company.territories.map((one) => [one.territoryId, one.name] as const);
  return {
    quality: flat('quality', [{ key: 'standards', kind: 'list' }, percent('shelfLifeLeft', true)]),
    delivery: deliveryForm(labelled('road', 'rail', 'water', 'air', 'collected'), territories),
    acceptance: flat('acceptance', [count('visibleDays'), count('hiddenDays')]),
    settlement: settlementForm(labelled('prepaid', 'days', 'instalments')),
    ordering: flat('ordering', [
      money('minimumOrder'),
      count('leadDays'),
      percent('returnShare'),
      count('returnDays', true),
    ]),
    signing: {
      ...flat('signing', [
        text('place'),
        { key: 'from', kind: 'day' },
        { key: 'to', kind: 'day' },
        count('renewalDays'),
      ]),
      save: (values) => ({ signing: { ...values, day: null } }) as unknown as DraftChange,
    },
    parties: partiesForm,
  };
}

const deliveryForm = (transports: Field['choices'], territories: Field['choices']): FormSpec => ({
  fields: [count('days'), choice('transport', transports), percent('companyShare')],
  rows: [
    text('name'),
    text('address'),
    choice('territory', territories),
    text('receiver', true),
    text('phone', true),
  ],
  load: ({ delivery }) => ({
    values: (delivery ?? { companyShare: 1_000_000 }) as unknown as Values,
    rows: delivery?.places ?? [],
  }),
  save: (values, places) => ({ delivery: { ...values, places } }) as unknown as DraftChange,
});

/** Days count where they are the method, rows of share and days where instalments are. */
const settlementForm = (methods: Field['choices']): FormSpec => ({
  fields: [
    choice('method', methods),
    count('days', true),
    money('creditLimit', true),
    money('deposit'),
  ],
  rows: [percent('share'), count('days')],
  load: ({ settlement }) => {
    const payment = settlement?.payment;
    return {
      values: {
        method: payment?.method ?? 'days',
        days: payment?.method === 'days' ? payment.days : null,
        creditLimit: settlement?.creditLimit ?? null,
        deposit: settlement?.deposit ?? 0,
      },
      rows: payment?.method === 'instalments' ? payment.instalments : [],
    };
  },
  save: ({ method, days, creditLimit, deposit }, instalments) => {
    const payment =
      method === 'days'
        ? { method, days }
        : method === 'instalments'
          ? { method, instalments }
          : { method };
    return { settlement: { payment, creditLimit, deposit } } as unknown as DraftChange;
  },
});

/** The dealer's particulars; those of the company come from its settings. */
const partiesForm: FormSpec = {
  fields: [
    text('legalName'),
    text('otherName', true),
    text('address'),
    text('phone'),
    text('email', true),
    text('legalRepresentative'),
    text('signatory'),
    text('creditCode', true),
  ],
  load: ({ parties }) => ({ values: (parties?.dealer ?? {}) as unknown as Values, rows: [] }),
  save: (values) => ({ parties: { dealer: values } }) as unknown as DraftChange,
};

/** Bank data of one party, as finance enters it. */
export const bankFields: readonly Field[] = [
  text('accountName', true),
  text('bank', true),
  text('accountNumber', true),
  text('taxNumber', true),
];

/** Bank data of a side as it stands. */
export const bankOf = (parties: ShownContract['terms']['parties'], side: keyof Parties): Values =>
  parties?.[side].bank ?? {};
