import { routes } from '../api/routes.ts';
import { emptyTerms } from '../domain/contracts/terms.ts';
import type { Contract } from '../domain/contracts/contract.ts';
import { contractLine } from '../domain/contracts/register.ts';
import { newDraft } from '../domain/contracts/drafting.ts';
import { addDays } from '../domain/values/day.ts';
import { standardTemplates } from '../domain/contracts/standard/templates.ts';
import { keys } from '../store/keys.ts';
import { toItem } from '../store/record.ts';
import { consumedBy } from '../test/support/capacity.ts';
import { wholeTerms } from '../test/support/contracts/terms.ts';
import { dealerIdOf, loadDealers, writeAll } from '../test/support/many-dealers.ts';
import { startService } from '../test/support/service.ts';
import { answer, median, type Line, type Section } from './section.ts';

/** Times each question is asked; the first one, which warms up, is not counted. */
const times = 5;
const dealers = 2_500;
const ofDealer = 4;
const paragraphs = standardTemplates[0]?.terms.paragraphs ?? emptyTerms.paragraphs;

const service = await startService();
const { db } = await import('../functions/database.ts');

await answer(measureAll, () => service.dynamo.stop());

/**
 * The register of ten thousand contracts, four of each dealer one after the other; a tenth have the
 * clauses. The contracts themselves, which no search reads, stay unwritten.
 */
async function load(): Promise<void> {
  await loadDealers(db, { dealers, first: 0, products: 1, months: [], territory: 'ALL' });
  const lines = Array.from({ length: dealers * ofDealer }, (_, n) => contractLine(aContract(n)));
  await writeAll(
    db,
    lines.map((line) =>
      toItem(keys.contractListed(line.dealerId, line.contractId, line.version), line),
    ),
  );
}

function aContract(n: number): Contract {
  const i = Math.floor(n / ofDealer);
  const from = addDays('2024-01-01', 365 * (n % ofDealer) + (i % 300));
  const signing = { ...wholeTerms.signing, from, to: addDays(from, 364) };
  const words = n % 10 === 0 ? paragraphs : emptyTerms.paragraphs;
  const draft = newDraft(
    {
      ...{ contractId: String(n).padStart(16, '0'), dealerId: dealerIdOf(i), territory: 'ALL' },
      ...{ category: 'JX', language: 'zh', template: null, renews: null },
      terms: { ...wholeTerms, signing, paragraphs: words },
    },
    { memberId: 'bench', at: '2026-11-01T00:00:00.000Z' },
  );
  return { ...draft, state: 'in-force', number: `JX-2024-${String(n)}` };
}

async function measureAll(): Promise<Section> {
  await service.invite(['director']);
  await load();
  const questions = {
    'a dealer': { dealer: dealerIdOf(1700) },
    'a number': { number: 'JX-2024-7777' },
    'a clause': { clause: 'RECONC' },
    'a territory': { territory: 'ZS' },
    'ends by a day': { endsBy: '2024-12-31' },
    'nothing found': { number: 'JX-1999' },
  };
  const lines: Line[] = [];
  for (const [name, query] of Object.entries(questions)) lines.push(await measure(name, query));
  return {
    title: 'The register of contracts',
    note: `${String(dealers * ofDealer)} contracts; in the handler, the first page answered`,
    lines,
  };
}

async function measure(question: string, query: object): Promise<Line> {
  const { listContracts } = routes.contracts;
  const taken: number[] = [];
  let rows = 0;
  for (let time = 0; time <= times; time++) {
    const start = performance.now();
    const reply = await service.ask(listContracts, { query }, 'director');
    if (time > 0) taken.push(performance.now() - start);
    rows = reply.rows.length;
  }
  const ask = () => service.ask(listContracts, { query }, 'director');
  const { read, roundTrips } = await consumedBy(db, ask);
  const ms = Math.round(median(taken));
  return { 'asked for': question, 'median ms': ms, rows, RCU: read, 'round trips': roundTrips };
}
