import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadAssets } from '../../electron/backend/assets.ts';
import { createSystemClock } from '../../electron/backend/system-clock.ts';
import { createSystemIds } from '../../electron/backend/system-ids.ts';
import { createPrintJobs } from '../../electron/backend/print-jobs.ts';
import type { Printer } from '../../electron/backend/ports.ts';
import { RENDERER } from '../../electron/browser-host/main.ts';
import { rehearsedRound } from '../../electron/demonstration/rehearsed-round.ts';
import { createPrintPort } from '../../electron/browser-host/print.ts';
import { startServer, type LoopbackServer } from '../../electron/browser-host/server.ts';
import { createSession } from '../../electron/browser-host/session.ts';
import { buildParts } from '../../electron/launcher/build-pages.ts';
import { fileURLToPath } from 'node:url';
import type { PrintJob, WipeJob } from '../../shared/model/print.ts';
import { ok } from '../../shared/result.ts';
import { packagedOnly } from '../support/chromium.ts';
import { silentLog } from '../support/host-fixture.ts';
import { chartsJob, scorecardJob, scoredRound, stabilityJob } from '../support/print-fixtures.ts';
import { marginTexts } from '../../renderer/print/margin-boxes.ts';

const ids = createSystemIds(createSystemClock());
const jobs = createPrintJobs(ids);
let server: LoopbackServer;
let printer: Printer;

beforeAll(async () => {
  const built = await buildParts(fileURLToPath(new URL('../..', import.meta.url)), ['renderer']);
  if (!built.ok) throw new Error(built.output);
  server = await startServer({
    app: {
      dispatch: () => Promise.reject(new Error('a print page calls nothing')),
      on: () => () => undefined,
      files: { register: () => ({ ref: '', name: '', size: 0 }), path: () => undefined, name: () => undefined },
      spool: () => undefined,
      takePrintJob: (id) => jobs.take(id),
    },
    assets: loadAssets(RENDERER),
    session: createSession(ids, 1000, () => performance.now()),
    ids,
    log: silentLog,
    port: 0,
  });
  const engine = await packagedOnly();
  const opened = await createPrintPort({
    origin: () => server.origin,
    engine: () => Promise.resolve(ok(engine)),
    log: silentLog,
  }).open();
  if (!opened.ok) throw new Error(opened.error.code);
  printer = opened.value;
}, 240_000);

afterAll(async () => {
  await printer.close();
  await server.close();
});

function recovery(office: string): PrintJob {
  return {
    kind: 'recovery',
    language: 'zh',
    office,
    sheets: [{ number: 1, code: 'ABCD-EFGH-JKLM' }],
    of: 1,
    needed: 1,
    digits: '12345 67890',
    madeAt: '2026-11-24T01:02:03.000Z',
  };
}

