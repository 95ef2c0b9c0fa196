import type { DistrictJob, PrintJob, ScorecardJob } from '../../shared/model/print.ts';
import { inLanguage } from '../../shared/model/text.ts';
import { labelsOf } from './labels.ts';
import { confirmationName } from './confirmation-texts.ts';
import { deskWipeTexts } from './desk-wipe-texts.ts';
import { exchangeTexts, localTime } from './exchange-texts.ts';
import { formName } from './form-texts.ts';
import { pictureTexts } from './picture-texts.ts';
import { sealText, type PicturesJob } from './seal-text.ts';
import { textsIn } from './texts.ts';
import { wipeTexts } from './wipe-texts.ts';

/** What stands in the margin of every page. */
export interface MarginTexts {
  readonly topLeft: string;
  readonly topRight: string;
  readonly bottomLeft: string;
  readonly page: { readonly before: string; readonly between: string; readonly after: string };
}

/** Sheets that bear the day of printing and nothing of scores. */
type DatedJob = Extract<PrintJob, { kind: 'receipts' | 'register' | 'wipe' | 'desk-wipe' | 'form' | 'confirmation' }>;

function datedTitle(job: DatedJob): string {
  switch (job.kind) {
    case 'receipts':
    case 'register':
      return exchangeTexts(job.language)[job.kind];
    case 'wipe':
      return wipeTexts(job.language)[job.account.done === null ? 'planned' : 'done'];
    case 'desk-wipe':
      return deskWipeTexts(job.language).title;
    case 'form':
      return formName(job);
    case 'confirmation':
      return confirmationName(job);
    default:
      return job satisfies never;
  }
}

function datedMargin(job: DatedJob): MarginTexts {
  const texts = textsIn(job.language);
  return {
    topLeft: `${inLanguage(job.round.name, job.language)} · ${datedTitle(job)}`,
    topRight: job.round.simulated ? texts.simulated : '',
    bottomLeft: [job.round.office, localTime(job.madeAt)].join(' · '),
    page: texts.page,
  };
}

function pictureMargin(job: PicturesJob): MarginTexts {
  const texts = textsIn(job.language);
  const pictures = pictureTexts(job.language);
  return {
    topLeft: `${inLanguage(job.round.name, job.language)} · ${pictures[job.kind]}`,
    topRight: job.round.simulated ? texts.simulated : '',
    bottomLeft: [
      job.round.office,
      `${texts.roundPackage} ${texts.packageNumber(job.package.seq)}`,
      sealText(job, pictures),
      localTime(job.madeAt),
    ].join(' · '),
    page: texts.page,
  };
}

function scoreMargin(job: ScorecardJob | DistrictJob): MarginTexts {
  const texts = textsIn(job.language);
  const round = inLanguage(job.round.name, job.language);
  const rules = `${texts.template} ${job.template.version}`;
  const simulated = job.round.simulated ? texts.simulated : '';
  const bottom = (parts: readonly string[]) => parts.filter((part) => part !== '').join(' · ');
  if (job.kind === 'district') {
    return {
      topLeft: `${round} · ${texts.district}`,
      topRight: simulated,
      bottomLeft: bottom([rules, `${texts.roundPackage} ${texts.packageNumber(job.package.seq)}`, simulated]),
      page: texts.page,
    };
  }
  const street = labelsOf(job.content, job.language, texts).street(job.unit);
  return {
    topLeft: `${round} · ${street} · ${texts.preliminary(job.digest.number)}`,
    topRight: simulated,
    bottomLeft: bottom([rules, `${texts.digest} ${job.digest.digits}`, simulated]),
    page: texts.page,
  };
}

export function marginTexts(job: PrintJob): MarginTexts {
  const texts = textsIn(job.language);
  switch (job.kind) {
    case 'recovery':
    case 'notice':
      return { topLeft: job.office, topRight: '', bottomLeft: texts[job.kind], page: texts.page };
    case 'charts':
    case 'stability':
      return pictureMargin(job);
    case 'scorecard':
    case 'district':
      return scoreMargin(job);
    default:
      return datedMargin(job);
  }
}

/** A CSS string literal: everything that could end it or start an escape is written as a code point. */
export function cssString(text: string): string {
  return `"${text.replace(/["\\\p{Cc}]/gu, (one) => `\\${(one.codePointAt(0) ?? 0).toString(16)} `)}"`;
}

/** The `@page` rules of one job; the margin boxes take the fonts that the page sets on its root element. */
export function pageRules(margin: MarginTexts, orientation: 'portrait' | 'landscape'): string {
  const box = (content: string, align: string) =>
    `{ content: ${content}; font: 400 8pt/1.3 "Noto Sans SC", "LXGW WenKai GB Screen"; text-align: ${align}; color: #000; }`;
  const pages = [cssString(margin.page.before), 'counter(page)', cssString(margin.page.between), 'counter(pages)'];
  return `@page {
  size: A4 ${orientation};
  margin: 14mm 14mm 14mm 18mm;
  @top-left ${box(cssString(margin.topLeft), 'left')}
  @top-right ${box(cssString(margin.topRight), 'right')}
  @bottom-left ${box(cssString(margin.bottomLeft), 'left')}
  @bottom-right ${box([...pages, cssString(margin.page.after)].join(' '), 'right')}
}`;
}
