/**
 * Rows and cells of what a spreadsheet puts on the clipboard: tabs between cells, line ends between rows, and quotes
 * round a cell that holds either. Cells are trimmed; rows that are empty throughout are left out, or, with `gaps`, only
 * those at the end, because a block keeps its shape.
 */
export function tableRows(text: string, { gaps = false } = {}): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    row.push(cell.trim());
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (gaps || row.some((one) => one !== '')) rows.push(row);
    row = [];
  };
  const plain = text.replaceAll(/\r\n?/g, '\n');
  for (let index = 0; index < plain.length; index += 1) {
    const letter = plain.charAt(index);
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (plain.charAt(index + 1) === '"') {
        cell += '"';
        index += 1;
      } else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === '\t') endCell();
    else if (letter === '\n') endRow();
    else cell += letter;
  }
  endRow();
  while (rows.at(-1)?.every((one) => one === '') === true) rows.pop();
  return rows;
}

/** Several names in one cell, as people write them: 张三、李四 or 张三;李四 or one below the other. */
export function namesIn(cell: string): string[] {
  return cell
    .split(/[、,，;；/\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Text with a tab or a second line comes from a spreadsheet; a single word belongs into the field. */
export function isTable(text: string): boolean {
  return /\t|\n./.test(text.trimEnd());
}