describe('the print page of the product', () => {
  it('prints Chinese with its own fonts, whatever this computer has', async () => {
    const pdf = await printer.pdf(`/print.html#${jobs.put(recovery('西城区委编办'))}`);
    expect(pdf.ok).toBe(true);
    if (!pdf.ok) return;
    const document = await getDocumentProxy(pdf.value.slice());
    const { text } = await extractText(document, { mergePages: true });
    expect(text.replace(/\s+/g, '')).toContain('西城区委编办');
    expect(text.replace(/\s+/g, '')).toContain('ABCDEFGHJKLM');
    const fonts = [
      ...Buffer.from(pdf.value)
        .toString('latin1')
        .matchAll(/\/FontName \/[A-Z]{6}\+([\w-]+)/g),
    ];
    expect(fonts.length).toBeGreaterThan(0);
    for (const [, name] of fonts) expect(name).toMatch(/^(NotoSansSC|LXGWWenKai)/);
  });

  it('a scorecard is two pages, also of a street with a long name and many open items', async () => {
    const UNIT = '110102010';
    const pages = async (job: PrintJob): Promise<number> => {
      const pdf = await printer.pdf(`/print.html#${jobs.put(job)}`);
      if (!pdf.ok) throw new Error(pdf.error.code);
      return (await getDocumentProxy(pdf.value.slice())).numPages;
    };
    expect(await pages(scorecardJob(scoredRound(), UNIT, 'zh'))).toBe(2);
    const codes = scoredRound().content.template.leaves.map(({ code }) => code);
    const open = scoredRound(
      {},
      {
        [UNIT]: {
          withoutReview: codes.filter((_, at) => at % 3 === 1),
          notApplicable: codes.filter((_, at) => at % 10 === 4),
        },
      },
    );
    const street = open.content.template.streets.find(({ code9 }) => code9 === UNIT);
    if (street === undefined) throw new Error('no street');
    street.zh = '北京市西城区金融街与什刹海历史文化保护区联合街道办事处（试点）';
    street.en = 'Financial Street and Shichahai Historic Conservation Area Joint Subdistrict Office (pilot)';
    expect(await pages(scorecardJob(open, UNIT, 'zh'))).toBe(2);
    expect(await pages(scorecardJob(open, UNIT, 'en'))).toBe(2);
    // A rehearsal says what it is in the names of round and office, which makes both longer.
    const rehearsed = scoredRound({}, { [UNIT]: { withoutReview: ['A2.1.1', 'C1.2.1'], notApplicable: ['B3.1.1'] } });
    const content = rehearsedRound(rehearsed.content);
    for (const language of ['zh', 'en'] as const)
      expect(await pages(scorecardJob({ ...rehearsed, content }, UNIT, language))).toBe(2);
  });

  it.each(['zh', 'en'] as const)(
    'the records of a wipe of fifteen streets are one page each with their signatures (%s)',
    async (language) => {
      const { content } = scoredRound();
      const job: WipeJob = {
        kind: 'wipe',
        language,
        round: { id: 'r', name: content.name, period: content.period, simulated: false, office: '西城区委编办' },
        streets: Object.fromEntries(content.template.streets.map(({ code9, zh, en }) => [code9, { zh, en }])),
        account: {
          forms: content.template.streets.flatMap(({ code9 }, at) => [
            { form: 'worker', unit: code9, count: 17 + at },
            { form: 'resident', unit: code9, count: 140 + at },
          ]),
          unsent: 2,
          files: {
            stripped: 27,
            removed: [],
            aside: ['2026-ab12-110102001-20261124-0931.jpback'],
            made: 3,
            backups: 1,
          },
          seal: { number: 2, resultSha256: 'ab'.repeat(32), at: '2026-12-02T02:00:00.000Z' },
          package: { seq: 3, sha256: '' },
          done: {
            at: '2027-01-24T02:00:00.000Z',
            person: { name: '王主任', post: '评估办主任' },
            device: '办公室一号机',
            reason: { code: 'rules', text: '结果公布期满，按本轮方案清除问卷答案' },
            countsSha256: 'ef'.repeat(32),
          },
        },
        madeAt: '2027-01-24T02:01:00.000Z',
      };
      const { forms, package: issued, files, done } = job.account;
      const desk: PrintJob = {
        ...job,
        kind: 'desk-wipe',
        n: 1,
        account: { forms, package: issued, files, receiptAt: done?.at ?? null, done },
      };
      for (const one of [job, desk]) {
        const pdf = await printer.pdf(`/print.html#${jobs.put(one)}`);
        if (!pdf.ok) throw new Error(pdf.error.code);
        expect((await getDocumentProxy(pdf.value.slice())).numPages).toBe(1);
      }
    },
  );

  it('prints charts and how firm the scores are with its own fonts, a heading and a number on each page', async () => {
    const round = scoredRound({ simulated: false });
    for (const job of [
      chartsJob(round, 'zh', { other: round, of: 'median' }),
      stabilityJob(round, '110102010', 'en'),
    ]) {
      const pdf = await printer.pdf(`/print.html#${jobs.put(job)}`);
      if (!pdf.ok) throw new Error(pdf.error.code);
      const document = await getDocumentProxy(pdf.value.slice());
      const { text } = await extractText(document, { mergePages: false });
      const margin = marginTexts(job);
      const plain = (one: string) => one.replaceAll(/\s+/gu, '');
      expect(text.length).toBeGreaterThan(3);
      for (const [at, page] of text.entries()) {
        expect(plain(page)).toContain(plain(margin.topLeft));
        expect(plain(page)).toContain(plain(`${margin.page.before}${at + 1}${margin.page.between}${text.length}`));
      }
      // No page is left with nothing but its margins.
      expect(text.filter((page) => plain(page).length < 150)).toEqual([]);
      const fonts = Buffer.from(pdf.value)
        .toString('latin1')
        .matchAll(/\/FontName \/[A-Z]{6}\+([\w-]+)/g);
      for (const [, name] of fonts) expect(name).toMatch(/^(NotoSansSC|LXGWWenKai)/u);
    }
  });

  it('names a character that no font has instead of printing a box', async () => {
    expect(await printer.pdf(`/print.html#${jobs.put(recovery('办\u{e123}公室'))}`)).toEqual({
      ok: false,
      error: { code: 'not_ready', what: 'character_without_font', detail: '\u{e123}' },
    });
  });
});
