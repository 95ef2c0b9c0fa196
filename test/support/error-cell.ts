import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The workbook with an error, such as `#DIV/0!`, where `cell` of the sheet with this number stood. */
export function withErrorCell(xlsx: Uint8Array, sheet: number, cell: string, text: string): Uint8Array {
  const parts = unzipSync(xlsx);
  const name = `xl/worksheets/sheet${sheet}.xml`;
  const before = strFromU8(parts[name]!);
  const after = before.replace(
    new RegExp(`<c r="${cell}"[^>]*?(?:/>|>.*?</c>)`, 's'),
    `<c r="${cell}" t="e"><f>1/0</f><v>${text}</v></c>`,
  );
  if (after === before) throw new Error(`no cell ${cell}`);
  return zipSync({ ...parts, [name]: strToU8(after) });
}
