import { ok, refuse, type Result } from '../result.ts';
import { answersRead, type Expression, type ExpressionFaultCode } from './expression/ast.ts';
import { checkExpression, type Place } from './expression/check.ts';
import { parseExpression } from './expression/parse.ts';
import { isChoiceKind } from './form-text.ts';
import type { ChoiceList, Form, Item, Kind, Texts } from '../model/form.ts';
import { orderOf } from './order.ts';
import { stepKey, type Step } from './step.ts';

export const RULE_FIELDS = [
  'relevant',
  'constraint',
  'required',
  'choiceFilter',
  'calculation',
  'compareWhen',
] as const;
export type RuleField = (typeof RULE_FIELDS)[number];
export type FaultField =
  | RuleField
  | 'name'
  | 'list'
  | 'label'
  | 'hint'
  | 'default'
  | 'expected'
  | 'ineligible'
  | 'exclusive';

export const FORM_FAULTS = [
  'name_twice',
  'parent_unknown',
  'list_unknown',
  'list_missing',
  'calculation_missing',
  'choice_unknown',
  'default_bad',
  'cycle',
] as const;
export type FormFaultCode = (typeof FORM_FAULTS)[number] | ExpressionFaultCode;

/** What is wrong with a form: the item by its index, its field, the offset in an expression, and what it is about. */
export interface FormFault {
  readonly item: number;
  readonly field: FaultField;
  readonly code: FormFaultCode;
  readonly at: number | null;
  readonly about: string;
}

export type Rules = Readonly<Partial<Record<RuleField, Expression>>>;

/** A form whose rules are parsed and checked and can be answered. */
export interface CompiledForm {
  readonly form: Form;
  readonly byName: ReadonlyMap<string, Item>;
  readonly rules: ReadonlyMap<string, Rules>;
  readonly lists: ReadonlyMap<string, ChoiceList>;
  /** Names and what of them is reckoned, each after everything it reads. */
  readonly order: readonly Step[];
}

const REFERENCE = /\$\{\s*([^}]*?)\s*\}/g;

function columnsOf(list: ChoiceList | undefined): ReadonlySet<string> {
  const columns = new Set(['name', 'label']);
  for (const choice of list?.choices ?? []) for (const column of Object.keys(choice.columns)) columns.add(column);
  return columns;
}

function labelFaults(item: Item, index: number, kinds: ReadonlyMap<string, Kind>): FormFault[] {
  const faults: FormFault[] = [];
  const look = (field: 'label' | 'hint', texts: Texts): void => {
    for (const text of Object.values(texts)) {
      for (const [, name = ''] of text.matchAll(REFERENCE)) {
        if (!kinds.has(name)) faults.push({ item: index, field, code: 'name_unknown', at: null, about: name });
      }
    }
  };
  look('label', item.label);
  look('hint', item.hint);
  return faults;
}

function choiceFaults(item: Item, index: number, lists: ReadonlyMap<string, ChoiceList>): FormFault[] {
  const fault = (field: FaultField, code: FormFaultCode, about: string): FormFault => ({
    item: index,
    field,
    code,
    at: null,
    about,
  });
  if (!isChoiceKind(item.kind)) return [];
  if (item.list === undefined) return [fault('list', 'list_missing', item.name)];
  const list = lists.get(item.list);
  if (list === undefined) return [fault('list', 'list_unknown', item.list)];
  const wanted: [FaultField, readonly string[]][] = [
    ['expected', item.expected === undefined ? [] : [item.expected]],
    ['ineligible', item.ineligible],
    ['exclusive', item.exclusive],
    ['default', item.default === undefined ? [] : item.default.split(/\s+/)],
  ];
  if (wanted.every(([, names]) => names.length === 0)) return [];
  const names = new Set(list.choices.map((choice) => choice.name));
  return wanted.flatMap(([field, used]) =>
    used.filter((name) => !names.has(name)).map((name) => fault(field, 'choice_unknown', name)),
  );
}

function compileRules(item: Item, index: number, place: Place, lists: ReadonlyMap<string, ChoiceList>) {
  const rules: Partial<Record<RuleField, Expression>> = {};
  const faults: FormFault[] = [];
  for (const field of RULE_FIELDS) {
    const source = item[field];
    if (source === undefined) continue;
    const parsed = parseExpression(source);
    const columns = field === 'choiceFilter' ? columnsOf(lists.get(item.list ?? '')) : null;
    const found = parsed.ok
      ? checkExpression(parsed.value, { ...place, self: field === 'constraint', columns })
      : [parsed.error];
    for (const { code, at, about } of found) faults.push({ item: index, field, code, at, about });
    if (parsed.ok) rules[field] = parsed.value;
  }
  if (item.kind === 'calculate' && item.calculation === undefined) {
    faults.push({ item: index, field: 'calculation', code: 'calculation_missing', at: null, about: item.name });
  }
  return { rules, faults };
}

/** An answer depends on being shown; being shown on the group and on what the rule reads. */
function stepsOf(form: Form, rules: ReadonlyMap<string, Rules>): Step[] {
  const read = (expression: Expression | undefined): string[] =>
    expression === undefined ? [] : [...answersRead(expression)].map((name) => stepKey('value', name));
  return form.items.flatMap((item): Step[] => {
    const own = rules.get(item.name);
    const parent = item.parent === null ? [] : [stepKey('shown', item.parent)];
    return [
      { what: 'shown', name: item.name, reads: [...parent, ...read(own?.relevant)] },
      { what: 'value', name: item.name, reads: [stepKey('shown', item.name), ...read(own?.calculation)] },
    ];
  });
}

function structureFaults(form: Form): FormFault[] {
  const faults: FormFault[] = [];
  const seen = new Set<string>();
  const open: string[] = [];
  for (const [index, item] of form.items.entries()) {
    const fault = (code: FormFaultCode, about: string): unknown =>
      faults.push({ item: index, field: 'name', code, at: null, about });
    if (seen.has(item.name)) fault('name_twice', item.name);
    seen.add(item.name);
    while (open.length > 0 && open.at(-1) !== item.parent) open.pop();
    if (item.parent !== null && open.length === 0) fault('parent_unknown', item.parent);
    if (item.kind === 'group') open.push(item.name);
  }
  return faults;
}

/**
 * Parses and checks every rule of a form: names, functions, choices, order, cycles. Gives all faults, not the first.
 */
export function compileForm(form: Form): Result<CompiledForm, readonly FormFault[]> {
  const kinds = new Map(form.items.map((item) => [item.name, item.kind] as const));
  const lists = new Map(form.lists.map((list) => [list.name, list] as const));
  const place: Place = { kindOf: (name) => kinds.get(name), self: false, columns: null };
  const faults = structureFaults(form);
  const rules = new Map<string, Rules>();
  for (const [index, item] of form.items.entries()) {
    const compiled = compileRules(item, index, place, lists);
    rules.set(item.name, compiled.rules);
    faults.push(...compiled.faults, ...labelFaults(item, index, kinds), ...choiceFaults(item, index, lists));
  }
  if (faults.length > 0) return refuse(faults);
  const ordered = orderOf(stepsOf(form, rules));
  if (!ordered.ok) {
    return refuse(
      ordered.error.map(({ name, what }) => ({
        item: form.items.findIndex((item) => item.name === name),
        field: what === 'value' ? ('calculation' as const) : ('relevant' as const),
        code: 'cycle' as const,
        at: null,
        about: name,
      })),
    );
  }
  const byName = new Map(form.items.map((item) => [item.name, item] as const));
  return ok({ form, byName, rules, lists, order: ordered.value });
}
