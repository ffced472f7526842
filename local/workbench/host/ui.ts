import type { ButtonSetName, Dialog, Frame, MenuEntry } from '../protocol/ui.ts';
import { structureChanged } from './book.ts';
import { ask, write } from './channel.ts';
import { enumeration, instance, strict } from './strict.ts';

type Ui = GoogleAppsScript.Base.Ui;
type Menu = GoogleAppsScript.Base.Menu;
type Button = GoogleAppsScript.Base.Button;
type ButtonSet = GoogleAppsScript.Base.ButtonSet;
type Output = GoogleAppsScript.HTML.HtmlOutput;
type HostMenu = Menu & {
  readonly entries: MenuEntry[];
  readonly caption: string | null;
};

const menuMethods = {
  addItem(this: HostMenu, label: string, run: string): Menu {
    this.entries.push({ kind: 'item', label, run });
    return this;
  },
  addSeparator(this: HostMenu): Menu {
    this.entries.push({ kind: 'separator' });
    return this;
  },
  addSubMenu(this: HostMenu, menu: Menu): Menu {
    const { caption, entries } = menu as HostMenu;
    this.entries.push({ kind: 'menu', label: caption ?? '', entries });
    return this;
  },
  addToUi(this: HostMenu): void {
    write('ui.menu', this.caption, this.entries);
  },
} satisfies Menu;

function makeMenu(caption: string | null): Menu {
  return instance<Menu>('Menu', menuMethods, { caption, entries: [] });
}

const Button = enumeration<typeof GoogleAppsScript.Base.Button>('Button', [
  'CLOSE',
  'OK',
  'CANCEL',
  'YES',
  'NO',
]);
const ButtonSet = enumeration<typeof GoogleAppsScript.Base.ButtonSet>('ButtonSet', [
  'OK',
  'OK_CANCEL',
  'YES_NO',
  'YES_NO_CANCEL',
]);

/** `(message)`, `(message, buttons)` or `(title, message, buttons)`. */
function question(kind: Dialog['kind'], args: readonly unknown[], few: ButtonSetName): Dialog {
  const [title, message, buttons] =
    args.length >= 3 ? args : ['', args[0], args.length === 2 ? args[1] : few];
  return {
    kind,
    title: String(title),
    message: String(message),
    buttons: String(buttons) as ButtonSetName,
  };
}

function show(kind: Frame['kind'], output: Output, title: string): void {
  write('ui.frame', {
    kind,
    title,
    html: output.getContent(),
    width: output.getWidth() || 600,
    height: output.getHeight() || 400,
  });
}

const ui = strict('Ui', {
  Button,
  ButtonSet,
  createAddonMenu: () => makeMenu(null),
  createMenu: (caption: string) => makeMenu(caption),
  alert(...args: (string | ButtonSet)[]): Button {
    const reply = ask('ui.dialog', question('alert', args, 'OK'));
    structureChanged();
    return Button[reply.button];
  },
  prompt(...args: (string | ButtonSet)[]): GoogleAppsScript.Base.PromptResponse {
    const reply = ask('ui.dialog', question('prompt', args, 'OK'));
    structureChanged();
    return strict('PromptResponse', {
      getResponseText: () => reply.text,
      getSelectedButton: () => Button[reply.button],
    });
  },
  showSidebar: (output: Output) => show('sidebar', output, output.getTitle()),
  showModalDialog: (output: Output, title: string) => show('modal', output, title),
  showModelessDialog: (output: Output, title: string) => show('modeless', output, title),
} satisfies Partial<Ui>);

/** The Ui of the open workbook. */
export function makeUi(): Ui {
  return ui as unknown as Ui;
}
