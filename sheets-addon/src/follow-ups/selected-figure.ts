import { figureUnits, PinnedFigure } from '../../../domain/follow-up.ts';
import { idOfCode } from '../../../domain/values/code.ts';
import { monthOf } from '../../../domain/values/month.ts';
import { selectedCells, selectedDealer } from '../contracts/selected.ts';
import { text } from '../contracts/register-columns.ts';
import { words } from '../settings.ts';
import { activeTab, type Tab } from '../sheets/tab.ts';
import { Stop } from '../stop.ts';
import { firstDataRow, headerRow } from '../table/layout.ts';
import { languages } from '../words.ts';

/** What is selected in a sheet of figures: whose it is, of which month, and what it says. */
export interface SelectedFigure {
  readonly dealerId: string;
  readonly productId: string | null;
  readonly month: string;
  readonly figure: PinnedFigure;
  readonly value: number | null;
}

/** The figure of the selected cell; stops where no row of a dealer's month is selected. */
export function selectedFigure(digits: number): SelectedFigure {
  const tab = activeTab();
  const cell = SpreadsheetApp.getActiveSpreadsheet().getActiveRange();
  const of = tab && monthAndDealer(tab);
  if (!tab || !of || !cell || cell.getRow() < firstDataRow) {
    throw new Stop(words().followUps.selectFirst);
  }
  const code = selectedCells([text('productCode', 0)], ['productCode'])?.['productCode'];
  const header = String(tab.sheet.getRange(headerRow, cell.getColumn()).getValue()).trim();
  const figure = figureOf(header);
  const product = code === undefined || code === '' ? null : idOfCode(code);
  return { ...of, productId: product, figure, value: valueOf(figure, cell.getValue(), digits) };
}

/** The month that a tab is about, and the dealer of the selected row; null where it has none. */
function monthAndDealer({ pull }: Tab): { month: string; dealerId: string } | null {
  const [a = '', b = ''] = pull.scope.split(':');
  if (pull.kind === 'insights') return { dealerId: a, month: b };
  const months = { summary: b, ranking: a, answers: a, receivables: monthOf(a) } as const;
  const month = months[pull.kind as keyof typeof months] as string | undefined;
  const code = selectedDealer();
  return month === undefined || code === '' ? null : { month, dealerId: idOfCode(code) };
}

/** The figure that a column shows, in whatever language it is headed; else the whole month. */
function figureOf(header: string): PinnedFigure {
  const found = PinnedFigure.options.find((figure) =>
    languages.some(({ columns }) => {
      const named: Readonly<Record<string, string>> = columns;
      const elsewhere = { netAmount: columns.monthNet, balance: columns.statedBalance };
      const other = elsewhere[figure as keyof typeof elsewhere] as string | undefined;
      return named[figure] === header || other === header;
    }),
  );
  return found ?? 'month';
}

function valueOf(figure: PinnedFigure, raw: unknown, digits: number): number | null {
  const unit = figureUnits[figure];
  if (typeof raw !== 'number') return null;
  if (unit === 'money') return Math.round(raw * 10 ** digits);
  return unit === 'rate' ? Math.round(raw * 1_000_000) : null;
}
