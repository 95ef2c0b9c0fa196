import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../../electron/backend/spreadsheets/write-workbook.ts';
import { reevaluate } from '../../support/derivation.ts';
import { cli, jsonLines } from './run-cli.ts';
import { DATA, file, folder, fresh, META, rowsOf, score, type Asked } from './score-runs.ts';

describe('score', () => {
  it('writes one line per unit by code, and one column per aggregate', async () => {
    const out = fresh();
    const run = await score({ out, normalise: 'goalposts' });
    expect([run.code, run.out, run.err]).toEqual([0, `${out}: 2 units, 3 columns of scores\n`, '']);
    expect(readFileSync(out, 'utf8')).toBe('uCode,A,B,T\nS01,80,,80\nS02,56.666666666666664,40,52.5\n');
  });

  it('reads a byte order mark, CRLF, quotes, other orders and columns it does not need', async () => {
    const out = fresh();
    const data =
      '\ufeffb1,note,"uCode",a2,a1,Zone\r\n40,"said ""so"", twice\r\nover",S02,10,60,x\r\n,,S01,,80,y\r\n\r\n';
    const meta = `\ufeff${rowsOf(META)
      .map((row) => [...row.toReversed(), 'x'].map((cell) => `"${cell}"`).join(','))
      .join('\r\n')}\r\n`;
    const run = await score({ out, data: file(data), meta: file(meta), normalise: 'goalposts' });
    expect([run.code, run.err]).toEqual([0, '']);
    expect(readFileSync(out, 'utf8')).toBe('uCode,A,B,T\nS01,80,,80\nS02,56.666666666666664,40,52.5\n');
  });

  it('reads workbooks with sheets iMeta, iData and Weights, whatever they are called', async () => {
    const weights = 'iCode,Level,Weight\na1,1,1\na2,1,1\nb1,1,1\nA,2,1\nB,2,1\nT,3,1\n';
    const book = file(
      await writeWorkbook([
        { name: 'About', rows: [['hello']] },
        { name: 'iData', rows: rowsOf(DATA) },
        { name: 'iMeta', rows: rowsOf(META) },
        { name: 'weights', rows: rowsOf(weights) },
      ]),
      'bin',
    );
    const [a, b, c] = [fresh(), fresh(), fresh()];
    expect(
      (await score({ meta: book, data: book, out: a, normalise: 'goalposts', more: ['--weights', book] })).code,
    ).toBe(0);
    expect((await score({ out: b, normalise: 'goalposts', more: ['--weights', file(weights)] })).code).toBe(0);
    expect(readFileSync(a, 'utf8')).toBe(readFileSync(b, 'utf8'));
    expect(readFileSync(a, 'utf8')).toBe('uCode,A,B,T\nS01,80,,80\nS02,55,40,47.5\n');
    const lacking = file(
      await writeWorkbook([
        { name: 'x', rows: [['a']] },
        { name: 'y', rows: [['b']] },
      ]),
      'xlsx',
    );
    const run = await score({ meta: lacking, out: c });
    expect([run.code, run.err]).toEqual([1, `${lacking}: the workbook has no sheet named “iMeta”\n`]);
  });

  it('says the place in a workbook by sheet, row and column', async () => {
    const rows = rowsOf(DATA).map((row, at) => (at === 1 ? row.with(3, 'many') : row));
    const book = file(
      await writeWorkbook([
        { name: 'iMeta', rows: rowsOf(META) },
        { name: 'iData', rows },
      ]),
      'xlsx',
    );
    const zh = await score({ meta: book, data: book, lang: 'zh' });
    expect([zh.code, zh.err]).toEqual([
      1,
      `${book}，工作表 iData，第 2 行，D 列（a2）: “many”不是数；没有数据就留空\n`,
    ]);
    const en = await score({ meta: book, data: book });
    expect(en.err).toBe(
      `${book}, sheet iData, row 2, column D (a2): “many” is not a number; leave the cell empty where there is none\n`,
    );
  });

  it('takes one mean and one least share per level', async () => {
    const out = fresh();
    await score({ out, aggregate: 'amean,gmean', more: ['--min-share', '0,1'] });
    expect(readFileSync(out, 'utf8').split('\n')[1]).toBe('S01,80,,');
    const wrong = await score({ aggregate: 'amean,gmean,amean' });
    expect([wrong.code, wrong.err]).toEqual([
      2,
      '--aggregate names 3, but there are 2 levels of aggregates; name 1 or 2\n',
    ]);
  });

  it('names what took no part and what could not be computed', async () => {
    const out = fresh();
    const data = file('uCode,a1,a2,b1\nS01,50,1,7\nS02,0,1,7\n');
    const run = await score({ out, data, normalise: 'minmax:0,100', aggregate: 'gmean' });
    expect(run.code).toBe(0);
    expect(run.err.split('\n').slice(0, 3)).toEqual([
      'indicator a2 was left out: all its values are equal',
      'indicator b1 was left out: all its values are equal',
      'S02: A cannot be computed, as something below is 0',
    ]);
    expect(readFileSync(out, 'utf8')).toBe('uCode,A,B,T\nS01,100,,100\nS02,,,\n');
    const zh = await score({ data, normalise: 'minmax:0,100', aggregate: 'gmean', lang: 'zh' });
    expect(zh.err).toContain('S02 的 A 算不出: 下面有零分');
  });

  it('explains every figure so that it can be computed anew', async () => {
    const [out, explain] = [fresh(), fresh('json')];
    const run = await score({ out, normalise: 'zscore:10,2', more: ['--explain', explain, '--min-share', '1/2'] });
    expect(run.code).toBe(0);
    const { faults, tops, figures } = reevaluate(readFileSync(explain, 'utf8'));
    expect(faults).toEqual([]);
    expect([...tops.keys()]).toEqual(['S01', 'S02']);
    expect(figures).toBeGreaterThan(4);
  });

  it('a cell that a spreadsheet program could not work out is never taken as empty', async () => {
    const rowsOfData = (cell: string): string =>
      `<row r="1">${['uCode', 'a1', 'a2', 'b1', 'note'].map((text, at) => textCell('ABCDE'[at] ?? '', 1, text)).join('')}</row>
       <row r="2">${textCell('A', 2, 'S01')}<c r="B2"><v>80</v></c>${cell}<c r="D2"><v>4.5</v></c><c r="E2" t="e"><v>#REF!</v></c></row>`;
    const textCell = (column: string, row: number, text: string): string =>
      `<c r="${column}${row}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const book = (cell: string): string =>
      file(
        zipSync({
          '[Content_Types].xml': strToU8(
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
          ),
          'xl/workbook.xml': strToU8(
            '<workbook xmlns:r="urn:r"><sheets><sheet name="Über" sheetId="1" r:id="r1"/><sheet name="iData" sheetId="2" r:id="r2"/></sheets></workbook>',
          ),
          'xl/_rels/workbook.xml.rels': strToU8(
            '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>',
          ),
          'xl/worksheets/sheet1.xml': strToU8(
            '<worksheet><sheetData><row r="2"><c r="C2" t="e"><v>#NUM!</v></c></row></sheetData></worksheet>',
          ),
          'xl/worksheets/sheet2.xml': strToU8(`<worksheet><sheetData>${rowsOfData(cell)}</sheetData></worksheet>`),
        }),
        'xlsx',
      );
    const run = (cell: string) => score({ data: book(cell) });
    const divided = await run('<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c>');
    expect([divided.code, divided.err]).toEqual([
      1,
      expect.stringContaining('sheet iData, row 2, column C (a2): “#DIV/0!” is not a number'),
    ]);
    const waiting = await run('<c r="C2"><f>B2*2</f></c>');
    expect([waiting.code, waiting.err]).toEqual([1, expect.stringContaining('“=B2*2” is not a number')]);
    // Worked out, or said to be missing; the column that nobody needs may hold what it likes.
    expect((await run('<c r="C2"><f>B2*2</f><v>160</v></c>')).code).toBe(0);
    expect((await run('<c r="C2" t="e"><v>#N/A</v></c>')).code).toBe(0);
    expect((await run('')).code).toBe(0);
  });

  it.each([
    ['2/3', '1'],
    ['0.66', '1'],
    ['0.6667', ''],
    ['0.667', ''],
    ['1', ''],
    ['0', '1'],
    ['4/6', '1'],
  ])('with --min-share %s two of three children give “%s”', async (share, gives) => {
    const out = fresh();
    const meta = file('Level,iCode,Parent,Direction,Weight\n1,a,T,1,1\n1,b,T,1,0\n1,c,T,1,5\n2,T,NA,NA,NA\n');
    const run = await score({ out, meta, data: file('uCode,a,b,c\nS,1,9,\n'), more: ['--min-share', share] });
    expect([run.code, readFileSync(out, 'utf8')]).toEqual([0, `uCode,T\nS,${gives}\n`]);
  });

  it('one unit alone has no min–max, and says so', async () => {
    const out = fresh();
    const run = await score({ out, data: file('uCode,a1,a2,b1\nS,1,2,3\n'), normalise: 'minmax:0,100' });
    expect([run.code, readFileSync(out, 'utf8')]).toEqual([0, 'uCode,A,B,T\nS,,,\n']);
    expect(run.err).toContain('indicator a1 was left out: it has one value only');
  });

  it('says the result as JSON, too', async () => {
    const out = fresh();
    const [said] = jsonLines(await score({ out, more: ['--json'] }));
    expect(said).toMatchObject({ ok: true, exit: 0, out, units: 2, columns: 3, leftOut: [] });
    const [refused] = jsonLines(await score({ data: file(DATA.replace('60', 'x')), more: ['--json'] }));
    expect(refused).toMatchObject({
      ok: false,
      exit: 1,
      refusals: [{ table: 'iData', kind: 'not_a_number', row: 2, column: 'a1', text: 'x' }],
    });
  });
});

describe('what is not good is refused, and nothing is written', () => {
  const bad: readonly (readonly [string, Asked, number, string])[] = [
    ['a missing file', { data: join(folder, 'none.csv') }, 4, 'there is no such file'],
    ['a folder', { data: folder }, 4, 'this is not a plain file'],
    ['an empty file', { data: file('') }, 1, 'the file is empty'],
    ['a round without answers', { data: file('uCode,a1,a2,b1\n') }, 1, 'the table has no rows'],
    ['no valid answer', { data: file('uCode,a1,a2,b1\nS01,,NA,\n') }, 1, 'no indicator has a single figure'],
    [
      'another encoding',
      { data: file(Uint8Array.from([...Buffer.from('uCode,a1\n'), 0xbd, 0xd6])) },
      1,
      'the text is not UTF-8',
    ],
    ['semicolons', { data: file('uCode;a1;a2;b1\nS;1,5;2;3\n') }, 1, 'separated by semicolons'],
    ['tabs', { data: file('uCode\ta1\ta2\tb1\nS\t1\t2\t3\n') }, 1, 'separated by tabs'],
    ['an open quote', { data: file('uCode,a1,a2,b1\nS,1,2,3\nT,"1,2,3\n') }, 1, 'row 3: the quotation marks'],
    ['a short row', { data: file('uCode,a1,a2,b1\nS,1,2\n') }, 1, 'row 2: this row has another number of fields'],
    ['a broken workbook', { data: file(Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9]), 'xlsx') }, 1, ''],
    [
      'an orphan',
      { meta: file(META.replace('1,b1,B', '1,b1,X')) },
      1,
      'row 4, column C (Parent): the parent “X” is not in the table',
    ],
    ['a cycle', { meta: file(META.replace('3,T,,', '3,T,A,')) }, 1, ''],
    ['two at the top', { meta: file(META.replace('2,B,T', '3,B,')) }, 1, ''],
    [
      'a cycle of aggregates',
      { meta: file(META.replace('3,T,,1,1', '3,T,B,1,1')) },
      1,
      'row 6, column C (Parent): these are above themselves: B, T',
    ],
    [
      'a level that is skipped',
      { meta: file(META.replace('1,b1,B', '1,b1,T')) },
      1,
      'row 4, column A (Level): its parent must be exactly one level higher; this is level 1',
    ],
    [
      'two sets of weights in one file',
      { more: ['--weights', file('iCode,Weight\na1,1\na2,1\nb1,1\nA,1\nB,1\na1,2\na2,2\nb1,2\nA,2\nB,2\n')] },
      1,
      'row 7, column A (iCode): the code “a1” is there twice',
    ],
    [
      'no weight for one code',
      { more: ['--weights', file('iCode,Weight\na1,1\na2,1\nb1,1\nA,1\n')] },
      1,
      '“B” has no weight',
    ],
    [
      'no goalposts where they are asked for',
      { meta: file(META.replace('1,b1,B,1,1,Indicator,0,100', '1,b1,B,1,1,Indicator,,100')), normalise: 'goalposts' },
      1,
      'row 4, column G (goalpost_lower): this cell must not be empty',
    ],
    ['a column that is read twice over', { data: file('uCode,a1,a2,a1,b1\nS,1,2,3,4\n') }, 1, 'is there twice'],
    ['too many means', { aggregate: 'amean,gmean,amean' }, 2, '--aggregate names 3'],
    ['too few shares', { more: ['--min-share', '1,1,1'] }, 2, '--min-share names 3'],
    ['a share in percent', { more: ['--min-share', '66%'] }, 2, '--min-share 66%'],
    ['a code twice', { meta: file(META.replace('1,a2,', '1,a1,')) }, 1, 'the code “a1” is there twice'],
    [
      'a negative weight',
      { meta: file(META.replace('1,a1,A,1,2', '1,a1,A,1,-2')) },
      1,
      'a weight must not be negative (-2)',
    ],
    [
      'weights of zero',
      { meta: file(META.replace('1,a1,A,1,2', '1,a1,A,1,0').replace('1,a2,A,-1,1', '1,a2,A,-1,0')) },
      1,
      'all weights below “A” are zero',
    ],
    ['an unknown normalisation', { normalise: 'minmax:5,5' }, 2, '--normalise minmax:5,5'],
    ['half a normalisation', { normalise: 'zscore:0' }, 2, '--normalise zscore:0'],
    ['an unknown mean', { aggregate: 'median' }, 2, '--aggregate median'],
    ['a share above 1', { more: ['--min-share', '3/2'] }, 2, '--min-share 3/2'],
    ['a share of nothing', { more: ['--min-share', '1/0'] }, 2, '--min-share 1/0'],
    ['a stray word', { more: ['extra.csv'] }, 2, 'extra.csv'],
    ['a folder that is not there', { out: join(folder, 'no', 'where.csv') }, 4, 'there is no such folder'],
    ['a folder as the result', { out: folder }, 4, 'this is not a plain file'],
    [
      'a derivation that cannot be written',
      { more: ['--explain', join(folder, 'no', 'why.json')] },
      4,
      'there is no such folder',
    ],
  ];

  it.each(bad)('%s', async (_, asked, code, says) => {
    const out = asked.out ?? fresh();
    const before = readdirSync(folder).length;
    const [zh, en] = [
      await score({ ...asked, out, meta: asked.meta ?? file(META), lang: 'zh' }),
      await score({ ...asked, out, meta: asked.meta ?? file(META) }),
    ];
    expect([zh.code, en.code]).toEqual([code, code]);
    expect(en.err).toContain(says);
    expect(zh.err).not.toBe('');
    expect(zh.err).not.toBe(en.err);
    expect([zh.out, en.out]).toEqual(['', '']);
    expect(existsSync(out) && out !== folder).toBe(false);
    // Only the inputs that this test made came.
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
    expect(readdirSync(folder).length - before).toBeLessThanOrEqual(4);
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'a folder without permission (skipped for root, who may write everywhere)',
    async () => {
      const closed = join(folder, 'closed');
      mkdirSync(closed);
      chmodSync(closed, 0o500);
      const run = await score({ out: join(closed, 'x.csv') });
      chmodSync(closed, 0o700);
      expect([run.code, run.err]).toEqual([4, expect.stringContaining('permission')]);
    },
  );

  it('an input is never written over, and an old result stays until the new one is whole', async () => {
    const data = file(DATA);
    const run = await score({ data, out: data });
    expect([run.code, readFileSync(data, 'utf8')]).toEqual([2, DATA]);
    const out = file('old');
    expect((await score({ out, data: file('uCode,a1,a2,b1\nS,x,1,1\n') })).code).toBe(1);
    expect(readFileSync(out, 'utf8')).toBe('old');
    expect((await score({ out, more: ['--explain', out] })).code).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe('old');
    expect((await score({ out })).code).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('uCode,A,B,T');
  });

  it('an unknown option', async () => {
    const out = fresh();
    const run = await score({ out, more: ['--fast'] });
    expect([run.code, run.err, existsSync(out)]).toEqual([2, expect.stringContaining('--fast'), false]);
  });

  it.each(['--indicators', '--data', '--out', '--normalise', '--aggregate'])('asks for %s', async (name) => {
    const all = {
      '--indicators': file(META),
      '--data': file(DATA),
      '--out': fresh(),
      '--normalise': 'none',
      '--aggregate': 'amean',
    };
    const words = Object.entries(all).flatMap(([option, said]) => (option === name ? [] : [option, said]));
    const run = await cli(['score', ...words, '--lang', 'en']);
    expect([run.code, run.err]).toEqual([2, expect.stringContaining(name)]);
  });
});
