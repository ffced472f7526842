import type { Work } from './work.ts';

/** The three questions; amounts in minor units, names are `<dealer> <product or bucket>`. */
export interface Answers {
  readonly month: Figures;
  readonly ageing: Figures;
  readonly balance: Figures;
}

export type Figures = Readonly<Record<string, number>>;

/** How one system did the work. */
export interface Measured {
  readonly version: string;
  /** Seconds for all postings, one a request. */
  readonly seconds?: number;
  /** Seconds for all postings, 49 of a dealer a request. */
  readonly secondsInBatches?: number;
  readonly answers: Answers;
  /** Median of five, for each question. */
  readonly milliseconds: Readonly<Record<keyof Answers, number>>;
}

/** A system of the comparison. */
export interface System {
  readonly name: string;
  /** What it does besides, or does not do: a time alone says nothing. */
  readonly does: string;
  /** Why it cannot be measured on this machine; null where it can. */
  missing(): string | null;
  measure(work: Work): Promise<Measured>;
}

/** The first name whose figures differ, or null: who answers otherwise is not timed. */
export function difference(ours: Answers, theirs: Answers): string | null {
  for (const question of ['month', 'ageing', 'balance'] as const) {
    const names = new Set([...Object.keys(ours[question]), ...Object.keys(theirs[question])]);
    for (const name of names) {
      const [a, b] = [ours[question][name] ?? 0, theirs[question][name] ?? 0];
      if (a !== b) return `${question} ${name}: ${String(a)} and ${String(b)}`;
    }
  }
  return null;
}
