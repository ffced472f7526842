/**
 * What must never be written anywhere but into the table: every bank number and tax number of the
 * tests begins so, and every request of theirs brings this token.
 */
export const canaries = {
  bankNumber: '6222 0000',
  taxNumber: '91330100MA',
  token: 'canary-token.of-nobody.unsigned',
} as const;

const said: string[] = [];
let watched = false;

/** What the functions say is written by the logger as one line of JSON with this in it. */
const ofFunctions = '"service":"dealerbook"';

/**
 * Has the functions log everything they can, keeps all that is said from now on, and passes on what
 * is not theirs. Must come before the first function is loaded: the logger looks once.
 */
export function watchWhatIsSaid(): void {
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'DEBUG', POWERTOOLS_DEV: 'true' });
  if (watched) return;
  watched = true;
  for (const method of ['debug', 'info', 'log', 'warn', 'error'] as const) {
    const passOn = console[method].bind(console);
    console[method] = (...parts: unknown[]) => {
      const line = parts.map(String).join(' ');
      said.push(line);
      if (!line.replaceAll(' ', '').includes(ofFunctions)) passOn(...parts);
    };
  }
}

/** All that was said since the watch began. */
export const whatWasSaid = (): string => said.join('\n');

/** Throws where a text carries a canary; `where` says whose text it is. */
export function refuseTold(text: string, where: string): void {
  const found = told(text);
  if (found.length > 0) throw new Error(`${where} tells ${found.join(', ')}`);
}

/** The canaries in a text, however JSON may have written them, and tokens of any kind. */
export function told(text: string): string[] {
  const found = Object.values(canaries).filter((canary) => text.includes(canary));
  return [...found, ...(text.match(/\beyJ[\w-]{8,}\.eyJ[\w-]{8,}/g) ?? [])];
}
