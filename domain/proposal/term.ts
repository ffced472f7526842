/** The terms of a proposal that rest on data, in the order in which they are added up. */
export const groundedTerms = [
  'base',
  'trend',
  'season',
  'springFestival',
  'stock',
  'promotion',
  'commitment',
] as const;
export type GroundedTerm = (typeof groundedTerms)[number];

/** Every term of a proposal, in order; the last two follow from the sum of the others. */
export const proposalTerms = [...groundedTerms, 'limit', 'rounding'] as const;
export type ProposalTerm = (typeof proposalTerms)[number];
