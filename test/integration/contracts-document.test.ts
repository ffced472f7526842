import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../api/routes.ts';
import {
  contractIdOf,
  dealerParty,
  draftWhole,
  sendMove,
  startContracting,
  versionOf,
} from '../support/contracts/drafts.ts';
import { wholeTerms } from '../support/contracts/terms.ts';
import { readPdf } from '../support/read-pdf.ts';
import { invite, refusal } from '../support/planning.ts';
import type { Person, Service } from '../support/service.ts';

const { getContractDocument } = routes['contract-documents'];
const contractId = contractIdOf(1);

let service: Service;
beforeAll(async () => {
  service = await startContracting('D1', 'D2');
  await draftWhole(service, 'D1', contractId);
});
afterAll(() => service.stop());

async function printed(language: 'zh' | 'en' | 'both', as: Person = 'planner') {
  const given = { ...versionOf('D1', contractId), query: { language } };
  const reply = await service.ask(getContractDocument, given, as);
  const bytes = Buffer.from(reply.pdf, 'base64');
  const keep = process.env['KEEP_DOCUMENTS'];
  if (keep !== undefined) writeFileSync(path.join(keep, `contract-${language}.pdf`), bytes);
  return { ...reply, bytes, read: await readPdf(bytes) };
}

/** Text without the blanks that typesetting puts anywhere. */
const close = (text: string) => text.replaceAll(/\s+/g, '');

test.each(['zh', 'en', 'both'] as const)(
  '[C5] [C6] what is printed in %s is read back',
  async (language) => {
    const { read, pages, digest, bytes } = await printed(language);
    const text = close(read.pages.join('\n'));
    const expected = {
      zh: ['经销合同', '宁波海潮商贸有限公司', '第一条', '草稿'],
      en: ['DistributionContract', 'NingboHaichaoTradingCo.,Ltd.', 'Article1', 'DRAFT'],
      both: ['经销合同', 'DistributionContract', 'NingboHaichaoTradingCo.,Ltd.', '第一条'],
    };
    for (const words of [...expected[language], digest, '120,000', '33.00', '800,000.00']) {
      expect(text, words).toContain(close(words));
    }
    expect(pages.map(({ letter }) => letter).join('')).toBe('abcdefgijkl');
    for (const { letter, page } of pages) expect(read.pages[page - 1]).toContain(`(${letter})`);
    const last = read.pages.length;
    expect(close(read.pages[last - 1] ?? '')).toContain(
      language === 'en' ? `of${String(last)}` : `共${String(last)}页`,
    );
    expect(read.isTagged).toBe(true);
    expect(read.metadata).toMatch(/pdfaid:part>2<.*pdfaid:conformance>A</s);
    expect(bytes.length).toBeLessThan(400_000);
  },
);

test('a face is embedded for every text', async () => {
  const { bytes } = await printed('both');
  const raw = bytes.toString('latin1');
  const described = raw.match(/\/Type \/FontDescriptor/g)?.length ?? 0;
  expect(described).toBeGreaterThan(2);
  expect(raw.match(/\/FontFile[23]? /g)?.length).toBe(described);
});

test('bank data is hidden in a draft from everyone but finance, and whole on the paper to sign', async () => {
  const numberOf = async (as: Person) =>
    close((await printed('zh', as)).read.pages.join('')).includes('3101012200019988');
  expect(await numberOf('planner')).toBe(false);
  expect(await numberOf('finance')).toBe(true);
  const at = { dealerId: 'D1', contractId };
  await sendMove(service, 'submit', at, { revision: 3 }, 'planner');
  await sendMove(service, 'approve', at, { revision: 4 }, 'manager');
  expect(await numberOf('planner')).toBe(true);
});

test('an approved contract carries its number and is no draft; it is printed alike each time', async () => {
  const first = await printed('zh');
  const text = close(first.read.pages.join(''));
  expect(text).toContain('JX-2026-0001');
  expect(text).not.toContain('草稿');
  expect(first.name).toBe('JX-2026-0001-v1.pdf');
  const at = { dealerId: 'D1', contractId };
  await sendMove(service, 'send', at, { revision: 5 }, 'planner');
  await sendMove(service, 'sign', at, { revision: 6, signedOn: '2026-11-03' }, 'custodian');
  const signed = await printed('zh');
  expect(signed.digest).toBe(first.digest);
});

test('what no face has a sign for is not printed, and the sign is named', async () => {
  const own = contractIdOf(2);
  await draftWhole(service, 'D2', own, {
    parties: { dealer: { ...dealerParty, legalName: '𠮷林商贸有限公司' } },
  });
  const reply = await service.send(getContractDocument, versionOf('D2', own), 'planner');
  expect(reply.status).toBe(409);
  expect(reply.body).toContain('contract-unprintable');
  expect(reply.body).toContain('𠮷');
});

test('what has an empty block is not printed, and says which', async () => {
  const body = { contractId, templateId: 'STD-ZH' };
  await service.ask(
    routes.contracts.draftContract,
    { params: { dealerId: 'D2' }, body },
    'planner',
  );
  const asked = service.ask(getContractDocument, versionOf('D2', contractId), 'planner');
  expect(await refusal(asked)).toBe('contract-incomplete');
});

test('[C6] the title of its own template stands on the paper, also after the template changed', async () => {
  const templates = routes['contract-templates'];
  const put = (version: number, zh: string) => {
    const title = { zh, en: 'Regional Agreement' };
    const own = { name: { zh: '自有', en: 'Own' }, title, language: 'both' as const };
    const body = { ...own, version, category: 'JX', terms: wholeTerms, active: true };
    const params = { templateId: 'OWN' };
    return service.ask(templates.putContractTemplate, { params, body }, 'director');
  };
  await put(0, '区域经销协议');
  const own = contractIdOf(3);
  await draftWhole(service, 'D2', own, {}, 'planner', 'OWN');
  await put(1, '别的标题');
  const asked = { ...versionOf('D2', own), query: { language: 'both' as const } };
  const { pdf } = await service.ask(getContractDocument, asked, 'planner');
  const text = close((await readPdf(Buffer.from(pdf, 'base64'))).pages.join(''));
  expect(text).toContain('区域经销协议RegionalAgreement');
  expect(text).not.toContain('别的标题');
});

test('who asks for a document first of all is signed in by it', async () => {
  const fresh: Person = 'fresh@qingquan.example';
  await invite(service, fresh, ['planner'], ['*']);
  expect((await printed('zh', fresh)).pages).toHaveLength(11);
});
