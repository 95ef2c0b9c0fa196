const BOM = '\uFEFF';

/** A cell that a spreadsheet could take for a formula is kept a text by an apostrophe; the rest as RFC 4180 says. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Lines for a spreadsheet: UTF-8 with BOM, so that Excel reads Chinese, and no cell that could run as a formula. */
export function csvText(lines: readonly (readonly string[])[]): string {
  return BOM + lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}
