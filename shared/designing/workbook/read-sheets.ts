import { METHODS } from '../../model/methods.ts';
import type { Leaf, LeafSource, Method, RatioMethod, Template, TreeNode } from '../../model/template.ts';
import type { Sheet } from '../../questionnaire/xlsform/sheet.ts';
import { ok, refuse, type Result } from '../../result.ts';
import { arranged } from '../indicator-tree.ts';
import { newPartId, partName } from '../new-codes.ts';
import { newLeaf, newMethod } from '../new-leaf.ts';
import { DIRECTION, ENTRY, FROM, KIND, METHOD, plain, ROLE, SOURCE } from './columns.ts';
import { collectFaults, noteLost, rowsOf, type Faults, type RowReader, type SheetFault } from './sheet-reader.ts';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;
const MOST_ROWS = 1000;

interface Built {
  readonly leaf: Leaf;
  readonly row: RowReader<'indicators'>;
}

type IndicatorRow = RowReader<'indicators'>;

/** Ids of the departments that a cell names, by their name or id. */
function readDepartments(row: IndicatorRow, before: Template): string[] {
  const ids = before.departments.flatMap(({ id, zh }) => [[plain(zh), id] as const, [plain(id), id] as const]);
  const byName = new Map(ids);
  const names = row.text('departments').split(/[；;、,，]/);
  return names
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .flatMap((name) => {
      const id = byName.get(plain(name));
      if (id === undefined) row.fault('department_unknown', 'departments', name);
      return id ?? [];
    });
}

/** The method of an item: as the design has it where it is the same one, else a new one. */
function readMethod(row: IndicatorRow, known: Leaf | undefined, before: Template): Method {
  const type = row.word('method', METHOD) ?? METHODS[0];
  const method = known?.method.type === type ? known.method : newMethod(type, before.scales.grade4);
  if (method.type !== 'deduction') return method;
  return { ...method, base: row.number('base', 0, 100, 100), floor: row.number('floor', 0, 100, 0) };
}

interface Named {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly weight: number;
}

function readLeaf(row: IndicatorRow, { code, ...named }: Named, before: Template): Leaf {
  const parent = row.needed('parent');
  const known = before.leaves.find((one) => one.code === code);
  const method = readMethod(row, known, before);
  const place = { parent, level: 1, weight: named.weight };
  return {
    ...(known ?? newLeaf(code, place, named, method)),
    code,
    ...place,
    ...named,
    method,
    naAllowed: row.yes('na', false),
    onsite: { ...known?.onsite, zh: row.text('onsiteZh'), en: row.text('onsiteEn') },
    departmentProposals: readDepartments(row, before),
  };
}

/** What the rows say of the indicators; the rest of each comes from the design, if it has it. */
function readIndicators(sheets: readonly Sheet[], before: Template, faults: Faults) {
  const nodes: { readonly node: TreeNode; readonly row: IndicatorRow }[] = [];
  const leaves = new Map<string, Built>();
  const seen = new Set<string>();
  const rows = rowsOf(sheets, 'indicators', faults);
  rows[MOST_ROWS]?.fault('too_many', 'code');
  for (const row of rows.slice(0, MOST_ROWS)) {
    const code = row.needed('code');
    if (code !== '' && !CODE.test(code)) row.fault('code_malformed', 'code');
    if (seen.has(code)) row.fault('code_repeated', 'code');
    seen.add(code);
    const named = { zh: row.needed('zh'), en: row.text('en'), weight: row.number('weight', 0.0001, 100) };
    const kind = row.word('kind', KIND);
    if (kind === 'node') {
      const known = before.nodes.find((one) => one.code === code);
      const parent = row.text('parent') === '' ? null : row.text('parent');
      nodes.push({ row, node: { provenance: [], ...known, code, level: 1, parent, ...named } });
    } else if (kind === 'leaf' && !leaves.has(code)) {
      leaves.set(code, { leaf: readLeaf(row, { code, ...named }, before), row });
    }
  }
  return { nodes, leaves };
}

