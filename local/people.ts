/** One of the people of the demonstration company, any of whom can be signed in as. */
export type Person = {
  readonly email: string;
  readonly name: string;
  readonly nameZh: string;
  readonly role:
    'admin' | 'planner' | 'manager' | 'director' | 'finance' | 'custodian' | 'rep' | 'viewer';
  /** The language of the person's spreadsheet. */
  readonly locale: 'en' | 'zh';
};

const domain = 'qingquan.example';

/** Who works at the demonstration company. The first of a role is who that role's name means. */
export const people: readonly Person[] = [
  person('admin', 'An Wei', '安薇', 'admin', 'en'),
  person('planner', 'Ping Lin', '林萍', 'planner', 'zh'),
  person('planner2', 'Jun Tao', '陶军', 'planner', 'en'),
  person('manager', 'Mei Gao', '高梅', 'manager', 'zh'),
  person('manager2', 'Qiang Luo', '罗强', 'manager', 'en'),
  person('director', 'Dong Shen', '沈栋', 'director', 'en'),
  person('finance', 'Fang Qian', '钱芳', 'finance', 'zh'),
  person('custodian', 'Guan Shu', '舒冠', 'custodian', 'zh'),
  person('rep', 'Rui Pan', '潘锐', 'rep', 'zh'),
  person('viewer', 'Kan Wen', '文侃', 'viewer', 'en'),
];

function person(
  mailbox: string,
  name: string,
  nameZh: string,
  role: Person['role'],
  locale: Person['locale'],
): Person {
  return { email: `${mailbox}@${domain}`, name, nameZh, role, locale };
}

/**
 * Who is meant by an email address, a mailbox (`planner2`) or a role (`planner`). Any address is
 * someone, so that strangers can be tried too; a word that is none of these is nobody.
 */
export function personCalled(who: string): Pick<Person, 'email' | 'name'> | undefined {
  const known = people.find(
    ({ email, role }) => email === who || email === `${who}@${domain}` || role === who,
  );
  if (known !== undefined) return known;
  const [mailbox = '', host = ''] = who.split('@');
  return mailbox !== '' && host !== '' ? { email: who, name: mailbox } : undefined;
}
