import type { Area } from '../protocol/area.ts';
import type { ProtectionSpec } from '../protocol/rules.ts';
import { ask, write } from './channel.ts';
import { randomUuid } from './natives.ts';
import { areaOf, makeRange } from './range.ts';
import { makeUser } from './session.ts';
import { enumeration, instance } from './strict.ts';

type Protection = GoogleAppsScript.Spreadsheet.Protection;
type User = GoogleAppsScript.Base.User;
type Range = GoogleAppsScript.Spreadsheet.Range;
type Host = Protection & { readonly state: { spec: ProtectionSpec } };

/** `SpreadsheetApp.ProtectionType`. */
export const ProtectionType = enumeration<typeof GoogleAppsScript.Spreadsheet.ProtectionType>(
  'ProtectionType',
  ['RANGE', 'SHEET'],
);

function update(protection: Host, change: Partial<ProtectionSpec>): Protection {
  protection.state.spec = { ...protection.state.spec, ...change };
  write('protections.save', protection.state.spec);
  return protection;
}

/** The email of an address or a User. */
function email(user: string | User): string {
  return (typeof user === 'string' ? user : user.getEmail()).toLowerCase();
}

/** Emails that may edit now; the owner and the person asking always may. */
function editors(spec: ProtectionSpec): string[] {
  return [...new Set([spec.owner, ...(spec.editors ?? [ask('person.describe').email])])];
}

const methods = {
  getDescription(this: Host): string {
    return this.state.spec.description;
  },
  setDescription(this: Host, description: string): Protection {
    return update(this, { description });
  },
  getProtectionType(this: Host): GoogleAppsScript.Spreadsheet.ProtectionType {
    return ProtectionType[this.state.spec.kind];
  },
  getRange(this: Host): Range {
    return makeRange(this.state.spec.area);
  },
  setRange(this: Host, range: Range): Protection {
    return update(this, { area: areaOf(range) });
  },
  getRangeName(this: Host): string | null {
    return null;
  },
  isWarningOnly(this: Host): boolean {
    return this.state.spec.warningOnly;
  },
  setWarningOnly(this: Host, warningOnly: boolean): Protection {
    return update(this, { warningOnly });
  },
  getEditors(this: Host): User[] {
    return this.state.spec.warningOnly ? [] : editors(this.state.spec).map(makeUser);
  },
  addEditor(this: Host, user: string | User): Protection {
    return update(this, { editors: [...new Set([...editors(this.state.spec), email(user)])] });
  },
  addEditors(this: Host, users: string[]): Protection {
    const added = users.map((user) => email(user));
    return update(this, { editors: [...new Set([...editors(this.state.spec), ...added])] });
  },
  removeEditor(this: Host, user: string | User): Protection {
    return this.removeEditors([email(user)]);
  },
  removeEditors(this: Host, users: (string | User)[]): Protection {
    const gone = new Set(users.map(email));
    const me = ask('person.describe').email;
    const left = editors(this.state.spec).filter((one) => one === me || !gone.has(one));
    return update(this, { editors: left });
  },
  canDomainEdit(this: Host): boolean {
    return this.state.spec.editors === null;
  },
  setDomainEdit(this: Host, editable: boolean): Protection {
    return update(this, { editors: editable ? null : editors(this.state.spec) });
  },
  canEdit(this: Host): boolean {
    const { spec } = this.state;
    if (spec.warningOnly || spec.editors === null) return true;
    return editors(spec).includes(ask('person.describe').email);
  },
  getUnprotectedRanges(this: Host): Range[] {
    return this.state.spec.unprotected.map((area) => makeRange(area));
  },
  setUnprotectedRanges(this: Host, ranges: Range[]): Protection {
    return update(this, { unprotected: ranges.map(areaOf) });
  },
  remove(this: Host): void {
    write('protections.remove', this.state.spec.id);
  },
} satisfies Partial<Protection>;

/** A fresh protection of an area, open to every editor until the script narrows it. */
export function newProtection(kind: ProtectionSpec['kind'], area: Area): ProtectionSpec {
  return {
    id: randomUuid(),
    kind,
    area,
    description: '',
    warningOnly: false,
    editors: null,
    owner: ask('person.describe').email,
    unprotected: [],
  };
}

/** A Protection; unless it is in the workbook already, this puts it there. */
export function makeProtection(spec: ProtectionSpec, options = { saved: false }): Protection {
  if (!options.saved) write('protections.save', spec);
  return instance<Protection>('Protection', methods, { state: { spec } });
}
