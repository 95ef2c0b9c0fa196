import { ok, refuse, type Result } from '../../result.ts';
import { compositeTree, type CompositeNode, type CompositeTree, type TreeFault } from '../composite/composite-tree.ts';
import type { Goalposts, IndicatorMeta } from '../normalise/normalise.ts';
import { cellsOf, type Cells } from './cells.ts';
import type { Grid, TableFault } from './table-fault.ts';

/** What `iMeta` says, checked. */
export interface Indicators {
  readonly tree: CompositeTree;
  /** By the code of the leaf. */
  readonly meta: ReadonlyMap<string, IndicatorMeta>;
  /** Codes of the aggregates: by level from the second on, within a level in the order of `iMeta`. */
  readonly aggregates: readonly string[];
}

interface NodeRow {
  readonly row: number;
  readonly code: string;
  readonly parent: string;
  readonly level: number;
  readonly leaf: boolean;
}

const NEEDED = ['Level', 'iCode', 'Parent', 'Direction'];
const USED: ReadonlySet<string> = new Set(['Indicator', 'Aggregate']);
/** Rows about other columns of `iData`, which take no part. */
const UNUSED: ReadonlySet<string> = new Set(['Group', 'Denominator', 'Other']);

/** What R writes into an empty cell; as a parent it is a code only where there is one of that name. */
const EMPTY = 'NA';

/** Rows that are indicators or aggregates; a row without a type is what its level says. */
function nodeRows(cells: Cells): NodeRow[] {
  const rows = cells.rows.flatMap((row): NodeRow[] => {
    const said = cells.text(row, 'Type');
    const type = said === EMPTY ? '' : said;
    if (UNUSED.has(type)) return [];
    if (type !== '' && !USED.has(type)) {
      cells.fault('not_a_type', row, 'Type', type);
      return [];
    }
    const code = cells.text(row, 'iCode');
    if (code === '') cells.fault('cell_missing', row, 'iCode');
    const level = cells.neededNumber(row, 'Level');
    if (code === '' || level === undefined) return [];
    const leaf = type === '' ? level === 1 : type === 'Indicator';
    if (!Number.isSafeInteger(level) || level < 1 || leaf !== (level === 1)) {
      cells.fault('not_a_level', row, 'Level', cells.text(row, 'Level'));
      return [];
    }
    return [{ row, code, parent: cells.text(row, 'Parent'), level, leaf }];
  });
  if (rows.some(({ code }) => code === EMPTY)) return rows;
  return rows.map((row) => (row.parent === EMPTY ? { ...row, parent: '' } : row));
}

/** Codes that are above themselves, in the order of the table. */
function onCycle(known: ReadonlyMap<string, NodeRow>): string[] {
  return [...known.keys()].filter((start) => {
    const seen = new Set<string>();
    for (let at = known.get(start)?.parent; at !== undefined && !seen.has(at); at = known.get(at)?.parent) {
      if (at === start) return true;
      seen.add(at);
    }
    return false;
  });
}

/** Rows by their codes, each code once. */
function knownRows(nodes: readonly NodeRow[], cells: Cells): ReadonlyMap<string, NodeRow> {
  const known = new Map<string, NodeRow>();
  for (const node of nodes) {
    if (known.has(node.code)) cells.fault('duplicate_code', node.row, 'iCode', node.code);
    else known.set(node.code, node);
  }
  return known;
}

function noteCycle(codes: readonly string[], known: ReadonlyMap<string, NodeRow>, cells: Cells): void {
  const [first] = codes;
  if (first !== undefined) cells.fault('cycle', known.get(first)?.row ?? null, 'Parent', codes.join(', '));
}

function checkShape(nodes: readonly NodeRow[], cells: Cells): void {
  const known = knownRows(nodes, cells);
  const parents = new Set(nodes.map(({ parent }) => parent));
  const cycle = onCycle(known);
  noteCycle(cycle, known, cells);
  for (const { row, code, parent, level, leaf } of nodes) {
    // On a cycle no levels can fit.
    if (cycle.includes(code)) continue;
    const above = known.get(parent);
    if (parent !== '' && above === undefined) cells.fault('orphan', row, 'Parent', parent);
    else if (above?.leaf === true) cells.fault('children_of_indicator', row, 'Parent', parent);
    else if (above !== undefined && above.level !== level + 1) cells.fault('level_not_above', row, 'Level', `${level}`);
    if (!leaf && !parents.has(code)) cells.fault('no_children', row, 'iCode', code);
  }
  if (!nodes.some(({ leaf }) => leaf)) cells.fault('no_indicator', null, 'Type');
  else if (nodes.every(({ leaf }) => leaf)) cells.fault('no_aggregate', null, 'Type');
}

