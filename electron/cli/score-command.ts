import type { Language } from '../../shared/model/text.ts';
import { readIndicators, weightedCodes, type Indicators } from '../../shared/scoring/table/read-indicators.ts';
import { readUnits } from '../../shared/scoring/table/read-units.ts';
import { readWeights } from '../../shared/scoring/table/read-weights.ts';
import { derivationLines } from '../../shared/scoring/table/derivation.ts';
import { resultLines } from '../../shared/scoring/table/result-csv.ts';
import {
  NOT_COMPUTABLE,
  scoreTable,
  type ScoredTable,
  type TableRules,
} from '../../shared/scoring/table/score-table.ts';
import type { TableFault, TableName } from '../../shared/scoring/table/table-fault.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { CommandWords } from './read-words.ts';
import { readTable, sameFile, writeProducts, type FileFault, type ReadTable } from './score-files.ts';
import { readScoreOrder, type ScoreOrder } from './score-options.ts';
import {
  doneLine,
  fileFaultLine,
  leftOutLine,
  levelsLine,
  moreLine,
  notComputableLine,
  sameFileLine,
  tableFaultLine,
} from './score-words.ts';
import type { Terminal } from './terminal.ts';
import { usage } from './usage.ts';

/** Why nothing was written: lines for people and the same for programs. */
interface Refused {
  readonly code: ExitCode;
  readonly lines: readonly string[];
  readonly refusals: readonly unknown[];
}

const MOST_LINES = 50;

/** What this computer could not do, apart from what the file is at fault for. */
const TROUBLE: ReadonlySet<FileFault['kind']> = new Set([
  'missing',
  'unreadable',
  'not_a_file',
  'folder_missing',
  'not_writable',
  'full',
]);

function fileRefused(path: string, fault: FileFault, language: Language): Refused {
  const line = fileFaultLine(path, fault, language);
  const code = TROUBLE.has(fault.kind) ? EXIT.trouble : EXIT.refused;
  return { code, lines: [line], refusals: [{ file: path, ...fault, message: line }] };
}

function tableRefused(table: ReadTable, faults: readonly TableFault[], language: Language): Refused {
  const lines = faults.map((fault) => tableFaultLine(table, fault, language));
  const shown = lines.slice(0, MOST_LINES);
  return {
    code: EXIT.refused,
    lines: lines.length > shown.length ? [...shown, moreLine(lines.length - shown.length, language)] : shown,
    refusals: faults.map((fault, at) => ({ file: table.path, sheet: table.sheet, ...fault, message: lines[at] })),
  };
}

function wrongUse(line: string): Refused {
  return { code: EXIT.usage, lines: [line], refusals: [{ kind: 'usage', message: line }] };
}

async function tableAt(path: string, name: TableName, language: Language): Promise<Result<ReadTable, Refused>> {
  const read = await readTable(path, name);
  return read.ok ? read : refuse(fileRefused(path, read.error, language));
}

async function weightsOf(
  { weights: path }: ScoreOrder,
  meta: ReadTable,
  language: Language,
): Promise<Result<ReadonlyMap<string, number> | null, Refused>> {
  if (path === null) return ok(null);
  const table = await tableAt(path, 'Weights', language);
  if (!table.ok) return table;
  const { weighted, all } = weightedCodes(meta.grid);
  const read = readWeights(table.value.grid, weighted, all);
  return read.ok ? read : refuse(tableRefused(table.value, read.error, language));
}

/** One mean or share for all levels, or one for each. */
function levelsFault({ tree }: Indicators, { means, leastShares }: TableRules, language: Language): string | null {
  const levels = tree.levels - 1;
  const fits = (count: number): boolean => count <= 1 || count === levels;
  if (!fits(means.length)) return levelsLine('--aggregate', means.length, levels, language);
  return fits(leastShares.length) ? null : levelsLine('--min-share', leastShares.length, levels, language);
}