/** Parents are there and are categories, and no way up leads back to itself. */
function checkPlaces({ nodes, leaves }: ReturnType<typeof readIndicators>): void {
  const codes = new Set(nodes.map(({ node }) => node.code));
  const all = [
    ...nodes.map(({ node, row }) => ({ one: node, row })),
    ...[...leaves.values()].map(({ leaf, row }) => ({ one: leaf, row })),
  ];
  const parents = new Map(nodes.map(({ node }) => [node.code, node.parent]));
  for (const { one, row } of all) {
    if (one.parent === null || one.parent === '') continue;
    if (leaves.has(one.parent)) row.fault('parent_is_leaf', 'parent');
    else if (!codes.has(one.parent)) row.fault('parent_unknown', 'parent');
    let above: string | null | undefined = one.parent;
    for (let steps = 0; above !== null && above !== undefined; steps += 1) {
      if (above === one.code || steps > nodes.length) {
        row.fault('cycle', 'parent');
        break;
      }
      above = parents.get(above);
    }
  }
}

/** The rows of a further sheet by leaf; a code that is no item is a fault. */
function byLeaf<S extends 'sources' | 'lines' | 'ratios' | 'evidence'>(
  sheets: readonly Sheet[],
  key: S,
  leaves: ReadonlyMap<string, Built>,
  faults: Faults,
): ReadonlyMap<string, readonly RowReader<S>[]> {
  const found = new Map<string, RowReader<S>[]>();
  for (const row of rowsOf(sheets, key, faults)) {
    const code = row.text('code');
    if (!leaves.has(code)) row.fault('leaf_unknown', 'code');
    else found.set(code, [...(found.get(code) ?? []), row]);
  }
  return found;
}

function readSources(leaf: Leaf, rows: readonly RowReader<'sources'>[]): LeafSource[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const id = row.word('source', SOURCE);
    const role = row.word('role', ROLE, 'score');
    if (id === undefined || role === undefined) return [];
    if (seen.has(id)) row.fault('source_repeated', 'source');
    seen.add(id);
    const survey = id === 'WORKER' || id === 'RESIDENT';
    const entry = row.word('entry', ENTRY, survey ? 'survey' : id === 'DEPT' ? 'points' : 'method');
    if (entry === undefined) return [];
    if ((entry === 'survey') !== survey) row.fault('unknown_word', 'entry');
    const weight = row.number('weight', 0, 100, 0);
    const known = leaf.sources.find((source) => source.id === id);
    return [{ ...known, id, role, weight, entry }];
  });
}

/** A number that is empty is a new one, never one that is taken or that a package has used; twice is a fault. */
function readIds(
  leaf: Leaf,
  prefix: string,
  rows: readonly Pick<RowReader<'lines' | 'evidence'>, 'text' | 'fault'>[],
  reserved: ReadonlySet<string>,
): readonly string[] {
  const given = new Set<string>();
  for (const row of rows) {
    const typed = row.text('id');
    if (typed !== '' && given.has(typed)) row.fault('id_repeated', 'id');
    given.add(typed);
  }
  return rows.map((row) => {
    const typed = row.text('id');
    if (typed !== '') return typed;
    const taken = new Set([...reserved, ...[...given].map((one) => partName(leaf.code, one))]);
    const id = newPartId(leaf, prefix, taken);
    given.add(id);
    return id;
  });
}

function readLines(
  leaf: Leaf,
  template: Template,
  rows: readonly RowReader<'lines'>[],
  reserved: ReadonlySet<string>,
): Method {
  const { method } = leaf;
  switch (method.type) {
    case 'graded': {
      const grades = template.scales.grade4.map((grade) => grade.grade);
      for (const row of rows) if (!grades.includes(row.text('id'))) row.fault('grade_unknown', 'id');
      return {
        ...method,
        anchors: grades.map((grade) => {
          const row = rows.find((one) => one.text('id') === grade);
          const known = method.anchors.find((anchor) => anchor.grade === grade);
          return { ...known, grade, zh: row?.text('zh') ?? '', en: row?.text('en') ?? '' };
        }),
      };
    }
    case 'checklist': {
      const ids = readIds(leaf, 'i', rows, reserved);
      return {
        ...method,
        items: rows.map((row, at) => {
          const id = ids[at] ?? '';
          const known = method.items.find((item) => item.id === id);
          const critical = row.yes('critical', false);
          const named = { ...known, id, zh: row.needed('zh'), en: row.text('en') };
          // What was never said is not said now either, so that a workbook sent back changes nothing.
          return critical || known?.critical !== undefined || known === undefined ? { ...named, critical } : named;
        }),
      };
    }
    case 'deduction': {
      const ids = readIds(leaf, 'r', rows, reserved);
      return {
        ...method,
        rules: rows.map((row, at) => {
          const id = ids[at] ?? '';
          const known = method.rules.find((rule) => rule.id === id);
          const points = row.number('points', 0.0001, 100);
          const cap = row.number('cap', 0.0001, 100, 100);
          return { ...known, id, zh: row.needed('zh'), en: row.text('en'), points, per: row.text('per'), cap };
        }),
      };
    }
    case 'ratio':
      for (const row of rows) row.fault('wrong_method', 'code');
      return method;
    default:
      return method satisfies never;
  }
}

