import { routes } from '../api/routes.ts';
import { emptyTerms } from '../domain/contracts/terms.ts';
import { newDraft } from '../domain/contracts/drafting.ts';
import { addDays } from '../domain/values/day.ts';
import { standardTemplates } from '../domain/contracts/standard/templates.ts';
import { consumedBy } from '../test/support/capacity.ts';
import { wholeTerms } from '../test/support/contracts/terms.ts';
import { dealerIdOf, loadDealers } from '../test/support/many-dealers.ts';
import { startService } from '../test/support/service.ts';
import { answer, median, type Line, type Section } from './section.ts';

/** Times each question is asked; the first one, which warms up, is not counted. */
const times = 5;
const dealers = 2_500;
const ofDealer = 4;

const service = await startService();
const { db } = await import('../functions/database.ts');
const { contractItems } = await import('../store/contracts.ts');
const { transact } = await import('../store/transact.ts');

await answer(measureAll, () => service.dynamo.stop());

/** Ten thousand contracts, four of each dealer one after the other; a tenth have the clauses. */
async function load(): Promise<void> {
  await loadDealers(db, { dealers, first: 0, products: 1, months: [], territory: 'ALL' });
  const paragraphs = standardTemplates[0]?.terms.paragraphs ?? emptyTerms.paragraphs;
  for (let i = 0; i < dealers; i++) {
    const items = Array.from({ length: ofDealer }, (_, k) => {
      const n = ofDealer * i + k;
      const from = addDays('2024-01-01', 365 * k + (i % 300));
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
      return { ...draft, state: 'in-force' as const, number: `JX-2024-${String(n)}` };
    });
    await transact(
      db,
      items.flatMap((one) => contractItems(db, one)),
    );
  }
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
