import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { contractDocument } from '../domain/contracts/printed/document.ts';
import { termsDigest } from '../domain/contracts/digest.ts';
import { newCompany } from '../domain/company.ts';
import type { ContractTerms } from '../domain/contracts/terms.ts';
import type { ContractLanguage } from '../domain/contracts/wording.ts';
import { renderContract } from '../functions/contract-documents/render.ts';
import { sha256 } from '../store/sha256.ts';
import { wholeTerms } from '../test/support/contracts/terms.ts';
import { answer, median, milliseconds, type Section } from './section.ts';

const times = 7;

/** The document of whole terms with so many lines of goods. */
function documentOf(language: ContractLanguage, goods: number) {
  const [line] = wholeTerms.goods.lines;
  const lines = Array.from({ length: goods }, (_, i) => ({ ...line, productId: `T${String(i)}` }));
  const terms = { ...wholeTerms, goods: { ...wholeTerms.goods, lines } } as ContractTerms;
  const contract = {
    language,
    number: 'JX-2027-0001',
    template: null,
    version: 1,
    state: 'approved',
  } as const;
  const imprint = { company: newCompany, digest: termsDigest(terms, sha256), date: '2027-01-01' };
  return contractDocument(contract, terms, imprint);
}

if (process.argv[2] === 'once') {
  renderContract(documentOf('both', 3), null);
} else {
  await answer((): Section => {
    const cases = [
      ['zh', 3],
      ['en', 3],
      ['both', 3],
      ['both', 300],
    ] as const;
    return {
      title: 'Contracts as PDF',
      note:
        'a fresh process prints a bilingual contract, Node’s own start included; ' +
        'then others warm, the median of 7 each',
      lines: [
        {
          contract: 'both, 3 lines, fresh process',
          ms: milliseconds(fresh()),
          pages: '–',
          KB: '–',
        },
        ...cases.map(([language, goods]) => warm(language, goods)),
      ],
    };
  });
}

function fresh(): number {
  const file = path.join(import.meta.dirname, 'contract-pdf.ts');
  const once = () => {
    const start = performance.now();
    execFileSync(process.execPath, [file, 'once']);
    return performance.now() - start;
  };
  return median(Array.from({ length: 3 }, once));
}

/** Another price each time, so that nothing of the last document is remembered as a whole. */
function warm(language: ContractLanguage, goods: number) {
  const contract = documentOf(language, goods);
  const runs = Array.from({ length: times }, (_, i) => {
    const start = performance.now();
    const rendered = renderContract({ ...contract, number: `JX-2027-${String(1000 + i)}` }, null);
    return { ms: performance.now() - start, ...rendered };
  });
  const last = runs.at(-1);
  return {
    contract: `${language}, ${String(goods)} lines, warm`,
    ms: milliseconds(median(runs.map(({ ms }) => ms))),
    pages: String(last?.pages.at(-1)?.page ?? 0),
    KB: String(Math.round((last?.pdf.length ?? 0) / 1000)),
  };
}
