/** A cell that is not empty and would be read as if it were. */
export interface LostCell {
  readonly sheet: string;
  /** Both from 0. */
  readonly row: number;
  readonly column: number;
  /** The error, `#DIV/0!`, or the formula that no program has worked out, `=A1*2`. */
  readonly text: string;
}

type Attributes = ReadonlyMap<string, string>;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex?: string, decimal?: string, name = '') => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal === undefined ? (NAMED[String(name)] ?? all) : String.fromCodePoint(Number(decimal));
  });
}

/** Attributes by their names without prefix. */
function attributesOf(tag: string): Attributes {
  return new Map(
    [...tag.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
      ([, name = '', double, single]) => [name.replace(/^.*:/, ''), plain(double ?? single ?? '')] as const,
    ),
  );
}

/** Every element of a name: its attributes, and what it holds. */
function elements(xml: string, name: string): readonly { readonly at: Attributes; readonly inside: string }[] {
  const found = xml.matchAll(new RegExp(`<(?:\\w+:)?${name}(\\s[^>]*?)?(?:/>|>([\\s\\S]*?)</(?:\\w+:)?${name}>)`, 'g'));
  return [...found].map(([, tag = '', inside = '']) => ({ at: attributesOf(tag), inside }));
}

/** `C5` as row 4, column 2; null for what is no address. */
function placeOf(address: string): { readonly row: number; readonly column: number } | null {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})([1-9]\d*)$/.exec(address) ?? [];
  if (digits === '') return null;
  let column = 0;
  for (let at = 0; at < letters.length; at += 1) column = column * 26 + letters.charCodeAt(at) - 64;
  return { row: Number(digits) - 1, column: column - 1 };
}

function lostIn(sheet: string, xml: string): LostCell[] {
  if (!/\st=["']e["']|<(?:\w+:)?f[\s/>]/.test(xml)) return [];
  return elements(xml, 'c').flatMap(({ at, inside }): LostCell[] => {
    const place = placeOf(at.get('r') ?? '');
    if (place === null) return [];
    const [value] = elements(inside, 'v');
    if (at.get('t') === 'e') return [{ sheet, ...place, text: plain(value?.inside ?? '#') }];
    const [formula] = elements(inside, 'f');
    return formula === undefined || value !== undefined ? [] : [{ sheet, ...place, text: `=${plain(formula.inside)}` }];
  });
}

/** Whether `lostCells` looks at the part of a workbook with this name. */
export function holdsCells(name: string): boolean {
  return /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/.test(name);
}

/**
 * Cells of a workbook, given its parts as text by their names, that hold an error, or a formula without a result: the reader of workbooks takes both as empty,
 * and a figure that could not be worked out must not pass as one that is missing (ECMA-376 part 1, 18.3.1.4).
 */
export function lostCells(parts: ReadonlyMap<string, string>): readonly LostCell[] {
  const targets = new Map(
    elements(parts.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship').map(({ at }) => [
      at.get('Id') ?? '',
      (at.get('Target') ?? '').replace(/^\/?(?:xl\/)?/, 'xl/'),
    ]),
  );
  return elements(parts.get('xl/workbook.xml') ?? '', 'sheet').flatMap(({ at }) =>
    lostIn(at.get('name') ?? '', parts.get(targets.get(at.get('id') ?? '') ?? '') ?? ''),
  );
}
