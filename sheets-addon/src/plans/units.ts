import { words } from '../settings.ts';
import { setUnitMode, unitMode } from './unit-mode.ts';

/** Asks whether quantities are shown in cases or in base units. */
export function chooseUnits(): string {
  const { plan } = words();
  const ui = SpreadsheetApp.getUi();
  const say = () => (unitMode() === 'case' ? plan.inCases : plan.inUnits);
  const answer = ui.alert(plan.units, plan.askUnits(say()), ui.ButtonSet.YES_NO_CANCEL);
  if (answer !== ui.Button.YES && answer !== ui.Button.NO) return '';
  setUnitMode(answer === ui.Button.YES ? 'case' : 'unit');
  return plan.unitsDone(say());
}
