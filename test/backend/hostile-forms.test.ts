import { expect, test } from 'vitest';
import { importXlsform } from '../../shared/questionnaire/xlsform/import.ts';
import type { Sheet } from '../../shared/questionnaire/xlsform/sheet.ts';

function sheet(name: string, ...rows: string[][]): Sheet {
  return { name, rows };
}

const HEAD = ['type', 'name', 'label'];
const survey = (...rows: string[][]): Sheet => sheet('survey', HEAD, ...rows);

/** Every refusal as `sheet!cell code`, or what is not kept as `- sheet!cell`. */
function outcome(...sheets: Sheet[]): string[] {
  const read = importXlsform(sheets, 'form');
  const at = (one: { sheet: string; column: string | null; row: number | null }): string =>
    `${one.sheet}!${one.column ?? ''}${one.row ?? ''}`;
  if (!read.ok) return read.error.map((one) => `${at(one)} ${one.code}`);
  return read.value.notKept.map((one) => `- ${at(one)}`);
}

const LIST = sheet('choices', ['list_name', 'name', 'label'], ['l', 'a', 'A'], ['l', 'b', 'B']);

test.each<[string, Sheet[]]>([
  [
    'spelled as people do',
    [
      sheet(
        ' Survey ',
        ['Type', ' NAME ', 'Label::English (en)', 'Required Message::English (en)'],
        ['Select One from  l', 'q', 'Q', 'R'],
      ),
      sheet('CHOICES', ['List Name', 'Name', 'LABEL::English (en)'], ['l', 'a', 'A']),
    ],
  ],
  [
    'one colon',
    [
      sheet(
        'survey',
        ['type', 'name', 'label: English', 'hint:English', 'bind:relevant'],
        ['text', 'a', 'A', 'H', ''],
        ['text', 'b', 'B', '', "${a} = 'x'"],
      ),
    ],
  ],
  ['or other', [survey(['select one l or specify other', 'q', 'Q']), LIST]],
  [
    'groups with and without a line',
    [
      survey(
        ['begin_group', 'g', ''],
        ['Text', 'a', 'A'],
        ['end_group', '', ''],
        ['Begin Group', 'h', 'H'],
        ['NOTE', '', 'N'],
        ['End Group', '', ''],
      ),
    ],
  ],
  [
    'no settings, blank rows and columns',
    [sheet('survey', [], ['', ''], HEAD, [], ['text', 'a', 'A', '', ''], ['  ', ' ', ''], ['text', 'b', 'B'])],
  ],
  [
    'a chain of sums and answers in texts',
    [
      sheet(
        'survey',
        [...HEAD, 'calculation', 'constraint'],
        ['integer', 'a', 'A', '', '.>=0 and .<=120'],
        ['calculate', 'b', '', '${a}*2', ''],
        ['calculate', 'c', '', 'round(${b} div 3, 1)', ''],
        ['note', 'n', '${a} and ${c}', '', ''],
        ['text', 't', 'T', '', "regex(., '[0-9]{4}') and . != 'none'"],
      ),
    ],
  ],
  [
    'yes in its spellings',
    [
      sheet(
        'survey',
        [...HEAD, 'required'],
        ['text', 'a', 'A', 'TRUE'],
        ['text', 'b', 'B', 'Yes'],
        ['text', 'c', 'C', 'true()'],
        ['text', 'd', 'D', 'no'],
        ['text', 'e', 'E', "${a} = 'x'"],
      ),
    ],
  ],
  [
    'the default language by its short name',
    [
      sheet('survey', ['type', 'name', 'label::English (en)', 'label::中文 (zh)'], ['text', 'a', 'A', '甲']),
      sheet('settings', ['default_language'], ['english']),
    ],
  ],
  [
    'columns of a list are kept',
    [
      sheet('survey', [...HEAD, 'choice_filter'], ['select_one l', 'q', 'Q', "area = 'x' and starts-with(name, 'a')"]),
      sheet('choices', ['list_name', 'name', 'label', 'area', 'comment'], ['l', 'a', 'A', 'x', 'words']),
    ],
  ],
])('taken in whole: %s', (_what, sheets) => {
  expect(outcome(...sheets)).toStrictEqual([]);
});

