import { parseArgs } from 'node:util';
import { routes } from '../api/routes.ts';
import { connect, isProblem, type Connection } from './connect.ts';
import { dealers } from './demo/channel.ts';
import { demoCompany, nameWorkbook, setUpCompany } from './demo/company.ts';
import { isLoaded, loadDemo } from './demo/load.ts';
import { invitePeople } from './people.ts';
import { progress } from './progress.ts';

/** Loads the demonstration company through the API, as any program could. May be repeated. */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:4700' },
    'people-only': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const { url } = values;
const admin = await connect({ url, as: 'admin' });
if (!values['people-only']) await setUpCompany(admin, { ...demoCompany, sheetUrl: url });
await invitePeople(
  url,
  admin,
  values['people-only'] ? {} : { manager: ['HD', 'HN'], manager2: ['XN'], rep: ['HD'] },
);
if (!values['people-only']) await load();

async function load(): Promise<void> {
  const staff = {
    admin,
    planner: await connect({ url, as: 'planner' }),
    finance: await connect({ url, as: 'finance' }),
    custodian: await connect({ url, as: 'custodian' }),
    managers: [
      { territories: ['HD', 'HN'], service: await connect({ url, as: 'manager' }) },
      { territories: ['XN'], service: await connect({ url, as: 'manager2' }) },
    ],
    repId: await memberId('rep@'),
  };
  if (!(await isLoaded(staff.planner))) {
    const bar = progress(values.json);
    await loadDemo(staff, await demoDay(staff.planner), bar);
    bar.end();
  }
  await nameWorkbook(admin);
}

async function memberId(mailbox: string): Promise<string> {
  const { members } = await admin.ask(routes.members.listMembers);
  return members.find((member) => member.email.startsWith(mailbox))?.memberId ?? '';
}

/** The day the demo ends on: today, or the day on which an earlier run began to load it. */
async function demoDay(planner: Connection): Promise<string> {
  const day = (at: string | number) =>
    new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(
      new Date(at),
    );
  try {
    const params = { customerId: dealers[0]?.code ?? '' };
    const first = await planner.ask(routes.customers.getCustomer, { params });
    return day(first.createdAt);
  } catch (error) {
    if (isProblem(error, 'not-found')) return day(Date.now());
    throw error;
  }
}
