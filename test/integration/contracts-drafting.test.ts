import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import { contractIdOf, startContracting, versionOf } from '../support/contracts/drafts.ts';
import type { Service } from '../support/service.ts';

const contractId = contractIdOf(1);
const { draftContract, editContract } = routes.contracts;
const { getContractTemplate, putContractTemplate } = routes['contract-templates'];

let service: Service;
beforeAll(async () => {
  service = await startContracting('D1', 'D2');
});
afterAll(() => service.stop());

/** A template as whoever writes its next version sends it. */
async function templateOf(templateId: string) {
  const { name, title, language, category, terms, active, version } = await service.ask(
    getContractTemplate,
    { params: { templateId } },
    'director',
  );
  return { name, title, language, category, terms, active, version };
}

const codeOf = ({ body }: { body: string }) => (JSON.parse(body) as { code?: string }).code;

test('a draft that is sent again is answered again, also once its template is withdrawn', async () => {
  const drafting = { params: { dealerId: 'D1' }, body: { contractId, templateId: 'STD-2' } };
  const first = await service.ask(draftContract, drafting, 'planner');
  const params = { templateId: 'STD-2' };
  const template = await templateOf('STD-2');
  const withdrawn = { params, body: { ...template, active: false } };
  await service.ask(putContractTemplate, withdrawn, 'director');
  expect(await service.ask(draftContract, drafting, 'planner')).toEqual(first);
  const another = { ...drafting, body: { contractId: contractIdOf(2), templateId: 'STD-2' } };
  expect(codeOf(await service.send(draftContract, another, 'planner'))).toBe('template-not-found');
});

test('another draft under the same id is refused', async () => {
  const sent = (body: object, as: 'planner' | 'manager' = 'planner') =>
    service.send(
      draftContract,
      { params: { dealerId: 'D2' }, body: { contractId, templateId: 'STD-ZH', ...body } },
      as,
    );
  expect((await sent({})).status).toBe(201);
  expect((await sent({})).status).toBe(201);
  for (const other of [{ templateId: 'STD-EN' }, { language: 'en' }, { renews: contractIdOf(3) }])
    expect(codeOf(await sent(other)), JSON.stringify(other)).toBe('already-exists');
  expect(codeOf(await sent({}, 'manager'))).toBe('already-exists');
});

test('terms too long to be kept are refused with what to do, in a draft and in a template', async () => {
  const long = Array.from({ length: 30 }, () => ({ zh: '约'.repeat(2000), en: null }));
  const at = versionOf('D2', contractId);
  const whole = { ...at, body: { revision: 1, change: { paragraphs: { quality: long } } } };
  expect((await service.send(editContract, whole, 'planner')).status).toBe(200);
  const more = { ...at, body: { revision: 2, change: { paragraphs: { breach: long } } } };
  const refused = await service.send(editContract, more, 'planner');
  expect([refused.status, codeOf(refused)]).toEqual([409, 'contract-too-long']);
  expect(refused.body).toMatch(/The terms are 3\d\d KB long; 300 KB can be kept/);
  const params = { templateId: 'STD-ZH' };
  const said = await templateOf('STD-ZH');
  const paragraphs = { ...said.terms.paragraphs, quality: long, breach: long };
  const terms = { ...said.terms, paragraphs };
  const put = { params, body: { ...said, terms } };
  expect(codeOf(await service.send(putContractTemplate, put, 'director'))).toBe(
    'contract-too-long',
  );
});
