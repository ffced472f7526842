import type * as listed from '../../../api/routes/bank.ts';
import { toRecords, type Table } from '../../../domain/values/table.ts';
import { dealerCells, type DealerNames } from '../contracts/register-rows.ts';
import { money, text } from '../contracts/register-columns.ts';
import type { Content } from '../table/cell.ts';
import type { Column } from '../table/columns.ts';
import type { Words } from '../words.ts';

type Line = Record<(typeof listed.bankColumns)[number], string | number | boolean | null>;

/** The columns of the lines that wait; people decide in the blue ones. */
export const bankColumns = ({ bank: w }: Words): readonly Column[] => [
  { key: 'bankDay', word: 'bankDay', kind: 'day', width: 95 },
  text('payer', 200),
  money('bankAmount'),
  {
    ...text('decision', 90),
    ...{ kind: 'choice', editable: true, help: w.help.decision },
    choices: [w.confirm, w.ignore],
  },
  { ...text('dealerTyped', 130), editable: true, help: w.help.dealerTyped },
  text('dealerName', 200),
  { ...text('documentsTyped', 230), editable: true, help: w.help.documentsTyped },
  { ...text('reasonTyped', 160), editable: true, help: w.help.reasonTyped },
  text('result', 230),
  text('bankText', 230),
  text('bankReference', 140),
  text('proposedBecause', 260),
  { key: 'confidence', word: 'confidence', kind: 'percent', width: 80 },
  text('lineId', 230),
];

/** What a person typed in a line, and what was answered to it. */
export type Typed = Readonly<Record<string, string>>;

/** What the rows are written with; `typed` is what people typed before, by line. */
export interface BankContext {
  readonly dealers: DealerNames;
  readonly digits: number;
  readonly typed: ReadonlyMap<string, Typed>;
}

/** A row for each line that waits; what somebody typed and did not send yet stays. */
export const bankRows = (
  pages: readonly Table[],
  { dealers, digits, typed }: BankContext,
  words: Words,
): Content[][] =>
  pages
    .flatMap((page) => toRecords<keyof Line>(page))
    .map((line) => {
      const proposed = line.dealerId === null ? null : dealerCells(line.dealerId, dealers);
      const cells: Readonly<Record<string, Content | null>> = {
        bankDay: line.day,
        bankAmount: Number(line.amount) / 10 ** digits,
        dealerTyped: proposed?.dealerCode ?? null,
        dealerName: proposed?.dealerName ?? null,
        documentsTyped: documentsText(String(line.settles ?? ''), digits),
        payer: line.payer,
        bankText: line.text,
        bankReference: line.reference,
        proposedBecause: because(line, words),
        confidence: line.confidence === null ? null : Number(line.confidence) / 100,
        lineId: line.lineId,
        ...typed.get(String(line.lineId)),
      };
      return bankColumns(words).map(({ key }) => cells[key] ?? '');
    });

function because({ by, what }: Line, { bank: w }: Words): string | null {
  if (by === null || what === null) return null;
  return `${w.because[by as keyof typeof w.because]}: ${w.what[what as keyof typeof w.what]}`;
}

/** `INV-1=10000; INV-2=5000` in minor units as `INV-1 100.00; INV-2 50.00`. */
const documentsText = (settles: string, digits: number): string =>
  settles
    .split('; ')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.lastIndexOf('=');
      const amount = Number(part.slice(at + 1)) / 10 ** digits;
      return `${part.slice(0, at)} ${amount.toFixed(digits)}`;
    })
    .join('; ');
