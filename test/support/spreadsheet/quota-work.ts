import { fill, type SizedOffice } from './quota-office.ts';
import type { Usage } from './run.ts';

/**
 * Opens a month in a new spreadsheet, pushes targets, refreshes, pulls a summary and opens the
 * lists: what each of these actions used.
 */
export async function workedMonth(
  sized: SizedOffice,
  month: string,
  targets: number,
): Promise<Record<string, Usage>> {
  const used: Record<string, Usage> = {};
  const run = async (name: string, ...args: string[]) => {
    const { ok, message, usage } = await sized.run(name, args);
    if (!ok) throw new Error(`${name}: ${message}`);
    used[name] = usage;
  };
  sized.openBook();
  await run('plansOpenMonthOf', month);
  fill(sized.book(), 'Target', targets, (i) => i);
  await run('plansPush');
  await run('plansRefresh');
  // The company's time zone is remembered from the first summary on.
  await run('ledgerByDealer');
  await run('ledgerByDealer');
  await run('customersOpen');
  await run('ledgerRecord');
  await run('ledgerSend');
  return used;
}