function readRatio(method: RatioMethod, template: Template, row: RowReader<'ratios'>): RatioMethod {
  const typed = row.text('from');
  const parameter = template.unitParameters.find(
    (one) => plain(one.zh) === plain(typed) || plain(one.en) === plain(typed),
  );
  const from = parameter === undefined ? (row.word('from', FROM, 'entered') ?? 'entered') : `param:${parameter.id}`;
  const exceed = row.yes('exceed', false);
  const { minDenominator: _few, ...rest } = method;
  const few = row.text('few') === '' ? {} : { minDenominator: row.number('few', 0, 1_000_000) };
  return {
    ...rest,
    ...few,
    numerator: { ...method.numerator, zh: row.needed('topZh'), en: row.text('topEn'), unit: row.text('topUnit') },
    denominator: {
      ...method.denominator,
      zh: row.needed('bottomZh'),
      en: row.text('bottomEn'),
      unit: row.text('bottomUnit'),
      from,
      fixed: from === 'fixed' ? row.number('fixed', 1, 1_000_000_000) : null,
    },
    direction: row.word('direction', DIRECTION, 'higher') ?? 'higher',
    floorPercent: row.number('zero', 0, 1000, 0),
    targetPercent: row.number('full', 0, 1000, 100),
    ...(exceed || method.numeratorAboveDenominator !== undefined
      ? { numeratorAboveDenominator: exceed ? 'allowed' : 'invalid' }
      : {}),
  };
}

/**
 * The system that the sheets describe, on top of the one that the design has: bands, questionnaires, rules and
 * whatever else is not in them stays. Refused as a whole with every fault and its place; weights that do not sum are
 * no fault here, the design names them.
 */
export function readSheets(
  sheets: readonly Sheet[],
  before: Template,
  reserved: ReadonlySet<string>,
): Result<Template, readonly SheetFault[]> {
  const faults = collectFaults();
  noteLost(sheets, faults);
  const read = readIndicators(sheets, before, faults);
  checkPlaces(read);
  const sources = byLeaf(sheets, 'sources', read.leaves, faults);
  const lines = byLeaf(sheets, 'lines', read.leaves, faults);
  const ratios = byLeaf(sheets, 'ratios', read.leaves, faults);
  const evidence = byLeaf(sheets, 'evidence', read.leaves, faults);
  const leaves = [...read.leaves.values()].map(({ leaf, row }): Leaf => {
    const { code } = leaf;
    const [ratio, ...more] = ratios.get(code) ?? [];
    for (const extra of more) extra.fault('code_repeated', 'code');
    if (leaf.method.type === 'ratio' && ratio === undefined && faults.all.length === 0)
      row.fault('wrong_method', 'method');
    if (leaf.method.type !== 'ratio') ratio?.fault('wrong_method', 'code');
    const method =
      leaf.method.type === 'ratio' && ratio !== undefined
        ? readRatio(leaf.method, before, ratio)
        : readLines(leaf, before, lines.get(code) ?? [], reserved);
    const papers = evidence.get(code) ?? [];
    const ids = readIds(leaf, `${code}-e`, papers, reserved);
    return {
      ...leaf,
      method,
      sources: readSources(leaf, sources.get(code) ?? []),
      evidence: papers.map((paper, at) => ({
        ...leaf.evidence.find((one) => one.id === ids[at]),
        id: ids[at] ?? '',
        zh: paper.needed('zh'),
        en: paper.text('en'),
        required: paper.yes('required', true),
      })),
    };
  });
  if (faults.all.length > 0) return refuse(faults.all);
  return ok(arranged({ ...before, nodes: read.nodes.map(({ node }) => node), leaves }));
}
