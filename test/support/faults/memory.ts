import type { Pick } from './turns.ts';
import { saidBy, saying, type Wire, type WireAnswer } from './wire.ts';

/** Sends a question as it was first sent. */
type Ask = () => Promise<WireAnswer>;

/** Answers kept of one question. */
const kept = 6;

/**
 * What eventual questions were answered at earlier moments. The embedded database is never behind;
 * DynamoDB's indexes are, each item by as much as it happens to be.
 */
export class Memory {
  private readonly questions = new Map<string, { ask: Ask; answers: WireAnswer[] }>();

  /** Keeps an answer, and how to ask for another one. */
  keep(question: string, ask: Ask, answer: WireAnswer): void {
    const known = this.questions.get(question) ?? { ask, answers: [] };
    this.questions.set(question, known);
    known.answers.push(answer);
    if (known.answers.length > kept) known.answers.shift();
  }

  /** Asks everything again that was ever asked, so that there is a past to answer from. */
  async lookAround(): Promise<void> {
    for (const [question, { ask }] of this.questions) this.keep(question, ask, await ask());
  }

  /** An answer whose items are each as new or as old as it happens; null where none is older. */
  stale(question: string, now: WireAnswer, pick: Pick): WireAnswer | null {
    const answers = this.questions.get(question)?.answers ?? [];
    const before = answers[pick(answers.length)];
    if (!before || before.statusCode !== 200 || now.statusCode !== 200) return null;
    const [old, current] = [saidBy(before), saidBy(now)];
    const paged = 'LastEvaluatedKey' in old || 'LastEvaluatedKey' in current;
    if (paged || !Array.isArray(old['Items'])) return before;
    const [past, present] = [byKey(old), byKey(current)];
    const Items = [...new Set([...past.keys(), ...present.keys()])].flatMap((key) => {
      const item = pick(2) === 0 ? past.get(key) : present.get(key);
      return item ? [item] : [];
    });
    return saying({ ...current, Items, Count: Items.length, ScannedCount: Items.length });
  }
}

const byKey = ({ Items }: Wire): Map<string, Wire> =>
  new Map(
    (Items as Wire[]).map((item) => [
      `${JSON.stringify(item['pk'])} ${JSON.stringify(item['sk'])}`,
      item,
    ]),
  );
