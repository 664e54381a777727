/** Spreadsheets take a file without this mark for another alphabet. */
const BYTE_ORDER_MARK = '\uFEFF';

export interface CsvColumn<Line> {
  readonly title: string;
  readonly valueOf: (line: Line) => string | number;
}

export interface CsvFile {
  readonly originalName: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** Lines as a file that Russian spreadsheets open with a double click. */
export function csvFile<Line>(name: string, columns: readonly CsvColumn<Line>[], lines: readonly Line[]): CsvFile {
  const rows = [columns.map(({ title }) => title), ...lines.map((line) => columns.map(({ valueOf }) => String(valueOf(line))))];
  const text = rows.map((row) => row.map(quote).join(';')).join('\r\n');
  return {
    originalName: `${name}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    content: Buffer.from(`${BYTE_ORDER_MARK}${text}\r\n`, 'utf8'),
  };
}

/** A cell that begins like a formula would be carried out by the spreadsheet: a leading apostrophe makes it a text. */
function quote(value: string): string {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}
