import writeExcelFile from 'write-excel-file/node';

/** A form to be filled in in a spreadsheet program. */
export interface FormSheet {
  readonly name: string;
  /** First row: headings. Every cell is text. */
  readonly rows: readonly (readonly string[])[];
  /** Widths in characters, one a column. */
  readonly widths: readonly number[];
  /** Columns that are not shown, counted from 0. */
  readonly hidden: readonly number[];
  /** The one column that may be written, counted from 0. */
  readonly open: number;
}

const A = 'A'.charCodeAt(0);

/**
 * Everything is locked but the open column below the headings. A locked sheet keeps slips out, not people: whoever
 * reads the file checks all of it.
 */
function protectionOf({ rows, open }: FormSheet): string {
  const column = String.fromCharCode(A + open);
  return (
    '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0"/>' +
    `<protectedRanges><protectedRange sqref="${column}2:${column}${rows.length}" name="answers"/></protectedRanges>`
  );
}

function cellsOf(rows: FormSheet['rows'], open: number | null) {
  return rows.map((row, index) =>
    row.map((value, column) => ({
      value,
      type: String,
      wrap: true,
      alignVertical: 'top' as const,
      ...(open !== null && index === 0 ? { fontWeight: 'bold' as const, backgroundColor: '#e9eded' } : {}),
      ...(index > 0 && column === open ? { backgroundColor: '#fff5df' } : {}),
    })),
  );
}

/** Writes a form with a second sheet that says what it is a form of. All cells are text, so none is taken as a formula. */
export async function writeForm(
  form: FormSheet,
  about: { readonly name: string; readonly rows: readonly (readonly string[])[] },
): Promise<Uint8Array> {
  const file = writeExcelFile(
    [
      {
        sheet: form.name,
        data: cellsOf(form.rows, form.open),
        columns: form.widths.map((width) => ({ width })),
        stickyRowsCount: 1,
      },
      { sheet: about.name, data: cellsOf(about.rows, null), columns: [{ width: 24 }, { width: 70 }] },
    ],
    {
      features: [
        {
          files: {
            transform: {
              'xl/worksheets/sheet{id}.xml': {
                // The schema wants both right behind the rows.
                transform: (xml, _options, { sheetIndex }) =>
                  sheetIndex === 0 ? xml.replace('</sheetData>', `</sheetData>${protectionOf(form)}`) : xml,
                transformElementAttributes: (tag, attributes, index, _options, { sheetIndex }) =>
                  sheetIndex === 0 && tag === 'col' && index !== undefined && form.hidden.includes(index)
                    ? { ...attributes, hidden: 1 }
                    : attributes,
              },
            },
          },
        },
      ],
    },
  );
  return await file.toBuffer();
}
