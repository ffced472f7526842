import { routes } from '../../../api/routes.ts';
import { minorDigits } from '../../../domain/values/currency.ts';
import { addDays } from '../../../domain/values/day.ts';
import { progress } from '../action.ts';
import { ask, call } from '../call.ts';
import { everyPage } from '../contracts/every-page.ts';
import { fetchNames } from '../contracts/names.ts';
import { contractIdFrom } from '../contracts/new-id.ts';
import { selectedCells } from '../contracts/selected.ts';
import { asked, dayTyped, minuteOf, today } from '../ledger/days.ts';
import { writeSummary } from '../ledger/summary-tab.ts';
import { words } from '../settings.ts';
import { Stop } from '../stop.ts';
import { figureName, followUpColumns, followUpRows } from './rows.ts';
import { selectedFigure } from './selected-figure.ts';

const { changeFollowUp, listFollowUps, pinFollowUp } = routes['follow-ups'];

/** Days that an action has where nobody says until when. */
const usualDays = 7;

/** *Ledger → Follow-ups*: what is pinned to figures, what is open first. */
export function pullFollowUps(): string {
  const w = words().followUps;
  progress(words().action.fetching);
  const pages = everyPage([{}], (query) => ask(listFollowUps, { query }));
  const { company, dealers } = fetchNames();
  const { currency } = company;
  const rows = followUpRows(pages, { dealers, currency, minuteOf }, words());
  writeSummary({
    ...{ kind: 'follow-ups', scope: 'all', name: w.item },
    title: `${company.name} · ${w.title}`,
    columns: followUpColumns,
    rows,
    digits: minorDigits(currency),
  });
  return w.pulled(rows.length);
}

/** *Ledger → Pin a follow-up*: who does what until when about the selected figure. */
export function pinToFigure(): string {
  const w = words().followUps;
  const { currency } = call(routes.company.getCompany);
  const { dealerId, ...selected } = selectedFigure(minorDigits(currency));
  const about = `${dealerId} · ${selected.month} · ${figureName(selected.figure, words())}`;
  const text = asked(w.pin, w.askText(about));
  if (text === null) return '';
  if (text === '') throw new Stop(w.textMissing);
  const usual = addDays(today(), usualDays);
  const due = asked(w.pin, w.askDue(usual));
  if (due === null) return '';
  const owner = asked(w.pin, w.askOwner);
  if (owner === null) return '';
  const followUpId = contractIdFrom(Utilities.getUuid(), Utilities.getUuid());
  const body = {
    ...{ followUpId, dealerId, ...selected, text },
    due: due === '' ? usual : dayTyped(due),
    ...(owner === '' ? {} : { owner: owner.toLowerCase() }),
  };
  call(pinFollowUp, { body });
  return w.pinned;
}

/** *Ledger → Close follow-up*: the selected one is done, or dropped, with what came of it. */
export function closeSelected(): string {
  const w = words().followUps;
  const cells = selectedCells(followUpColumns, ['followUpId', 'followVersion', 'followText']);
  const { followUpId, followVersion, followText = '' } = cells ?? {};
  if (!followUpId) throw new Stop(w.selectRow);
  const ui = SpreadsheetApp.getUi();
  const answer = ui.alert(w.close, w.doneOrDropped(followText), ui.ButtonSet.YES_NO_CANCEL);
  if (answer !== ui.Button.YES && answer !== ui.Button.NO) return '';
  const outcome = asked(w.close, w.askOutcome);
  if (outcome === null) return '';
  if (outcome === '') throw new Stop(w.outcomeMissing);
  const state = answer === ui.Button.YES ? 'done' : 'dropped';
  const body = { version: Number(followVersion), state, outcome } as const;
  call(changeFollowUp, { params: { followUpId }, body });
  return pullFollowUps();
}
