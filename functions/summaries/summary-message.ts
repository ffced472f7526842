import type { Company } from '../../domain/company.ts';
import type { Day } from '../../domain/values/day.ts';
import type { Language } from '../../domain/values/language.ts';
import { beginningOf } from '../../domain/values/text.ts';
import type { MonthSummary } from '../../domain/summaries/summary.ts';
import type { TrendPoint } from '../../domain/summaries/trend.ts';
import type { FollowUpTold } from '../follow-ups/told.ts';
import { html, type Html } from '../letters/html.ts';
import { letterHtml } from '../letters/layout.ts';
import { listSection, listText } from '../letters/letter-list.ts';
import type { InlinePicture, Message } from '../letters/raw-message.ts';
import { percent, shortMoney, signedPercent, wholePercent } from './figures.ts';
import { attainmentPicture, pictureWidth, salesPicture } from './pictures.ts';
import { summaryLists, type SummaryList } from './summary-lists.ts';
import { summaryWords } from './words-summary.ts';

/** Characters of the territories' names in a subject, which has room for no more of sixty. */
const scopeMax = 100;

/** What a letter of a month rests on. */
export interface MonthTold {
  readonly summary: MonthSummary;
  readonly trend: readonly TrendPoint[];
  /** What waits for a decision, by kind, when the letter was written. */
  readonly waiting: readonly { readonly kind: string; readonly count: number }[];
  /** Open follow-ups and what came of others; `dealer` is a name, null for all dealers. */
  readonly followUps: readonly (Omit<FollowUpTold, 'dealerId'> & {
    readonly dealer: string | null;
  })[];
  /** Whose dealers it is about, in words; null for the whole company. */
  readonly scope: string | null;
}

/** In which words and currency it is written, and on which day. */
export interface Writing {
  readonly company: Pick<Company, 'name' | 'colours' | 'currency' | 'sheetUrl'>;
  readonly language: Language;
  readonly today: Day;
}

/** The letter of a month as a message: the same lists in both of its parts. */
export function summaryMessage(told: MonthTold, writing: Writing): Message {
  const { company, language, today } = writing;
  const { summary } = told;
  const words = summaryWords[language];
  const scope = told.scope ?? words.wholeCompany;
  const { figures, month, basis } = summary;
  const head = [
    { label: basis === 'cash' ? words.cash : words.net, value: headMoney(told, writing) },
    { label: words.ofPlan, value: percent(figures.attainment) },
    { label: words.onYear, value: signedPercent(figures.growthOnYear) },
    {
      label: words.overdue,
      value: shortMoney(company.currency, language)(figures.overdue),
      isBad: figures.overdue > 0,
    },
  ];
  const lists = summaryLists(told, words, company.currency);
  const pictures = picturesOf(told, writing);
  const subtitle = words.subtitle(scope, summary.asOf, today);
  const title = words.title(month);
  const link = company.sheetUrl ?? null;
  return {
    subject: words.subject(company.name, month, beginningOf(scope, scopeMax)),
    text: [
      `${company.name}\n${title}\n${subtitle}`,
      head.map(({ label, value }) => `${value} ${label}`).join('\n'),
      ...lists.map(listText),
      ...(link === null ? [] : [`${words.openSheet}: ${link}`]),
      words.foot,
    ].join('\n\n'),
    html: letterHtml({
      ...{ company, language, title, subtitle, figures: head, foot: words.foot },
      sections: [...sectionsOf(lists, pictures), ...(link === null ? [] : [linkTo(link, words)])],
    }),
    pictures: pictures.map(({ picture }) => picture),
  };
}

const headMoney = ({ summary }: MonthTold, { company, language }: Writing): string =>
  shortMoney(company.currency, language)(summary.figures.actual);

/** A picture, with the list that it stands before. */
interface Placed {
  readonly before: SummaryList['id'];
  readonly heading: string;
  readonly alt: string;
  readonly picture: InlinePicture;
}

function picturesOf({ summary, trend }: MonthTold, { company, language }: Writing): Placed[] {
  const words = summaryWords[language];
  const short = shortMoney(company.currency, language);
  const said = { net: words.net, plan: words.plan, short, percent: wholePercent };
  const { best, worst } = summary.ofDealers;
  const attained = attainmentPicture(summary, said, company.colours);
  const sold = salesPicture(trend, said, company.colours);
  const png = (cid: string, bytes: Uint8Array): InlinePicture => ({
    ...{ cid, bytes },
    contentType: 'image/png',
  });
  const alt = words.attainmentAlt(best[0]?.name ?? '–', worst[0]?.name ?? '–');
  const [first, last] = [trend.at(0)?.month ?? '–', trend.at(-1)?.month ?? '–'];
  return [
    ...(attained === null
      ? []
      : [
          {
            ...{ before: 'best' as const, heading: words.attainment, alt },
            picture: png('attainment', attained),
          },
        ]),
    ...(sold === null
      ? []
      : [
          {
            ...{ before: 'gained' as const, heading: words.byMonth },
            ...{ alt: words.byMonthAlt(first, last), picture: png('sales', sold) },
          },
        ]),
  ];
}

/** The lists in their order, each picture before the first list that is not above it. */
function sectionsOf(lists: readonly SummaryList[], pictures: readonly Placed[]) {
  const order: readonly SummaryList['id'][] = [
    ...([
      'figures',
      'best',
      'worst',
      'gained',
      'lost',
      'debtors',
      'followUps',
      'decisions',
    ] as const),
  ];
  return order.flatMap((id) => [
    ...pictures
      .filter(({ before }) => before === id)
      .map(({ heading, alt, picture }) => ({ heading, body: image(picture.cid, alt) })),
    ...lists.filter((list) => list.id === id).map(listSection),
  ]);
}

const image = (cid: string, alt: string): Html =>
  html`<img
    src="cid:${cid}"
    alt="${alt}"
    width="${pictureWidth}"
    style="display:block;width:100%;max-width:${pictureWidth}px;height:auto;border:0"
  />`;

const linkTo = (url: string, { openSheet }: { readonly openSheet: string }) => ({
  heading: openSheet,
  body: html`<p style="margin:6px 0;font-size:14px"><a href="${url}">${url}</a></p>`,
});
