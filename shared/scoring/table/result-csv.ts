import type { ScoredTable } from './score-table.ts';

/** A field of CSV, quoted where it must be (RFC 4180). */
function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The result as lines of CSV, each with its line break: `uCode` and one column for each aggregate. A number is the
 * shortest text that reads back to the same double; a missing one is empty.
 */
export function* resultLines(table: ScoredTable): Iterable<string> {
  const { tree, aggregates } = table.indicators;
  const places = aggregates.map((code) => tree.place.get(code) ?? -1);
  yield `${['uCode', ...aggregates].map(field).join(',')}\n`;
  for (const { code, scores } of table.scored()) {
    const cells = places.map((at) => {
      const value = scores.values[at] ?? null;
      return value === null ? '' : String(value);
    });
    yield `${[field(code), ...cells].join(',')}\n`;
  }
}
