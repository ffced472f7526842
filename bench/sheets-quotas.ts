import { startSizedOffice } from '../test/support/spreadsheet/quota-office.ts';
import { workedMonth } from '../test/support/spreadsheet/quota-work.ts';
import { answer, type Line, type Section } from './section.ts';

/** Dealers and products of the sheets that are measured. */
const sizes = [
  [100, 30],
  [1000, 50],
] as const;

const sized = await startSizedOffice();

await answer(measure, () => sized.stop());

async function measure(): Promise<Section> {
  const lines: Line[] = [];
  for (const [i, [dealers, products]] of sizes.entries()) {
    await sized.grow(dealers, products);
    const used = await workedMonth(sized, `2027-0${String(i + 1)}`, 500);
    for (const [action, usage] of Object.entries(used)) {
      lines.push({ sheet: `${String(dealers)} × ${String(products)}`, action, ...usage });
    }
  }
  return {
    title: 'What the sheet’s actions use of Google’s quotas',
    note: 'a step is one call of a service; several steps go together in one wait',
    lines,
  };
}