async function scoredTable(order: ScoreOrder, language: Language): Promise<Result<ScoredTable, Refused>> {
  const meta = await tableAt(order.indicators, 'iMeta', language);
  if (!meta.ok) return meta;
  const data = await tableAt(order.data, 'iData', language);
  if (!data.ok) return data;
  const goalposts = order.rules.normalise.kind === 'goalposts';
  const grid = meta.value.grid;
  // What is wrong with the tree itself is said before what is wrong with other weights.
  const shape = readIndicators(grid, { weights: order.weights === null ? null : new Map(), goalposts });
  if (!shape.ok) return refuse(tableRefused(meta.value, shape.error, language));
  const weights = await weightsOf(order, meta.value, language);
  if (!weights.ok) return weights;
  const indicators = weights.value === null ? shape : readIndicators(grid, { weights: weights.value, goalposts });
  if (!indicators.ok) return refuse(tableRefused(meta.value, indicators.error, language));
  const levels = levelsFault(indicators.value, order.rules, language);
  if (levels !== null) return refuse(wrongUse(levels));
  const units = readUnits(data.value.grid, [...indicators.value.meta.keys()]);
  if (!units.ok) return refuse(tableRefused(data.value, units.error, language));
  return ok(scoreTable(indicators.value, units.value, order.rules));
}

/** What the user should know about a result: who takes no part, and what could not be computed. */
function notesOf(table: ScoredTable, language: Language): string[] {
  const notes = table.leftOut.map(({ code, why }) => leftOutLine(code, why, language));
  const { codes } = table.indicators.tree;
  for (const { code, scores } of table.scored()) {
    for (const [at, reason] of scores.reasons.entries()) {
      if (reason !== null && NOT_COMPUTABLE.has(reason))
        notes.push(notComputableLine(code, codes[at] ?? '', reason, language));
    }
  }
  return notes;
}

/** Outputs that are inputs, or each other. */
function sharedPath({ indicators, data, weights, out, explain }: ScoreOrder): string | null {
  const inputs = [indicators, data, ...(weights === null ? [] : [weights])];
  if (inputs.some((path) => sameFile(path, out))) return out;
  return explain !== null && [out, ...inputs].some((path) => sameFile(path, explain)) ? explain : null;
}

async function work(order: ScoreOrder, language: Language): Promise<Result<ScoredTable, Refused>> {
  const shared = sharedPath(order);
  if (shared !== null) return refuse(wrongUse(sameFileLine(shared, language)));
  const table = await scoredTable(order, language);
  if (!table.ok) return table;
  const written = await writeProducts(
    { path: order.out, lines: resultLines(table.value) },
    order.explain === null ? null : { path: order.explain, lines: derivationLines(table.value) },
  );
  return written.ok ? table : refuse(fileRefused(written.error.path, written.error.fault, language));
}

/** `score`: a foreign composite indicator from tables to scores. Nothing is written unless everything is good. */
export async function score(
  { values, files }: CommandWords,
  language: Language,
  terminal: Terminal,
): Promise<ExitCode> {
  const order = readScoreOrder(values, files);
  if (!order.ok) return usage(terminal, language, order.error);
  const done = await work(order.value, language);
  const json = values['json'] === true;
  if (!done.ok) {
    const { code, lines, refusals } = done.error;
    if (json) terminal.out(JSON.stringify({ ok: false, exit: code, refusals }));
    else for (const line of lines) terminal.err(line);
    return code;
  }
  const { units, indicators } = done.value;
  const notes = notesOf(done.value, language);
  const [rows, columns] = [units.codes.length, indicators.aggregates.length];
  const { out, explain } = order.value;
  if (json) {
    const { leftOut } = done.value;
    terminal.out(JSON.stringify({ ok: true, exit: EXIT.good, out, explain, units: rows, columns, leftOut, notes }));
    return EXIT.good;
  }
  for (const note of notes.slice(0, MOST_LINES)) terminal.err(note);
  if (notes.length > MOST_LINES) terminal.err(moreLine(notes.length - MOST_LINES, language));
  terminal.out(doneLine(out, rows, columns, language));
  return EXIT.good;
}
