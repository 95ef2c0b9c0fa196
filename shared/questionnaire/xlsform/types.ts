import type { Kind } from '../../model/form.ts';

export type RowType =
  | { readonly what: 'question'; readonly kind: Kind; readonly list?: string; readonly other?: boolean }
  | { readonly what: 'begin' }
  | { readonly what: 'end' }
  | { readonly what: 'begin_other'; readonly word: string }
  | { readonly what: 'end_other' }
  | { readonly what: 'unsupported' }
  | { readonly what: 'unknown' };

const PLAIN: ReadonlyMap<string, Kind> = new Map([
  ['text', 'text'],
  ['string', 'text'],
  ['integer', 'integer'],
  ['int', 'integer'],
  ['decimal', 'decimal'],
  ['date', 'date'],
  ['note', 'note'],
  ['calculate', 'calculate'],
  ['calculation', 'calculate'],
  ['acknowledge', 'acknowledge'],
]);

const KNOWN = new Set(
  (
    'image photo audio background-audio video file geopoint geotrace geoshape gps location barcode range rank time ' +
    'datetime start end today deviceid subscriberid simserial phonenumber phone_number username email audit ' +
    'start-geopoint hidden xml-external csv-external select_one_external select_one_from_file ' +
    'select_multiple_from_file osm trigger xml_external csv_external imei uri:deviceid uri:email uri:username ' +
    'uri:phonenumber uri:simserial uri:subscriberid percentage number_of_days_in_last_month table-list entity'
  ).split(' '),
);

const ONE = '(?:select_one|select one from|select one|select1|add select one prompt using)';
const MANY =
  '(?:select_multiple|select multiple from|select all that apply from|select all that apply|add select multiple prompt using)';
const OTHER = '(?:or_other|or other|or specify other)';
const SELECT = new RegExp(`^(?:(${ONE})|${MANY})\\s+(\\S+)(?:\\s+(${OTHER}))?$`, 'i');

/** What the `type` cell of a row says. */
export function typeOf(cell: string): RowType {
  const written = cell.replace(/\s+/g, ' ');
  const words = written.toLowerCase();
  const edge = /^(begin|end)[ _](\S+)/.exec(words);
  if (edge !== null) {
    const [, side, thing = ''] = edge;
    if (thing === 'group') return { what: side === 'begin' ? 'begin' : 'end' };
    return side === 'begin' ? { what: 'begin_other', word: thing } : { what: 'end_other' };
  }
  const plain = PLAIN.get(words);
  if (plain !== undefined) return { what: 'question', kind: plain };
  const select = SELECT.exec(written);
  if (select !== null) {
    const [, one, list = '', other] = select;
    return { what: 'question', kind: one === undefined ? 'multiple' : 'single', list, other: other !== undefined };
  }
  const [first = ''] = words.split(' ');
  return { what: KNOWN.has(first) || KNOWN.has(words.replace(' ', '_')) ? 'unsupported' : 'unknown' };
}

const LOOKS = new Set(
  (
    'minimal multiline likert quick compact horizontal horizontal-compact vertical columns columns-pack columns-flex ' +
    'no-buttons autocomplete label list-nolabel list field-list table-list numbers thousands-sep year month-year ' +
    'no-calendar summary quickcompact'
  ).split(' '),
);

/** The first word of an appearance that is more than a look that we know; null where there is none. */
export function strangeLook(appearance: string): string | null {
  const known = (word: string): boolean =>
    LOOKS.has(word) || /^(?:w\d{1,2}|(?:columns|compact|quickcompact)-\d{1,2})$/.test(word);
  return appearance.split(/\s+/).find((word) => !known(word)) ?? null;
}
