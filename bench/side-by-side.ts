import { dealerbook } from './side-by-side/dealerbook.ts';
import { hledger } from './side-by-side/hledger.ts';
import { plainPostgresql, tryton } from './side-by-side/peers.ts';
import { difference, type Measured, type System } from './side-by-side/system.ts';
import { makeWork } from './side-by-side/work.ts';
import { answer, milliseconds, type Line, type Section } from './section.ts';

/**
 * The same postings and the same questions to dealerbook and to other systems on this machine. Who
 * answers otherwise than dealerbook is named and not timed; who is not installed is left out.
 */
const work = makeWork({ dealers: 16, salesADealer: 24, callers: 8 });
const questions = ['month', 'ageing', 'balance'] as const;

await answer(measureAll);

async function measureAll(): Promise<Section> {
  const ours = await dealerbook.measure(work);
  const lines = [lineOf(dealerbook, ours, ours)];
  for (const system of [plainPostgresql, hledger, tryton]) {
    const missing = system.missing();
    if (missing !== null) {
      lines.push({ system: system.name, 'does and does not': `not measured: ${missing}` });
      continue;
    }
    const theirs = await system.measure(work);
    const wrong = difference(ours.answers, theirs.answers);
    lines.push(
      wrong === null
        ? lineOf(system, theirs, ours)
        : { system: system.name, 'does and does not': `answers otherwise: ${wrong}` },
    );
  }
  const { events, dealers, callers } = work;
  return {
    title: 'Side by side',
    note:
      `${String(events.length)} sales, payments, returns of ${String(dealers.length)} dealers, ` +
      `${String(callers)} callers; every answer was equal to ours; × is our time divided by theirs`,
    lines,
  };
}

/** Postings a second and milliseconds a question, each with the ratio to ours. */
function lineOf(system: System, theirs: Measured, ours: Measured): Line {
  const own = system === dealerbook;
  const rate = (seconds: number | undefined, reference: number | undefined) => {
    if (seconds === undefined) return '–';
    const postings = String(Math.round(work.events.length / seconds));
    return own || reference === undefined
      ? postings
      : `${postings} (${String(milliseconds(reference / seconds))}×)`;
  };
  const asked = questions.map((question): [string, string] => {
    const ms = theirs.milliseconds[question];
    const times = milliseconds(ours.milliseconds[question] / ms);
    return [
      `${question} ms`,
      own ? String(milliseconds(ms)) : `${String(milliseconds(ms))} (${String(times)}×)`,
    ];
  });
  return {
    system: `${system.name} ${theirs.version}`,
    'postings/s': rate(theirs.seconds, ours.seconds),
    'in batches/s': rate(theirs.secondsInBatches, ours.secondsInBatches),
    ...Object.fromEntries(asked),
    'does and does not': system.does,
  };
}
