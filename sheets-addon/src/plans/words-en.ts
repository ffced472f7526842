import { many } from '../words-many.ts';

/** Words of the plan sheets. */
export const planEnglish = {
  open: 'Open month…',
  push: 'Push edits',
  fill: 'Fill with proposals…',
  accept: 'Accept proposals…',
  explain: 'Explain proposal',
  submit: 'Submit…',
  approve: 'Approve…',
  reject: 'Reject…',
  revise: 'Revise…',
  refresh: 'Refresh',
  missing: 'Missing plans',
  print: 'Print dealer',
  units: 'Cases or base units',
  sheetName: (month: string) => `Plan ${month}`,
  title: (company: string, month: string) => `${company} · Sales plan ${month}`,
  askMonth: (month: string) => `Which month? Leave empty for ${month}.`,
  badMonth: (text: string) => `“${text}” is not a month. Type it like 2026-11.`,
  opened: (dealers: number, rows: number) =>
    `${many(dealers, 'dealer')}, ${many(rows, 'row')}. Type targets in the blue columns, then push.`,
  total: 'Total plan',
  supportTotal: 'Total support',
  dealerRow: 'Dealer total',
  support: {
    promotion: 'Support: promotion',
    people: 'Support: people',
    vehicle: 'Support: vehicle',
  },
  status: { draft: 'Draft', submitted: 'Submitted', approved: 'Approved', revision: 'In revision' },
  noPlan: 'No plan',
  proposed: 'proposed',
  askFill: (dealers: number, month: string) =>
    `${many(dealers, 'dealer')} ${dealers === 1 ? 'has' : 'have'} no plan for ${month}. Begin with the proposed targets?\n\nThey are marked as proposed until you edit, accept or submit them.`,
  filled: (plans: number) =>
    `${many(plans, 'plan')} begun with proposed targets. Edit them, or choose Accept proposals.`,
  explainName: (dealer: string, month: string) => `Proposal ${dealer} ${month}`,
  explainTitle: (month: string) => `How the targets of ${month} are proposed`,
  explainSum: 'Each proposal is the sum of its terms. Empty: there are no data for this term.',
  explainTerms: 'What the terms say',
  explainMonths: 'Bought by month, net of returns',
  explained: 'Ledger → Statement of a dealer lists the entries of any month.',
  terms: {
    base: 'Base',
    trend: 'Trend',
    season: 'Season',
    springFestival: 'Spring Festival',
    stock: 'Channel stock',
    promotion: 'Promotion',
    commitment: 'Contract',
    limit: 'Limit',
    rounding: 'Rounding',
  },
  termSays: {
    base: 'the mean month of the last twelve.',
    trend: 'what both half-years gained or lost over the year before, carried on to this month.',
    season:
      'by how much this time of the year stands out of it: what both years say, or half of what one does.',
    springFestival:
      'what January and February bring together, moved to the one before whose festival dealers buy.',
    stock: 'what the channel holds above or below what it should.',
    promotion: 'what the promotions of the month are to bring.',
    commitment:
      'what is left of the agreed quantity, spread over the months left, beyond the base.',
    limit: 'no target is below nothing, or above what contracts still leave.',
    rounding: 'to whole cases.',
  },
  festivalOn: (day: string) => `The festival is on ${day}.`,
  drawnFrom: (from: string, to: string) => `From the entries of ${from} to ${to}.`,
  review: {
    item: 'Review the month before…',
    title: (month: string) => `What people found of ${month}`,
    worked: 'Worked',
    failed: 'Did not work',
    ask: (about: string, part: string, before: string | null) =>
      before === null
        ? `${about}\n\n${part}: what? Leave empty for nothing.`
        : `${about}\n\n${part}: ${before}\n\nType it anew, leave empty to keep it, or type - to take it away.`,
    nothing: 'Nothing was typed, and nothing was changed.',
    kept: (about: string) => `Kept: ${about}. Refresh shows it in the dealer’s row.`,
  },
  nothingToFill: 'Every dealer of the sheet has a plan for this month.',
  nothingProposed: 'Nothing is proposed: these dealers bought nothing in the last twelve months.',
  packing: (size: number, unit: string, per: string) => `${size} ${unit}/case · per ${per}`,
  case: 'case',
  perUnits: (count: number, unit: string) => (count === 1 ? unit : `${count} ${unit}`),
  inCases: 'Quantities in cases',
  inUnits: 'Quantities in base units',
  askUnits: (now: string) =>
    `${now}.\n\nYes: show quantities in cases. No: in base units.\nIt holds from the next Refresh or Open month.`,
  unitsDone: (now: string) => `${now}. Refresh or open the month to see it.`,
  help: {
    quantity: 'Target of the month. Empty is no target; 0 is a target of zero.',
    proposal:
      'What the dealer’s past purchases and contracts propose. Plans → Explain proposal says why.',
    proposed:
      'The target is as it was proposed. Edit it, accept it (Plans → Accept proposals) or submit the plan.',
    ground: 'The clause that the price rests on. Empty: the price list, or a price typed here.',
    phasing: 'Weights of the parts of the month, for example 30/40/30. Empty: by selling days.',
    review: 'What people found of the month before. Plans → Review the month before writes it.',
    supportAmount: 'For the rows of support. Money we give.',
    supportDays: 'For the rows of support. Days of people or vehicle.',
    code: 'Identity of the row, with the dealer code. Sort and move rows as you like.',
  },
  badPhasing:
    'Write a whole number for each part of the month with strokes between, like 30/40/30.',
  notWholeUnits: (size: number) => `Not a whole number of base units: one case is ${size} of them.`,
  unitsChanged: 'Refresh first: the quantities of this sheet are in another unit now.',
  askDealers: (act: string, chosen: string) =>
    `${act}: ${chosen}?\n\nOnly the dealers whose rows are selected. For all, select the title first.`,
  askAll: (act: string, all: number) => `${act} the plans of all ${all} dealers of the sheet?`,
  askReason: 'Why? The planner will read it.',
  unsettled: 'First settle what is marked, then repeat. Nothing was submitted.',
  acted: (done: number, refused: number) =>
    refused === 0
      ? `${many(done, 'plan')} done.`
      : `${many(done, 'plan')} done, ${refused} not: see the marks.`,
  noneMissing: 'Every dealer with business in the last three months has a plan.',
  missingTitle: (count: number, month: string) =>
    `${many(count, 'dealer')} with business and no plan for ${month}:`,
  chooseDealer: 'Select a row of the dealer first.',
  printName: (dealer: string, month: string) => `Print ${dealer} ${month}`,
  printed: 'Print this sheet with File → Print.',
  printTitle: (month: string) => `Sales plan ${month}`,
  printDealer: 'Dealer',
  printTargets: 'Targets',
  printSchedule: 'Schedule',
  printSupport: 'Our support',
  printNote: 'Note',
  phase: (from: string, to: string) => `${from}–${to}`,
  days: (count: number) => many(count, 'day'),
  signCompany: 'For the company',
  signDealer: 'For the dealer',
  signDay: 'Date',
};