test.each<[string, Sheet[], string[]]>([
  ['no survey sheet', [sheet('Sheet1', HEAD, ['text', 'a', 'A'])], ['survey! sheet_missing']],
  [
    'no type column',
    [sheet('survey', ['kind', 'name', 'label'], ['text', 'a', 'A'])],
    ['survey!A1 column_missing', 'survey!A2 type_missing'],
  ],
  [
    'repeats, files, places',
    [
      survey(
        ['begin repeat', 'r', 'R'],
        ['image', 'i', 'I'],
        ['end repeat', '', ''],
        ['geopoint', 'g', 'G'],
        ['select_one_from_file x.csv', 'f', 'F'],
        ['today', 't', ''],
        ['range', 'n', 'N'],
      ),
    ],
    [
      'survey!A2 type_unsupported',
      'survey!A3 type_unsupported',
      'survey!A5 type_unsupported',
      'survey!A6 type_unsupported',
      'survey!A7 type_unsupported',
      'survey!A8 type_unsupported',
    ],
  ],
  [
    'who refers to what is refused hears it once',
    [sheet('survey', [...HEAD, 'relevant'], ['geopoint', 'g', 'G', ''], ['text', 'a', 'A', "${g} != ''"])],
    ['survey!A2 type_unsupported'],
  ],
  ['unknown type', [survey(['txet', 'a', 'A'])], ['survey!A2 type_unknown']],
  [
    'pictures and sounds',
    [
      sheet(
        'survey',
        [...HEAD, 'media::image', 'media::audio::English'],
        ['text', 'a', 'A', 'a.png', ''],
        ['text', 'b', 'B', '', 'b.mp3'],
      ),
    ],
    ['survey!D2 column_unsupported', 'survey!E3 column_unsupported'],
  ],
  [
    'notes beside the form',
    [sheet('survey', [...HEAD, 'comments'], ['text', 'a', 'A', 'ask again']), LIST],
    ['survey!D2 column_unsupported'],
  ],
  [
    'cells under no heading',
    [sheet('survey', HEAD, ['text', 'a', 'A', 'left over'])],
    ['survey!D2 column_unsupported'],
  ],
  [
    'one language twice',
    [
      sheet('survey', ['type', 'name', 'label', 'label::English'], ['text', 'a', 'A', 'B']),
      sheet('settings', ['default_language'], ['English']),
    ],
    ['survey!D1 column_twice'],
  ],
  [
    'a circle through three',
    [
      sheet(
        'survey',
        [...HEAD, 'relevant'],
        ['text', 'a', 'A', "${c} = '1'"],
        ['text', 'b', 'B', "${a} = '1'"],
        ['text', 'c', 'C', "${b} = '1'"],
      ),
    ],
    ['survey!D2 cycle', 'survey!D3 cycle', 'survey!D4 cycle'],
  ],
  [
    'functions that are not here',
    [
      sheet(
        'survey',
        [...HEAD, 'calculation'],
        ['calculate', 'a', '', "pulldata('f', 'x', 'y', 'z')"],
        ['calculate', 'b', '', 'once(random())'],
        ['calculate', 'c', '', "format-date(today(), '%Y')"],
      ),
    ],
    [
      'survey!D2 function_unknown',
      'survey!D3 function_unknown',
      'survey!D3 function_unknown',
      'survey!D4 function_unknown',
    ],
  ],
  [
    'paths',
    [
      sheet(
        'survey',
        [...HEAD, 'relevant', 'constraint'],
        ['text', 'a', 'A', "../b = 'x'", '..=1'],
        ['text', 'b', 'B', '/data/a > 1', ". = 'x'"],
      ),
    ],
    ['survey!D2 path', 'survey!E2 path', 'survey!D3 path'],
  ],
  [
    'a dot where nothing is answered',
    [sheet('survey', [...HEAD, 'relevant'], ['text', 'a', 'A', '. > 1'])],
    ['survey!D2 self_here'],
  ],
  ['a text that names nobody', [survey(['text', 'a', 'Hello ${who}'])], ['survey!C2 name_unknown']],
  [
    'quotation marks of a word processor',
    [sheet('survey', [...HEAD, 'relevant'], ['text', 'a', 'A', ''], ['text', 'b', 'B', '${a} = ‘x’'])],
    ['survey!D3 character'],
  ],
  [
    'required in words',
    [sheet('survey', [...HEAD, 'required'], ['text', 'a', 'A', 'sometimes'])],
    ['survey!D2 column_here'],
  ],
  [
    'other sheets with a meaning',
    [
      survey(['text', 'a', 'A']),
      sheet('entities', ['list_name'], ['x']),
      sheet('osm', ['list name'], ['x']),
      sheet('external_choices', ['list name'], ['x']),
    ],
    ['entities!A1 sheet_unsupported', 'osm!A1 sheet_unsupported', 'external_choices!A1 sheet_unsupported'],
  ],
  [
    'settings that change the form',
    [survey(['text', 'a', 'A']), sheet('settings', ['public_key', 'style', 'instance_name'], ['MII', 'pages', '${a}'])],
    ['settings!A2 setting_unsupported'],
  ],
  [
    'lists',
    [
      survey(['select_one m', 'q', 'Q'], ['select_multiple l', 'p', 'P']),
      sheet(
        'choices',
        ['list_name', 'name', 'label'],
        ['l', 'a b', 'AB'],
        ['l', '', 'none'],
        ['', 'c', 'C'],
        ['l', 'd', 'D'],
        ['l', 'd', 'E'],
      ),
    ],
    [
      'choices!B3 choice_name_missing',
      'choices!A4 choice_list_missing',
      'choices!B6 choice_twice',
      'choices!B2 choice_name_space',
      'survey!A2 list_unknown',
    ],
  ],
  [
    'a list without its heading',
    [survey(['select_one l', 'q', 'Q']), sheet('choices', ['list', 'name', 'label'], ['l', 'a', 'A'])],
    ['choices!A1 column_missing', 'choices!A2 choice_list_missing', 'survey!A2 list_unknown'],
  ],
  [
    'points that no type gives',
    [
      sheet(
        'survey',
        [...HEAD, 'jp_leaf', 'jp_score', 'jp_kind'],
        ['date', 'a', 'A', 'B1.1.2', '', ''],
        ['integer', 'b', 'B', '', 'linear 10', ''],
        ['integer', 'c', 'C', 'B1.1.2', 'linear 10', 'nps'],
        ['text', 'd', 'D', '', 'ticked 3', ''],
      ),
    ],
    ['survey!D2 leaf_unscored', 'survey!E3 value_bad', 'survey!E5 value_bad'],
  ],
  [
    'a formula with an error',
    [{ ...survey(['text', 'a', 'A']), lost: [{ row: 1, column: 3, text: '#REF!' }] }],
    ['survey!D2 cell_lost'],
  ],
  [
    'a name like an object’s own',
    [survey(['text', '__proto__', 'A'], ['text', 'constructor', 'B']), sheet('settings', ['form_id'], ['__proto__'])],
    ['settings!A2 value_bad'],
  ],
])('refused by place and reason: %s', (_what, sheets, expected) => {
  expect(outcome(...sheets)).toStrictEqual(expected);
});

