import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { startService } from '../service.ts';
import { askHledger, digestOf, installedHledger } from './hledger.ts';
import { exported } from './journal.ts';
import { buildLedger, seeds } from './seeded-ledger.ts';

/**
 * `npx node test/support/oracle/write-answers.ts`: puts the ledgers of the seeds to the hledger of
 * this machine and writes down what it says. Needed when rules, seeds or the journal's form change.
 */
const version = installedHledger();
if (version === null) throw new Error('Install hledger first: apt-get install hledger.');
const service = await startService();
try {
  for (const seed of seeds) {
    await buildLedger(service, seed);
    const journal = await exported(service, 'hledger');
    const answers = {
      hledger: version,
      date: new Date().toISOString().slice(0, 10),
      journal: digestOf(journal),
      ...askHledger(journal),
    };
    const file = path.join(import.meta.dirname, `answers-${String(seed.seed)}.json`);
    writeFileSync(file, `${JSON.stringify(answers, null, 2)}\n`);
  }
} finally {
  await service.stop();
}
