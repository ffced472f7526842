import { simpleParser, type ParsedMail } from 'mailparser';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { routes } from '../../api/routes.ts';
import { letterNameOf } from '../../domain/letters/letter.ts';
import { clock } from '../../functions/clock.ts';
import { evidenceKey } from '../../functions/letters/evidence.ts';
import { connectArchive, readKept } from '../../store/archive.ts';
import { readLetter } from '../../store/letters.ts';
import { addCustomers, dealer, foundCompany } from '../support/channel.ts';
import { addProducts, payment, plan, post, sale } from '../support/month.ts';
import { startPostOffice, type PostOffice } from '../support/post-office.ts';
import { readPdf } from '../support/read-pdf.ts';
import { startService, type Service } from '../support/service.ts';

let service: Service;
let office: PostOffice;
let now: { mockReturnValue(value: number): unknown };
const contact = (email: string | null) => ({ name: '李海', role: null, phone: null, email });
beforeAll(async () => {
  service = await startService();
  now = vi.spyOn(clock, 'now').mockReturnValue(Date.parse('2026-01-27T04:00:00.000Z'));
  await foundCompany(service);
  office = await startPostOffice();
  await service.invite(['director']);
  await service.invite(['manager'], ['EAST']);
  await addProducts(service, { TEA: 100, JUICE: 200 });
  await addCustomers(
    service,
    dealer('E1', { name: '杭州<b>西湖</b>', contacts: [contact('e1@dealer.example')] }),
    dealer('E2', { contacts: [contact(null)], paymentDays: 5 }),
    dealer('E3'),
    dealer('W1', { territory: 'WEST', contacts: [contact('bounce@simulator.amazonses.com')] }),
  );
  await plan(service, 'E1', '2026-01', { TEA: 100 });
  await post(
    service,
    sale('E1', '2026-01-03', { TEA: 120 }),
    sale('E2', '2026-01-05', { TEA: 50, JUICE: 10 }),
    payment('E1', '2026-01-20', 2000),
    sale('W1', '2026-01-21', { JUICE: 20 }),
  );
  const pinned = { followUpId: '0'.repeat(16), dealerId: 'E2', productId: null, value: 7000 };
  const action = { ...pinned, figure: 'overdue' as const, month: '2026-01', text: '上门催收' };
  const body = { ...action, due: '2026-01-29' };
  await service.ask(routes['follow-ups'].pinFollowUp, { body }, 'manager');
  const { company } = routes;
  const { version, policies } = await service.ask(company.getCompany, {}, 'admin');
  const changed = { version, policies: { ...policies, dealerStatements: true } };
  const sheetUrl = 'https://docs.google.com/spreadsheets/d/1';
  await service.ask(company.changeCompany, { body: { ...changed, sheetUrl } }, 'admin');
  now.mockReturnValue(Date.parse('2026-02-01T00:05:00.000Z'));
}, 60_000);
afterAll(async () => {
  await office.stop();
  await service.stop();
});

const memberId = async (role: string) => {
  const { members } = await service.ask(routes.members.listMembers, {}, 'admin');
  return members.find(({ roles }) => roles.some((each) => each === role))?.memberId ?? '';
};

async function mailTo(email: string): Promise<ParsedMail & { raw: Buffer }> {
  const all = office.box.list(10, email);
  const [mail, ...others] = all.filter(({ tags }) => tags['kind'] !== 'overdue-reminder');
  expect(others).toEqual([]);
  const raw = office.box.find(mail?.messageId ?? '')?.raw ?? Buffer.alloc(0);
  return { ...(await simpleParser(raw)), raw: Buffer.from(raw) };
}

test('[P9] managers get their territories and directors the company, with pictures, once', async () => {
  expect(await office.due('2026-02-01')).toMatchObject({ outcome: 'written' });
  await office.work();
  const manager = await mailTo('manager@qingquan.example');
  const director = await mailTo('director@qingquan.example');
  expect(manager.text).toContain('杭州<b>西湖</b>');
  expect(manager.html).toContain('杭州&lt;b&gt;西湖&lt;/b&gt;');
  expect(manager.text).not.toContain('W1');
  expect(manager.text).toMatch(/Dealer E2 · 上门催收: 已逾期\n.*2026-01-29 前 · 针对 2026-01/);
  expect(director.text).toContain('净销售额: 230.00');
  expect(manager.text).toContain('净销售额: 190.00');
  expect(manager.html).toContain('https://docs.google.com/spreadsheets/d/1');
  const pictures = manager.attachments.map(({ cid, content }) => [cid, content.subarray(1, 4)]);
  expect(pictures).toEqual([
    ['attainment', Buffer.from('PNG')],
    ['sales', Buffer.from('PNG')],
  ]);
  for (const { content } of manager.attachments) expect(content.length).toBeLessThan(150 * 1024);
  expect(Buffer.byteLength(manager.html || '')).toBeLessThan(100 * 1024);
  for (let again = 0; again < 3; again++) await office.due('2026-02-01');
  await office.work();
  expect((await mailTo('manager@qingquan.example')).raw).toEqual(manager.raw);
});

