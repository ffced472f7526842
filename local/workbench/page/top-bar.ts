import { byId, element } from './dom.ts';
import { texts } from './language.ts';
import type { Language } from './language.ts';
import type { People, Person } from './people.ts';
import type { Execution } from './scripts.ts';

const ROLES: Readonly<Record<string, string>> = {
  admin: '管理员',
  planner: '计划员',
  manager: '区域经理',
  director: '总监',
  custodian: '合同保管',
  finance: '财务',
  rep: '业务员',
  viewer: '查看者',
};

/** What a person can do in the top bar. */
export interface TopBarActions {
  signIn(email: string): void;
  setLanguage(language: Language): void;
  newWorkbook(): void;
  stop(): void;
}

/** How a person is named in the switch: name and role, in the language of the page. */
function label(person: Person, language: Language): string {
  const name = language === 'zh' ? person.nameZh : person.name;
  const role = language === 'zh' ? (ROLES[person.role] ?? person.role) : person.role;
  return role ? `${name} · ${role}` : name;
}

/** The bar over the grid: who, which language, what runs, whether it is saved. */
export class TopBar {
  private readonly people: People;
  private readonly person = byId('person') as HTMLSelectElement;
  private readonly language = byId('language') as HTMLSelectElement;
  private running: readonly Execution[] = [];
  private saved = true;

  constructor(people: People, actions: TopBarActions) {
    this.people = people;
    this.person.addEventListener('change', () => actions.signIn(this.person.value));
    this.language.addEventListener('change', () =>
      actions.setLanguage(this.language.value as Language),
    );
    byId('new-workbook').addEventListener('click', () => actions.newWorkbook());
    byId('stop').addEventListener('click', () => actions.stop());
    setInterval(() => this.showElapsed(), 100);
  }

  /** Writes everything in the current language. */
  show(): void {
    const { language, all, current } = this.people;
    const words = texts(language);
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    this.person.replaceChildren(
      ...all.map((one) => element('option', { value: one.email }, label(one, language))),
    );
    this.person.value = current.email;
    this.person.title = current.email;
    this.person.setAttribute('aria-label', words.person);
    this.language.value = language;
    this.language.setAttribute('aria-label', words.language);
    byId('person-label').textContent = words.person;
    const mailbox = byId('mailbox') as HTMLAnchorElement;
    mailbox.textContent = words.mailbox;
    mailbox.href = `/mailbox?lang=${language}`;
    const monthly = byId('monthly') as HTMLAnchorElement;
    monthly.textContent = words.monthly;
    monthly.href = `/workbook?lang=${language}`;
    byId('new-workbook').textContent = words.newWorkbook;
    byId('extensions').textContent = words.extensions;
    byId('stop').textContent = words.stop;
    byId('running-label').textContent = words.running;
    this.showSaved(this.saved);
  }

  /** Shows whether the browser has everything. */
  showSaved(saved: boolean): void {
    this.saved = saved;
    const words = texts(this.people.language);
    byId('saved').textContent = saved ? words.saved : words.saving;
  }

  /** Shows what runs. */
  showRunning(running: readonly Execution[]): void {
    this.running = running;
    byId('running').hidden = running.length === 0;
    document.body.classList.toggle('script-running', running.length > 0);
    this.showElapsed();
  }

  private showElapsed(): void {
    const first = this.running[0];
    if (!first) return;
    const seconds = (performance.now() - first.since) / 1000;
    byId('elapsed').textContent = `${seconds.toFixed(1)} s`;
  }
}
