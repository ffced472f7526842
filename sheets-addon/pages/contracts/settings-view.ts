import type { SettingsDeed, SettingsState } from '../../src/contracts/dialog-state.ts';
import { element } from '../dom.ts';
import { day, list, orEmpty, text } from './field-kinds.ts';
import type { FieldContext, Part, Words } from './fields.ts';
import { fieldGroup, mapped, rowsOf, together, type Values } from './form.ts';
import { bankPart, partyPart } from './party-form.ts';
import { savedForm } from './saved-form.ts';

/** Sends a change of the settings. */
type Send = (deed: SettingsDeed) => void;

/** What the company says of all contracts; each part is edited by who may. */
export function settingsView(state: SettingsState, words: Words, send: Send): HTMLElement[] {
  const { settings, mayChange, mayEnterBank, mayChangeCompany, withoutContractThrough } = state;
  const { party, categories, reminderDays } = settings;
  const context = { words, company: state.company };
  const days = reminderDays.join(', ');
  const through = withoutContractThrough;
  const part = (
    title: string,
    says: readonly string[],
    may: boolean,
    form: () => Part<SettingsDeed>,
  ) => settingsPart(title, says, may ? form : null, words, send);
  return [
    ...(mayChange || mayEnterBank ? [] : [element('p', { class: 'quiet' }, words.settingsRead)]),
    part(
      words.categories,
      [
        ...categories.map(({ categoryId, name }) => `${categoryId} · ${name}`),
        days === '' ? words.notReminded : words.remindedOn(days),
      ],
      mayChange,
      () => categoriesPart(state, context),
    ),
    part(words.ownParty, partyLines(party, words), mayChange, () =>
      mapped(partyPart(party, context), (own) => ({ change: { party: own } })),
    ),
    ...(party
      ? [
          part(words.ownBank, bankLines(party.bank), mayEnterBank, () =>
            mapped(bankPart(party.bank, context), (bank) => ({ change: { bank } })),
          ),
        ]
      : []),
    part(
      words.withoutContract,
      [through === null ? words.withoutContractAllowed : words.withoutContractUntil(through)],
      mayChangeCompany,
      () =>
        mapped(
          fieldGroup(
            [orEmpty(day('withoutContractThrough'))],
            { withoutContractThrough: through },
            context,
          ),
          (values) => values as { withoutContractThrough: string | null },
        ),
    ),
  ];
}

/** A part as it stands, with a button that makes a form of it. */
function settingsPart(
  title: string,
  says: readonly string[],
  form: (() => Part<SettingsDeed>) | null,
  words: Words,
  send: Send,
): HTMLElement {
  const section = element('section', { class: 'block' });
  const head = () => element('h2', {}, title);
  const read = () => {
    const edit = element('button', { type: 'button', onclick: write }, words.edit);
    section.replaceChildren(
      head(),
      ...says.map((line) => element('p', {}, line)),
      ...(form ? [edit] : []),
    );
  };
  const write = () => {
    if (form) section.replaceChildren(head(), savedForm(form(), words, read, send));
  };
  read();
  return section;
}

function categoriesPart({ settings }: SettingsState, context: FieldContext): Part<SettingsDeed> {
  const { words } = context;
  const fields = [text('categoryId'), text('categoryName', 'name')];
  const row = (one: Values | null) => fieldGroup(fields, one ?? {}, context);
  const reminders = { reminderDays: settings.reminderDays.map(String) };
  return together(
    {
      categories: rowsOf<Values>(row, settings.categories, words, words.categoryRows),
      said: fieldGroup([orEmpty(list('reminderDays'))], reminders, context),
    },
    ({ categories, said }) => {
      const days = said['reminderDays'] as readonly string[];
      const change = { categories, reminderDays: days.map(Number) };
      return { change } as unknown as SettingsDeed;
    },
  );
}

const partyLines = (party: SettingsState['settings']['party'], words: Words): string[] =>
  party === null
    ? [words.ownPartyUnsaid]
    : [
        [party.legalName, party.otherName].filter((name) => name !== null).join(' · '),
        [party.creditCode, party.address, party.phone].filter((one) => one !== null).join(' · '),
        `${party.legalRepresentative} · ${party.signatory}`,
      ];

const bankLines = (
  bank: NonNullable<SettingsState['settings']['party']>['bank'] | undefined,
): string[] => (bank ? [[bank.accountName, bank.bank, bank.accountNumber].join(' · ')] : ['–']);
