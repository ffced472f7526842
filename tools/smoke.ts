import { routes } from '../api/routes.ts';
import { connect } from './connect.ts';

/** A few honest questions to a deployment, for the first person who has one. */
const [url] = process.argv.slice(2);
if (!url) {
  process.stderr.write(
    'npm run smoke -- URL     (DEALERBOOK_TOKEN: an identity token of an admin)\n',
  );
  process.exit(1);
}

const service = await connect({ url, as: 'admin' });
const base = url.replace(/\/+$/, '');
const checks: readonly [string, () => Promise<string>][] = [
  [
    'the service answers',
    async () => {
      const health = await service.ask(routes.service.health);
      return `release ${health.release}, stage ${health.stage}`;
    },
  ],
  [
    'without a token it refuses',
    async () => {
      const apis = await Promise.all(
        [`${base}/me`, `${base}/api/me`].map(async (at) => (await fetch(at)).status),
      );
      if (!apis.includes(401)) throw new Error(`expected 401, got ${apis.join(' and ')}`);
      return '401';
    },
  ],
  [
    'the token is a member’s',
    async () => {
      const me = await service.ask(routes.company.me);
      return `${me.name}, ${me.roles.join(', ')}`;
    },
  ],
  [
    'the company is set up',
    async () => {
      const company = await service.ask(routes.company.getCompany);
      return `${company.name}, ${company.currency}, ${company.timeZone}`;
    },
  ],
  [
    'the customer list answers',
    async () => {
      const list = await service.ask(routes.customers.listCustomers);
      return `${String(list.rows.length)} dealers on the first page`;
    },
  ],
  [
    'this month’s report answers',
    async () => {
      const month = new Date().toISOString().slice(0, 7);
      const report = await service.ask(routes.reports.getReport, { params: { month } });
      return `${String(report.rows.length)} rows, known at ${report.knownAt}`;
    },
  ],
];

for (const [name, check] of checks) {
  try {
    process.stdout.write(`ok    ${name}: ${await check()}\n`);
  } catch (error) {
    process.stdout.write(
      `FAIL  ${name}: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  }
}
