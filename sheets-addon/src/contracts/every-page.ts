import type { AnyRoute, Reply } from '../../../api/route.ts';
import { callAll, type Ask } from '../call.ts';

/**
 * Every page of several questions: the first pages at once, then their next ones at once.
 */
export function everyPage<Query extends object, R extends AnyRoute>(
  queries: readonly Query[],
  question: (query: Query & { readonly cursor?: string }) => Ask<R>,
): Reply<R>[] {
  const pages: Reply<R>[] = [];
  let open: readonly (Query & { readonly cursor?: string })[] = queries;
  while (open.length > 0) {
    const replies = callAll(open.map(question)) as Reply<R>[];
    pages.push(...replies);
    open = open.flatMap((query, i) => {
      const { next } = replies[i] as { readonly next?: string };
      return next === undefined ? [] : [{ ...query, cursor: next }];
    });
  }
  return pages;
}
