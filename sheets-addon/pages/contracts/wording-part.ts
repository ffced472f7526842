import { tonguesOf, type Tongue, type Wording } from '../../../domain/contracts/wording.ts';
import { element } from '../dom.ts';
import type { Field, Part, Words } from './fields.ts';
import { fieldGroup, mapped } from './form.ts';
import type { BlockContext } from './form-specs.ts';

/**
 * A text in each language of the contract; what stands in the other language stays as it is, for
 * the contract may be made out in it once.
 */
export function wordingPart(
  label: keyof Words['fields'],
  held: Wording | null,
  context: BlockContext,
  isLong = false,
): Part<Wording> {
  const { words, language } = context;
  const tongues = tonguesOf(language);
  const fields = tongues.map((tongue): Field => ({
    key: tongue,
    label,
    kind: isLong ? 'long' : 'text',
    optional: true,
  }));
  const group = fieldGroup(fields, { ...held }, context);
  // Two fields of one name are told apart by their language.
  if (tongues.length > 1) {
    group.node.querySelectorAll('label').forEach((node, i) => {
      const tongue: Tongue | undefined = tongues[i];
      if (tongue) node.prepend(element('span', { class: 'tongue' }, words.languages[tongue]));
    });
  }
  return mapped(group, (values) => ({ zh: null, en: null, ...held, ...values }));
}
