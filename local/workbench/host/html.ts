import { ask } from './channel.ts';
import { Exception } from './exception.ts';
import { enumeration, instance, strict } from './strict.ts';
import { templateCode } from './template.ts';

type Output = GoogleAppsScript.HTML.HtmlOutput;
type Template = GoogleAppsScript.HTML.HtmlTemplate;
interface State {
  content: string;
  title: string;
  width: number;
  height: number;
}
type Host = Output & { readonly state: State };

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe inside HTML, as `<?= ?>` and `appendUntrusted` do. */
export function escapeHtml(text: unknown): string {
  return String(text).replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);
}

const output = {
  getContent(this: Host): string {
    return this.state.content;
  },
  setContent(this: Host, content: string): Output {
    this.state.content = content;
    return this;
  },
  append(this: Host, added: string): Output {
    this.state.content += added;
    return this;
  },
  appendUntrusted(this: Host, added: string): Output {
    this.state.content += escapeHtml(added);
    return this;
  },
  clear(this: Host): Output {
    this.state.content = '';
    return this;
  },
  getTitle(this: Host): string {
    return this.state.title;
  },
  setTitle(this: Host, title: string): Output {
    this.state.title = title;
    return this;
  },
  getWidth(this: Host): number {
    return this.state.width;
  },
  setWidth(this: Host, width: number): Output {
    this.state.width = width;
    return this;
  },
  getHeight(this: Host): number {
    return this.state.height;
  },
  setHeight(this: Host, height: number): Output {
    this.state.height = height;
    return this;
  },
  addMetaTag(this: Host, name: string, content: string): Output {
    this.state.content =
      `<meta name="${escapeHtml(name)}" content="${escapeHtml(content)}">` + this.state.content;
    return this;
  },
  setSandboxMode(this: Host): Output {
    return this;
  },
  setXFrameOptionsMode(this: Host): Output {
    return this;
  },
} satisfies Partial<Output>;

function makeOutput(content: string): Output {
  const title = /<title>([^<]*)<\/title>/i.exec(content)?.[1] ?? '';
  const state: State = { content, title, width: 0, height: 0 };
  return instance<Output>('HtmlOutput', output, { state });
}

/** A template takes any property as a variable of its page, so it cannot be strict. */
function makeTemplate(content: string): Template {
  const template = {
    getRawContent: () => content,
    getCode: () => templateCode(content),
    evaluate(this: Template): Output {
      const own = Object.entries(this).filter(([, value]) => typeof value !== 'function');
      const names = own.map(([name]) => name);
      // Indirect eval: the scriptlets see the script's globals, not the host's variables.
      const evaluate = eval;
      const parameters = ['escapeHtml', ...names].join(', ');
      const run = evaluate(`(function (${parameters}) {${templateCode(content)}})`) as (
        ...args: unknown[]
      ) => string;
      return makeOutput(run(escapeHtml, ...own.map(([, value]): unknown => value)));
    },
  };
  return template as unknown as Template;
}

/** The content of an html file that is pushed beside the code. */
function file(name: string): string {
  const content = ask('addon.file', name.replace(/\.html$/, ''));
  if (content === null) throw new Exception(`No HTML file named ${name} was found.`);
  return content;
}

/** HtmlService over the html files that are pushed beside the code. */
export const htmlService = strict('HtmlService', {
  SandboxMode: enumeration<typeof GoogleAppsScript.HTML.SandboxMode>('SandboxMode', [
    'EMULATED',
    'IFRAME',
    'NATIVE',
  ]),
  XFrameOptionsMode: enumeration<typeof GoogleAppsScript.HTML.XFrameOptionsMode>(
    'XFrameOptionsMode',
    ['ALLOWALL', 'DEFAULT'],
  ),
  createHtmlOutput: (content: unknown = '') => makeOutput(String(content)),
  createHtmlOutputFromFile: (name: string) => makeOutput(file(name)),
  createTemplate: (content: unknown) => makeTemplate(String(content)),
  createTemplateFromFile: (name: string) => makeTemplate(file(name)),
} satisfies Partial<GoogleAppsScript.HTML.HtmlService>);
