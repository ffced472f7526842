import { languageOf } from './language.ts';
import type { Language } from './language.ts';

/** A demo member one can sign in as. */
export interface Person {
  readonly email: string;
  readonly name: string;
  readonly nameZh: string;
  readonly role: string;
  readonly locale: string;
}

const CHOSEN = 'workbench:person';
const LANGUAGE = 'workbench:language';
const RETRY = 500;

/** Somebody is always signed in, even before the server knows anybody. */
const NOBODY: Person = { email: '', name: '…', nameZh: '…', role: '', locale: 'en' };

/** Who is signed in and in which language. */
export class People {
  all: readonly Person[] = [];
  current: Person = NOBODY;
  language: Language = 'en';

  /** Asks the server for the people until it has some, and takes up the last choice. */
  async load(): Promise<void> {
    for (;;) {
      this.all = await fetch('/local/people')
        .then(async (reply) => (reply.ok ? ((await reply.json()) as Person[]) : []))
        .catch((): Person[] => []);
      if (this.all.length > 0) break;
      await new Promise((resolve) => setTimeout(resolve, RETRY));
    }
    const chosen = localStorage.getItem(CHOSEN);
    const person = this.all.find((one) => one.email === chosen) ?? this.first();
    this.current = person;
    const language = localStorage.getItem(LANGUAGE);
    this.language = languageOf(language ?? person.locale);
  }

  /** The person a newcomer starts as: the one who plans. */
  private first(): Person {
    return this.all.find((one) => one.role === 'planner') ?? this.all[0] ?? NOBODY;
  }

  /** Signs in as somebody; the language becomes theirs. */
  choose(email: string): void {
    const person = this.all.find((one) => one.email === email);
    if (!person) throw new Error(`Nobody is called ${email}`);
    this.current = person;
    localStorage.setItem(CHOSEN, email);
    this.setLanguage(languageOf(person.locale));
  }

  /** Changes the language only. */
  setLanguage(language: Language): void {
    this.language = language;
    localStorage.setItem(LANGUAGE, language);
  }

  /** A fresh identity token of the person signed in; null when the server gives none. */
  async token(): Promise<string | null> {
    const reply = await fetch(`/local/token?as=${encodeURIComponent(this.current.email)}`);
    return reply.ok ? ((await reply.json()) as { token: string }).token : null;
  }
}