test.each<[string, Sheet[], string[]]>([
  [
    'rules about notes and sums',
    [
      sheet(
        'survey',
        [...HEAD, 'required', 'constraint', 'calculation'],
        ['note', 'n', 'N', 'yes', '', ''],
        ['calculate', 'c', '', '', '. > 1', '1 + 1'],
        ['text', 'a', 'A', '', '', ''],
      ),
    ],
    ['- survey!D2', '- survey!E3'],
  ],
  [
    'rows that are switched off, and words at the end of a group',
    [
      sheet(
        'survey',
        [...HEAD, 'disabled'],
        ['image', 'i', 'I', 'yes'],
        ['begin group', 'g', 'G', ''],
        ['text', 'a', 'A', ''],
        ['end group', 'g', 'G ends', ''],
      ),
    ],
    ['- survey!D2', '- survey!C5'],
  ],
  [
    'sheets for people, and settings for servers',
    [
      survey(['text', 'a', 'A']),
      sheet('Read me', ['Hello']),
      sheet(
        'settings',
        ['style', 'submission_url', 'instance_name'],
        ['pages', 'https://example.org', "concat('a', 'b')"],
      ),
    ],
    ['- Read me!', '- settings!A2', '- settings!B2', '- settings!C2'],
  ],
])('taken in, and what is not kept is listed: %s', (_what, sheets, expected) => {
  expect(outcome(...sheets)).toStrictEqual(expected);
});

test('a form of six hundred questions, half of them at fault, is told every one of them', () => {
  const rows = Array.from({ length: 600 }, (_, at) =>
    at % 2 === 0 ? ['text', `q${at}`, `Q ${at}`, `\${q${at + 2}} > 1`] : ['video', `q${at}`, `Q ${at}`, ''],
  );
  const read = importXlsform([sheet('survey', [...HEAD, 'relevant'], ...rows)], 'long');
  expect(read.ok ? [] : read.error.map(({ row, code }) => `${row} ${code}`)).toStrictEqual([
    ...rows.flatMap((_, at) => (at % 2 === 1 ? [`${at + 2} type_unsupported`] : [])),
    '600 name_unknown',
  ]);
});