test('each dealer gets its own statement with the PDF; without an address it is listed', async () => {
  const { text, attachments } = await mailTo('e1@dealer.example');
  expect(text).toMatch(/期末余额 Closing balance: 100\.00/);
  const [pdf] = attachments;
  expect([pdf?.filename, attachments.length]).toEqual(['2026-01-E1.pdf', 1]);
  const pages = await readPdf(pdf?.content ?? Buffer.alloc(0));
  const said = JSON.stringify(pages).replaceAll(' ', '');
  for (const part of ['对账单', '120.00', '100.00', 'Openingbalance', '杭州<b>西湖</b>']) {
    expect(said).toContain(part);
  }
  const stateOf = async (dealerId: string) => {
    const letter = await readLetter(
      service.db,
      letterNameOf(`dealer-statement~d-${dealerId}~2026-01`),
    );
    return [letter?.state, letter?.problem];
  };
  expect(await stateOf('E1')).toEqual(['sent', null]);
  expect(await stateOf('E2')).toEqual(['undeliverable', 'no-address']);
  expect(await stateOf('W1')).toEqual(['undeliverable', 'bounced']);
});

test('[step 3.7] beside each letter lies what it was computed from, and it computes to the penny again', async () => {
  const name = letterNameOf(`month-summary~m-${await memberId('director')}~2026-01`);
  const letter = await readLetter(service.db, name);
  const kept = connectArchive('letters', office.archive.s3.client());
  const bytes = await readKept(kept, evidenceKey(name, letter?.message?.sha256 ?? ''));
  const evidence = JSON.parse(Buffer.from(bytes).toString()) as {
    summary: { knownAt: string };
    versions: Record<string, number>;
  };
  expect(Object.keys(evidence.versions).sort()).toEqual(['E1', 'E2', 'E3', 'W1']);
  now.mockReturnValue(Date.parse('2026-02-03T00:05:00.000Z'));
  await post(service, payment('E1', '2026-01-30', 500));
  const params = { month: '2026-01' };
  const query = { asKnownAt: evidence.summary.knownAt };
  const again = await service.ask(routes.summaries.getSummary, { params, query }, 'director');
  expect(again).toEqual(evidence.summary);
});

test('[step 3.7] beside what was sent stands the month as it is now, and exactly what made the difference', async () => {
  const params = { month: '2026-01' };
  const asked = { params, query: {} };
  const { sent, known, restated, figures } = await service.ask(
    routes.summaries.getRestatedSummary,
    asked,
    'director',
  );
  expect(sent).toMatchObject({ isReproduced: true, knownAt: known.knownAt });
  expect(sent?.sentAt).toBe('2026-02-01T00:05:00.000Z');
  const differing = figures.filter(({ difference }) => difference !== 0 && difference !== null);
  expect(differing).toEqual([
    { figure: 'payments', known: 2000, restated: 2500, difference: 500 },
    { figure: 'owed', known: 21_000, restated: 20_500, difference: -500 },
    { figure: 'open', known: 21_000, restated: 20_500, difference: -500 },
  ]);
  expect(restated.figures.payments).toBe(2500);
  const query = { asKnownAt: known.knownAt };
  const { getRestatement } = routes.reports;
  const { rows, columns } = await service.ask(getRestatement, { params, query }, 'director');
  const of = (name: string) => rows.map((row) => row[columns.indexOf(name)]);
  expect([of('kind'), of('payments'), of('owed')]).toEqual([['payment'], [500], [-500]]);
  const planner = await service.ask(routes.summaries.getRestatedSummary, asked, 'admin');
  expect(planner.sent).toBeNull();
});

test('a month that was missed is caught up, and one that was begun is not begun again', async () => {
  now.mockReturnValue(Date.parse('2026-04-02T00:05:00.000Z'));
  await office.due('2026-04-02');
  await office.work();
  const id = await memberId('director');
  const states = ['2026-01', '2026-02', '2026-03', '2026-04'].map(async (month) => {
    const letter = await readLetter(service.db, letterNameOf(`month-summary~m-${id}~${month}`));
    return [month, letter?.state ?? null, letter?.attempts ?? 0];
  });
  expect(await Promise.all(states)).toEqual([
    ['2026-01', 'sent', 1],
    ['2026-02', 'sent', 1],
    ['2026-03', 'sent', 1],
    ['2026-04', null, 0],
  ]);
});

test('[step 3.7] a mailed month computes to the penny again after dealers and products were renamed, moved and closed', async () => {
  const { customers, products, company, summaries } = routes;
  const change = async (customerId: string, body: object) => {
    const params = { customerId };
    const { version } = await service.ask(customers.getCustomer, { params }, 'admin');
    const given = { params, body: { version, ...body } };
    await service.ask(customers.changeCustomer, given, 'admin');
  };
  await change('E1', { name: 'Moved', territory: 'WEST' });
  await change('W1', { territory: 'EAST' });
  await change('E3', { active: false });
  const tea = { params: { productId: 'TEA' }, body: { version: 1, variety: 'Renamed' } };
  await service.ask(products.changeProduct, tea, 'admin');
  const { version, policies } = await service.ask(company.getCompany, {}, 'admin');
  const body = { version, policies: { ...policies, basis: 'cash' as const } };
  await service.ask(company.changeCompany, { body }, 'admin');
  for (const [person, net, dealers] of [
    ['manager', 19_000, 3],
    ['director', 23_000, 4],
  ] as const) {
    const asked = { params: { month: '2026-01' }, query: {} };
    const { sent, known } = await service.ask(summaries.getRestatedSummary, asked, person);
    expect([person, sent?.isReproduced]).toEqual([person, true]);
    expect([known.figures.net, known.dealers, known.basis]).toEqual([net, dealers, 'invoice']);
    expect(JSON.stringify(known)).not.toContain('Moved');
  }
});
