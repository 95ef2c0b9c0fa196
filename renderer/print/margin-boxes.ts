import type { PrintJob } from '../../shared/model/print.ts';
import { inLanguage } from '../../shared/model/text.ts';
import { labelsOf } from './labels.ts';
import { confirmationName } from './confirmation-texts.ts';
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

export function marginTexts(job: PrintJob): MarginTexts {
  const texts = textsIn(job.language);
  if (job.kind === 'recovery') {
    return { topLeft: job.office, topRight: '', bottomLeft: texts.recovery, page: texts.page };
  }
  if (job.kind === 'notice') {
    return { topLeft: job.office, topRight: '', bottomLeft: texts.notice, page: texts.page };
  }
  const round = inLanguage(job.round.name, job.language);
  if (job.kind === 'receipts' || job.kind === 'register' || job.kind === 'wipe') {
    const title =
      job.kind === 'wipe'
        ? wipeTexts(job.language)[job.account.done === null ? 'planned' : 'done']
        : exchangeTexts(job.language)[job.kind];
    return {
      topLeft: `${round} · ${title}`,
      topRight: job.round.simulated ? texts.simulated : '',
      bottomLeft: [job.round.office, localTime(job.madeAt)].join(' · '),
      page: texts.page,
    };
  }
  if (job.kind === 'form' || job.kind === 'confirmation') {
    const name = job.kind === 'form' ? formName(job) : confirmationName(job);
    return {
      topLeft: [round, name].join(' · '),
      topRight: job.round.simulated ? texts.simulated : '',
      bottomLeft: [job.round.office, localTime(job.madeAt)].join(' · '),
      page: texts.page,
    };
  }
  if (job.kind === 'charts' || job.kind === 'stability') return pictureMargin(job);
  const rules = `${texts.template} ${job.template.version}`;
  const simulated = job.round.simulated ? texts.simulated : '';
  if (job.kind === 'district') {
    return {
      topLeft: `${round} · ${texts.district}`,
      topRight: simulated,
      bottomLeft: [rules, `${texts.roundPackage} ${texts.packageNumber(job.package.seq)}`, simulated]
        .filter((part) => part !== '')
        .join(' · '),
      page: texts.page,
    };
  }
  const street = labelsOf(job.content, job.language, texts).street(job.unit);
  return {
    topLeft: `${round} · ${street} · ${texts.preliminary(job.digest.number)}`,
    topRight: simulated,
    bottomLeft: [rules, `${texts.digest} ${job.digest.digits}`, simulated].filter((part) => part !== '').join(' · '),
    page: texts.page,
  };
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
