import { simulate } from '../test/support/letters/simulation.ts';
import { mishaps } from '../test/support/letters/counting-mailer.ts';
import { startDynamo } from '../test/support/table.ts';
import { answer, type Line, type Section } from './section.ts';

/** Recipients of each of three months, and the seed of what goes wrong. */
const recipients = Number(process.env['MAIL_RECIPIENTS'] ?? 100_000);
const seed = Number(process.env['MAIL_SEED'] ?? 20_261_123);

const dynamo = await startDynamo();
await answer(measure, () => dynamo.stop());

/** The real job, sender and reader of events, against a mail service that counts. */
async function measure(): Promise<Section> {
  const started = performance.now();
  const db = await dynamo.table();
  const outcome = await simulate({ db, recipients, seed, atOnce: 16, months: 1 });
  const seconds = (performance.now() - started) / 1000;
  const { mailer, letters, accepted, double, missing, wrong, hours } = outcome;
  const lines: Line[] = [
    { what: 'letters', times: letters },
    { what: 'accepted by the mail service', times: accepted },
    { what: 'sent twice', times: double.length },
    { what: 'missing', times: missing.length },
    { what: 'in a wrong state', times: wrong.length },
    ...mishaps.map((name) => ({ what: `… ${name}`, times: mailer.befell.get(name) ?? 0 })),
    { what: 'letters a second', times: Math.round(letters / seconds) },
    { what: 'simulated hours to the end', times: hours },
  ];
  const note =
    `${recipients.toLocaleString('en')} recipients, seed ${String(seed)}: five in a hundred ` +
    'calls of the table and of the mail service fail, others time out after it accepted or are ' +
    'killed before marking, the schedule fires twice at once, the queue loses one in a hundred';
  return { title: 'Letters under faults', note, lines };
}
