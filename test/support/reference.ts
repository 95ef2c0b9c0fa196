import { existsSync, readFileSync } from 'node:fs';

/** Results made with other programs, which lie beside the project and are not part of it. */
export const REFERENCE = new URL('../../../shared/data/reference/', import.meta.url);
/** Whether they are at hand; tests that need them skip and say so where they are not. */
export const HAVE_REFERENCE = existsSync(REFERENCE);
export const NOT_AT_HAND = 'skipped where the reference results are not at hand';

export type Row = Readonly<Record<string, string>>;

/** One line of a table without line breaks inside fields; quoted fields may hold commas and doubled quotes. */
function fieldsOf(line: string): string[] {
  return [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

/** Rows of a reference table by the names of its columns. */
export function referenceRows(name: string): Row[] {
  const [head = '', ...lines] = readFileSync(new URL(name, REFERENCE), 'utf8')
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  const keys = fieldsOf(head);
  return lines.map((line) => {
    const cells = fieldsOf(line);
    return Object.fromEntries(keys.map((key, at) => [key, cells[at] ?? '']));
  });
}

/** A number of a reference table; null for an empty or undefined one. */
export function numberOf(text: string | undefined): number | null {
  return text === undefined || text === '' || text === 'NA' || text === 'NaN' ? null : Number(text);
}

/** How far `got` is from `wanted`: relative, and absolute below 1. */
export function distance(got: number, wanted: number): number {
  return Math.abs(got - wanted) / Math.max(1e-300, Math.abs(wanted) < 1 ? 1 : Math.abs(wanted));
}
