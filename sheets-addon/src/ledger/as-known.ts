import { monthOf } from '../../../domain/values/month.ts';
import { act, type ActionResult } from '../action.ts';
import { words } from '../settings.ts';
import { activeTab } from '../sheets/tab.ts';
import { asked, dayTyped, today } from './days.ts';
import { pullChanges } from './changes.ts';
import { growthOf } from './growth.ts';
import { insightsOf } from './insights.ts';
import { rankingOf } from './ranking.ts';
import { statementOf } from './statement.ts';
import { askedMonth, receivablesOn, summaryOf } from './summary.ts';
import type { SummaryBy } from './summary-columns.ts';

/**
 * *Ledger → As known…*: the open summary, receivables or statement again, as it would have been
 * answered at the end of a day, and beside it what was recorded since; from any other tab the
 * summary by dealer.
 */
export function pullAsKnown(): ActionResult {
  const { asKnown, askKnown } = words().ledger;
  return act(asKnown, () => {
    const pull = openQuestion() ?? askedSummary(asKnown);
    if (pull === null) return '';
    const typed = asked(asKnown, askKnown(today()));
    return typed === null ? '' : pull(dayTyped(typed));
  });
}

/** Pulls what was known on a day, and what changed since; answers what to tell. */
type Pull = (known: string) => string;

/** What is pulled into the open tab, to be asked again. */
function openQuestion(): Pull | null {
  const { kind, scope } = activeTab()?.pull ?? { kind: null, scope: '' };
  const [a = '', b = '', c = ''] = scope.split(':');
  switch (kind) {
    case 'summary':
      return (known) => withChanges({ month: b, known }, () => summaryOf(a as SummaryBy, b, known));
    case 'receivables':
      return (known) => withChanges({ month: monthOf(a), known }, () => receivablesOn(a, known));
    case 'growth':
      return (known) => withChanges({ month: a, known }, () => growthOf(a, known));
    case 'ranking':
      return (known) => withChanges({ month: a, known }, () => rankingOf(a, known));
    case 'insights':
      return (known) =>
        withChanges({ month: b, known, dealerId: a }, () => insightsOf(a, b, known));
    case 'statement':
      return (known) =>
        withChanges({ month: monthOf(c), known, dealerId: a }, () => statementOf(a, b, c, known));
    default:
      return null;
  }
}

function askedSummary(title: string): Pull | null {
  const month = askedMonth(title);
  return month === null
    ? null
    : (known) => withChanges({ month, known }, () => summaryOf('dealer', month, known));
}

/** The changes come first, so that the summary is the tab that stays open. */
function withChanges(of: Parameters<typeof pullChanges>[0], pull: () => string): string {
  const changes = pullChanges(of);
  return `${pull()} ${words().ledger.changed(changes)}`;
}