function directionOf(cells: Cells, row: number): 1 | -1 {
  const direction = cells.neededNumber(row, 'Direction');
  if (direction === 1 || direction === -1) return direction;
  if (direction !== undefined) cells.fault('not_a_direction', row, 'Direction', cells.text(row, 'Direction'));
  return 1;
}

const TRUE_OR_FALSE: ReadonlyMap<string, boolean> = new Map([
  ...['TRUE', 'true', 'True', 'T', '1'].map((text) => [text, true] as const),
  ...['FALSE', 'false', 'False', 'F', '0'].map((text) => [text, false] as const),
]);

function goalpostsOf(cells: Cells, row: number): Goalposts | null {
  const lower = cells.neededNumber(row, 'goalpost_lower');
  const upper = cells.neededNumber(row, 'goalpost_upper');
  const scale = cells.neededNumber(row, 'goalpost_scale');
  const said = cells.text(row, 'goalpost_trunc2posts');
  const truncate = TRUE_OR_FALSE.get(said);
  if (truncate === undefined) {
    cells.fault(said === '' ? 'cell_missing' : 'not_true_or_false', row, 'goalpost_trunc2posts', said);
  }
  if (lower !== undefined && lower === upper) cells.fault('goalposts_equal', row, 'goalpost_upper', `${upper}`);
  if (lower === undefined || upper === undefined || scale === undefined || truncate === undefined) return null;
  return { lower, upper, scale, truncate };
}

/** Weight of a row; that of the top does not matter. */
function weightOf(cells: Cells, { row, code, parent }: NodeRow, weights: ReadonlyMap<string, number> | null): number {
  if (parent === '') return 1;
  if (weights !== null) return weights.get(code) ?? 1;
  const weight = cells.neededNumber(row, 'Weight');
  if (weight !== undefined && weight < 0) cells.fault('negative_weight', row, 'Weight', `${weight}`);
  return weight ?? 1;
}

function noteTreeFault(fault: TreeFault, nodes: readonly NodeRow[], cells: Cells): void {
  const rowOf = (code: string): number | null => nodes.find((node) => node.code === code)?.row ?? null;
  const first = 'codes' in fault ? rowOf(fault.codes[0] ?? '') : null;
  if (fault.kind === 'cycle') cells.fault('cycle', first, 'Parent', fault.codes.join(', '));
  else if (fault.kind === 'two_tops') cells.fault('two_tops', first, 'Parent', fault.codes.join(', '));
  else if (fault.kind === 'weights_zero') cells.fault('weights_zero', rowOf(fault.code), 'iCode', fault.code);
  else cells.fault('no_top', null, 'Parent');
}

/** Codes of all nodes, and those that must have a weight: all but the top. */
export function weightedCodes(grid: Grid): { readonly weighted: readonly string[]; readonly all: ReadonlySet<string> } {
  const nodes = nodeRows(cellsOf('iMeta', grid, [], [], [...NEEDED, 'Type']));
  return {
    weighted: nodes.flatMap(({ code, parent }) => (parent === '' ? [] : [code])),
    all: new Set(nodes.map(({ code }) => code)),
  };
}

/**
 * Reads `iMeta`. `weights` by code replaces the column Weight. With `goalposts` every indicator must have them. All
 * faults are given at once.
 */
export function readIndicators(
  grid: Grid,
  { weights = null, goalposts = false }: { weights?: ReadonlyMap<string, number> | null; goalposts?: boolean } = {},
): Result<Indicators, readonly TableFault[]> {
  const faults: TableFault[] = [];
  const posts = ['goalpost_lower', 'goalpost_upper', 'goalpost_scale', 'goalpost_trunc2posts'];
  const needed = [...NEEDED, ...(weights === null ? ['Weight'] : []), ...(goalposts ? posts : [])];
  const cells = cellsOf('iMeta', grid, needed, faults, ['Type']);
  if (faults.length > 0) return refuse(faults);
  const nodes = nodeRows(cells);
  checkShape(nodes, cells);
  const meta = new Map<string, IndicatorMeta>();
  for (const { row, code, leaf } of nodes) {
    const direction = leaf ? directionOf(cells, row) : 1;
    if (leaf) meta.set(code, { direction, goalposts: goalposts ? goalpostsOf(cells, row) : null });
  }
  const placed = nodes.map((node): CompositeNode => {
    const { code, parent } = node;
    return { code, parent: parent === '' ? null : parent, weight: weightOf(cells, node, weights) };
  });
  if (faults.length > 0) return refuse(faults);
  const tree = compositeTree(placed);
  if (!tree.ok) {
    for (const fault of tree.error) noteTreeFault(fault, nodes, cells);
    return refuse(faults);
  }
  const aggregates = nodes.filter(({ leaf }) => !leaf);
  return ok({
    tree: tree.value,
    meta,
    aggregates: aggregates.toSorted((a, b) => a.level - b.level || a.row - b.row).map(({ code }) => code),
  });
}
