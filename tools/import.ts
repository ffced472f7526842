import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { routes } from '../api/routes.ts';
import { connect } from './connect.ts';
import { toEntries, type Refused } from './import/documents.ts';
import { Field, guessMapping } from './import/mapping.ts';
import { readTable } from './import/read-file.ts';
import { sendImport } from './import/send.ts';
import { progress } from './progress.ts';

const usage = `npm run import -- FILE [options]

Records the invoices and credit notes of a file (CSV, CSV.gz, XLSX). The same file may be imported
again: what is recorded already is recognised, so an interrupted import is resumed by repeating it.

  --map field=column    which column holds a field; may be repeated. Fields:
                        ${Field.options.join(', ')}
  --dates ymd|dmy|mdy   order of the parts of a date            (ymd)
  --decimal . | ,       decimal sign                            (.)
  --cases N             quantities are cases of N, prices per case
  --returns PATTERN     documents that are returns              (^C\\d)
  --territory value=ID  territory by the territory column; * is the rest; may be repeated
  --unit NAME           base unit of products it makes          (piece)
  --encoding NAME       text encoding                           (found out)
  --delimiter SIGN      column separator                        (found out)
  --dry-run             read and check the file, send nothing
  --report FILE         write every row that was not taken, with the reason, as CSV
  --url URL             where the service is     (DEALERBOOK_URL, else http://localhost:4700)
  --as WHO              role or email on this machine           (admin)
  --json                figures as JSON`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    map: { type: 'string', multiple: true, default: [] },
    dates: { type: 'string', default: 'ymd' },
    decimal: { type: 'string', default: '.' },
    cases: { type: 'string' },
    returns: { type: 'string' },
    territory: { type: 'string', multiple: true, default: [] },
    unit: { type: 'string' },
    encoding: { type: 'string' },
    delimiter: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    report: { type: 'string' },
    url: { type: 'string', default: process.env['DEALERBOOK_URL'] ?? 'http://localhost:4700' },
    as: { type: 'string', default: 'admin' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

/** `a=b` pairs as a record. */
const pairs = (given: readonly string[]) =>
  Object.fromEntries(given.map((pair) => pair.split(/=(.*)/s).slice(0, 2) as [string, string]));

async function main(file: string): Promise<number> {
  const sheet = await readTable(file, values);
  const mapping = guessMapping(sheet.headers, {
    columns: pairs(values.map),
    dateOrder: values.dates as 'ymd',
    decimal: values.decimal as '.',
    territories: pairs(values.territory),
    ...(values.cases ? { quantityIn: 'cases', caseSize: Number(values.cases) } : {}),
    ...(values.returns ? { returns: values.returns } : {}),
    ...(values.unit ? { unit: values.unit } : {}),
  });
  const service = await connect(values);
  const { currency } = await service.ask(routes.company.getCompany);
  const data = toEntries(sheet.rows, mapping, currency);
  const readable = sheet.rows.length - data.refused.length;
  if (values['dry-run']) {
    return finish(data.refused, {
      rows: sheet.rows.length,
      readable,
      documents: data.entries.length,
      customers: data.dealers.size,
      products: data.products.size,
      'not readable': data.refused.length,
    });
  }
  const bar = progress(values.json);
  const sent = await sendImport(service, data, mapping, bar);
  bar.end();
  const refused = [...data.refused, ...sent.refused];
  return finish(refused, {
    rows: sheet.rows.length,
    'rows recorded': sent.lines,
    'documents recorded now': sent.recorded,
    'documents recorded before': sent.already,
    'customers made': sent.customersMade,
    'products made': sent.productsMade,
    'rows not taken': refused.length,
  });
}

/** Prints the figures and the first rows not taken; writes them all where asked to. */
async function finish(refused: readonly Refused[], figures: Record<string, number>) {
  if (values.report) {
    const lines = refused.map(
      ({ row, reason }) => `${String(row)},"${reason.replace(/"/g, '""')}"`,
    );
    await writeFile(values.report, `row,reason\n${lines.join('\n')}\n`);
  }
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ figures, refused })}\n`);
  } else {
    for (const [name, figure] of Object.entries(figures)) {
      process.stdout.write(`${name.padEnd(28)}${figure.toLocaleString('en').padStart(10)}\n`);
    }
    for (const { row, reason } of refused.slice(0, 20)) {
      process.stdout.write(`row ${String(row)}: ${reason}\n`);
    }
    if (refused.length > 20) process.stdout.write('… use --report FILE to see every row.\n');
  }
  return refused.length > 0 ? 2 : 0;
}

const [file] = positionals;
if (values.help || file === undefined) {
  process.stdout.write(`${usage}\n`);
} else {
  try {
    process.exitCode = await main(file);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
