import { ApiProblem } from '../../../api/client.ts';
import { routes } from '../../../api/routes.ts';
import type { Paper, PaperDeed } from '../../../domain/paper.ts';
import { ask, call, callEach } from '../call.ts';
import type { ContractRef } from './dialog-state.ts';
import { answered } from './files.ts';
import type { Answered } from './files-state.ts';

const { getPaper, lendPaper, placePaper, returnPaper } = routes.custody;

const paramsOf = ({ dealerId, contractId, version }: ContractRef) => ({
  ...{ dealerId, contractId },
  version: String(version),
});

/** The paper original of a version; null where nobody has said where it is. */
export function paperOf(ref: ContractRef): Paper | null {
  const [paper] = callEach([ask(getPaper, { params: paramsOf(ref) })]);
  if (paper instanceof ApiProblem && paper.status !== 404) throw paper;
  return paper instanceof ApiProblem ? null : (paper ?? null);
}

/** Says where a paper is, lends it, or records that it is back. */
export const paperDone = (ref: ContractRef, deed: PaperDeed): Answered<Paper> =>
  answered(() => {
    const params = paramsOf(ref);
    switch (deed.act) {
      case 'place':
        return call(placePaper, { params, body: { place: deed.place } });
      case 'lend': {
        const { to, from, due, purpose } = deed;
        return call(lendPaper, { params, body: { to, from, due, purpose } });
      }
      case 'return':
        return call(returnPaper, { params });
    }
  });
