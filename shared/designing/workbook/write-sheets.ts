import type { Language } from '../../model/text.ts';
import type { Leaf, RatioMethod, Template } from '../../model/template.ts';
import type { Sheet } from '../../questionnaire/xlsform/sheet.ts';
import { isLeaf, type Indicator } from '../indicator-tree.ts';
import {
  DIRECTION,
  ENTRY,
  FROM,
  KIND,
  METHOD,
  ROLE,
  SHEETS,
  SOURCE,
  wordIn,
  YES_NO,
  type ColumnOf,
  type SheetKey,
  type Word,
} from './columns.ts';

type Cells<S extends SheetKey> = Partial<Readonly<Record<ColumnOf<S>, string>>>;

function sheetOf(
  key: SheetKey,
  language: Language,
  rows: readonly Readonly<Record<string, string | undefined>>[],
): Sheet {
  const words: Readonly<Record<string, Word>> = SHEETS[key].columns;
  const columns = Object.entries(words);
  return {
    name: wordIn(SHEETS[key].name, language),
    rows: [
      columns.map(([, word]) => wordIn(word, language)),
      ...rows.map((row) => columns.map(([column]) => row[column] ?? '')),
    ],
  };
}

/** Every indicator, each after its parent. */
function inOrder(template: Template): readonly Indicator[] {
  const under = Map.groupBy<string | null, Indicator>([...template.nodes, ...template.leaves], (one) => one.parent);
  const visit = (parent: string | null): readonly Indicator[] =>
    (under.get(parent) ?? []).flatMap((one) => [one, ...(isLeaf(one) ? [] : visit(one.code))]);
  return visit(null);
}

function ratioRow(leaf: Leaf, method: RatioMethod, template: Template, language: Language): Cells<'ratios'> {
  const { numerator, denominator } = method;
  const parameter = template.unitParameters.find((one) => `param:${one.id}` === denominator.from);
  const from = denominator.from === 'fixed' ? FROM.fixed : FROM.entered;
  return {
    code: leaf.code,
    topZh: numerator.zh,
    topEn: numerator.en,
    topUnit: numerator.unit,
    bottomZh: denominator.zh,
    bottomEn: denominator.en,
    bottomUnit: denominator.unit,
    from: parameter === undefined ? wordIn(from, language) : parameter.zh,
    fixed: denominator.fixed?.toString() ?? '',
    direction: wordIn(DIRECTION[method.direction], language),
    zero: String(method.floorPercent),
    full: String(method.targetPercent),
    few: method.minDenominator?.toString() ?? '',
    exceed: wordIn(method.numeratorAboveDenominator === 'allowed' ? YES_NO.yes : YES_NO.no, language),
  };
}

function lineRows(leaf: Leaf, language: Language): readonly Cells<'lines'>[] {
  const { code, method } = leaf;
  switch (method.type) {
    case 'graded':
      return method.anchors.map(({ grade, zh, en }) => ({ code, id: grade, zh, en }));
    case 'checklist':
      return method.items.map(({ id, zh, en, critical }) => ({
        code,
        id,
        zh,
        en,
        critical: wordIn(critical === true ? YES_NO.yes : YES_NO.no, language),
      }));
    case 'deduction':
      return method.rules.map(({ id, zh, en, points, per, cap }) => {
        return { code, id, zh, en, points: String(points), per, cap: String(cap) };
      });
    case 'ratio':
      return [];
    default:
      return method satisfies never;
  }
}

/**
 * The indicators as sheets that an office can fill in: words of one language in the heads and in the cells with a
 * fixed choice. What belongs to no single indicator (bands, questionnaires, rules) is not in them.
 */
export function writeSheets(template: Template, language: Language): readonly Sheet[] {
  const departments = new Map(template.departments.map((one) => [one.id, one.zh]));
  const yesNo = (yes: boolean): string => wordIn(yes ? YES_NO.yes : YES_NO.no, language);
  const indicator = (one: Indicator): Cells<'indicators'> => ({
    code: one.code,
    parent: one.parent ?? '',
    kind: wordIn(isLeaf(one) ? KIND.leaf : KIND.node, language),
    zh: one.zh,
    en: one.en,
    weight: String(one.weight),
    ...(isLeaf(one)
      ? {
          method: wordIn(METHOD[one.method.type], language),
          na: yesNo(one.naAllowed),
          onsiteZh: one.onsite.zh,
          onsiteEn: one.onsite.en,
          departments: one.departmentProposals.map((id) => departments.get(id) ?? id).join('；'),
          ...(one.method.type === 'deduction'
            ? { base: String(one.method.base), floor: String(one.method.floor) }
            : {}),
        }
      : {}),
  });
  const { leaves } = template;
  return [
    sheetOf('indicators', language, inOrder(template).map(indicator)),
    sheetOf(
      'sources',
      language,
      leaves.flatMap(({ code, sources }) =>
        sources.map(({ id, role, weight, entry }) => ({
          code,
          source: wordIn(SOURCE[id], language),
          role: wordIn(ROLE[role], language),
          weight: String(weight),
          entry: wordIn(ENTRY[entry], language),
        })),
      ),
    ),
    sheetOf(
      'lines',
      language,
      leaves.flatMap((leaf) => lineRows(leaf, language)),
    ),
    sheetOf(
      'ratios',
      language,
      leaves.flatMap((leaf) => (leaf.method.type === 'ratio' ? [ratioRow(leaf, leaf.method, template, language)] : [])),
    ),
    sheetOf(
      'evidence',
      language,
      leaves.flatMap(({ code, evidence }) =>
        evidence.map(({ id, zh, en, required }) => ({ code, id, zh, en, required: yesNo(required) })),
      ),
    ),
  ];
}
