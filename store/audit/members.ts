import type { Finding } from '../../domain/audit.ts';
import { keys, type Key } from '../keys.ts';
import { Pointer, StoredMember } from '../members.ts';
import type { Item } from '../read-many.ts';
import { fromItem, toItem } from '../record.ts';
import type { Beside } from './customers.ts';
import { finding, readable } from './finding.ts';

/** What must agree with a member, or with what leads to one. */
export function besideMember(item: Item): Key[] {
  if (item['pk'] !== keys.member('').pk) return [keys.member(String(item['memberId']))];
  const { email, subject } = item;
  return [
    ...(typeof email === 'string' ? [keys.memberEmail(email)] : []),
    ...(typeof subject === 'string' ? [keys.memberSubject(subject)] : []),
  ];
}

/** A member must be found by its email, and by its subject once that is bound, unless erased. */
export function judgeMember(item: Item, beside: Beside): Finding[] {
  const { read, wrong } = readable(
    item,
    (it) => fromItem(StoredMember, it),
    (member) => ({ ...toItem(keys.member(member.memberId), member) }),
  );
  if (!read) return [wrong];
  const { memberId, email, subject, bound, erased, version, history } = read;
  const { name, roles, territories, active } = read;
  const findings: Finding[] = [];
  const last = history.at(-1)?.terms;
  if (JSON.stringify(last) !== JSON.stringify({ name, roles, territories, active })) {
    findings.push(finding('differs', item, { version, about: 'history' }));
  }
  if (erased) return findings;
  const leading = [
    { about: 'email', key: keys.memberEmail(email) },
    ...(subject === undefined ? [] : [{ about: 'subject', key: keys.memberSubject(subject) }]),
  ];
  for (const { about, key } of leading) {
    if (beside(key)?.['memberId'] === memberId) continue;
    // Either may be what was altered: no anchor holds what tells who somebody is.
    findings.push(finding('missing', key), finding('differs', item, { version, about }));
  }
  if (subject !== undefined && !bound) {
    findings.push(finding('differs', item, { version, about: 'bound' }));
  }
  return findings;
}

/** What leads to a member must lead to one whose email or subject it is. */
export function judgePointer(item: Item, beside: Beside): Finding[] {
  const { read, wrong } = readable(
    item,
    (it) => Pointer.parse(it),
    ({ memberId }) => ({ pk: item['pk'], sk: 'M', memberId }),
  );
  if (!read) return [wrong];
  const member = beside(keys.member(read.memberId));
  const [kind, ...rest] = String(item['pk']).split('#');
  const name = rest.join('#');
  // What leads to an erased member whom release 0.1 bound could not be found from the member.
  const leads =
    kind === 'EMAIL'
      ? member?.['email'] === name
      : member?.['subject'] === name ||
        (member?.['subject'] === undefined &&
          (member?.['bound'] === true || member?.['erased'] !== undefined));
  return member && leads ? [] : [finding('extra', item)];
}
