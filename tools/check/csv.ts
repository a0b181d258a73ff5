/** One record of a CSV file (RFC 4180), or what is wrong with it. `line` is where it begins, from 1. */
export type CsvRecord = { line: number; cells: string[] } | { line: number; expectation: string };

/** Reads CSV as it streams in: quoted cells may hold commas, quotes (doubled) and line breaks. */
export async function* readCsv(chunks: AsyncIterable<string>): AsyncGenerator<CsvRecord> {
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let wasQuote = false;
  let line = 1;
  let began = 1;
  let first = true;
  const record = (): CsvRecord => {
    const done = { line: began, cells: [...cells, cell] };
    cells = [];
    cell = '';
    return done;
  };
  for await (const chunk of chunks) {
    for (const char of first ? chunk.replace(/^\ufeff/, '') : chunk) {
      first = false;
      if (char === '\n') line++;
      if (quoted && !wasQuote) {
        if (char === '"') wasQuote = true;
        else cell += char;
        continue;
      }
      if (wasQuote) {
        wasQuote = false;
        if (char === '"') {
          cell += '"';
          continue;
        }
        quoted = false;
      }
      if (char === '"' && cell === '') quoted = true;
      else if (char === ',') {
        cells.push(cell);
        cell = '';
      } else if (char === '\n') {
        if (cells.length > 0 || cell.trim() !== '') yield record();
        cell = '';
        began = line;
      } else if (char !== '\r') cell += char;
    }
  }
  if (quoted && !wasQuote) yield { line: began, expectation: 'a quote (") that closes this cell' };
  else if (cells.length > 0 || cell.trim() !== '') yield record();
}
