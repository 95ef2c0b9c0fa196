import { ok, refuse, type Result } from '../result.ts';
import { answerFault, type AnswerFault } from './answer-fault.ts';
import type { CompiledForm, RuleField } from './compile.ts';
import { offeredChoices } from './offered.ts';
import { evaluate, type Scope } from './expression/evaluate.ts';
import { toBoolean, toText, type Value } from './expression/value.ts';
import type { Choice, Item } from '../model/form.ts';
import { isAsked } from './form-text.ts';
import { stepKey } from './step.ts';

/** Answers as text by question: choices of a multiple choice with spaces between, dates YYYY-MM-DD. */
export type Answers = Readonly<Record<string, string>>;

/** Answers with the form and version that they were given on. */
export interface GivenAnswers {
  readonly form: string;
  readonly version: string;
  readonly answers: Answers;
}

export interface Issue {
  readonly name: string;
  readonly code: AnswerFault | 'required' | 'constraint';
}

/** One interview on one version of a form. What is set is reckoned through at once. */
export interface Session {
  set(name: string, answer: string): void;
  /** The answer or calculated value, '' where the question is hidden. */
  value(name: string): string;
  shown(name: string): boolean;
  required(name: string): boolean;
  /** The items that are shown, in the order of the form. */
  visible(): readonly Item[];
  /** Choices that the filter lets through. */
  choices(name: string): readonly Choice[];
  issues(): readonly Issue[];
  /** What is handed on: nothing that is hidden, nothing empty, no notes and groups. */
  answers(): Answers;
}

const NUMERIC = new Set(['integer', 'decimal', 'nps']);

/** Opens an interview; `today` is YYYY-MM-DD. Answers to names that the form does not have are refused. */
export function openSession(
  compiled: CompiledForm,
  given: GivenAnswers | null,
  today: string,
): Result<Session, { code: 'other_version' } | { code: 'question_unknown'; name: string }> {
  const { form, byName, rules } = compiled;
  if (given !== null && (given.form !== form.id || given.version !== form.version)) {
    return refuse({ code: 'other_version' });
  }
  const entries =
    given === null ? form.items.map((item) => [item.name, item.default ?? ''] as const) : Object.entries(given.answers);
  const stranger = entries.find(([name]) => !byName.has(name));
  if (stranger !== undefined) return refuse({ code: 'question_unknown', name: stranger[0] });
  const raw = new Map<string, string>(entries);
  const shown = new Map<string, boolean>();
  const values = new Map<string, string>();

  const typed = (name: string): Value => {
    const text = values.get(name) ?? '';
    return text !== '' && NUMERIC.has(byName.get(name)?.kind ?? '') ? Number(text) : text;
  };
  const scope = (self: Value): Scope => ({ today, answer: typed, self, column: () => '' });
  const rule = (name: string, field: RuleField, self: Value = ''): Value | null => {
    const expression = rules.get(name)?.[field];
    return expression === undefined ? null : evaluate(expression, scope(self));
  };
  const isShown = (item: Item): boolean => {
    if (item.parent !== null && shown.get(item.parent) !== true) return false;
    const relevant = rule(item.name, 'relevant');
    return relevant === null || toBoolean(relevant);
  };
  const reckon = (item: Item): string => {
    if (shown.get(item.name) !== true) return '';
    const calculated = rule(item.name, 'calculation');
    return calculated === null ? (raw.get(item.name) ?? '') : toText(calculated);
  };
  /** Goes once through the order; a step is done only when something that it reads has changed. */
  const run = (changed: Set<string> | null, start: string): void => {
    for (const step of compiled.order) {
      const key = stepKey(step.what, step.name);
      if (changed !== null && key !== start && !step.reads.some((read) => changed.has(read))) continue;
      const item = byName.get(step.name);
      if (item === undefined) continue;
      if (step.what === 'shown') {
        const now = isShown(item);
        if (shown.get(item.name) !== now) changed?.add(key);
        shown.set(item.name, now);
      } else {
        const now = reckon(item);
        if (values.get(item.name) !== now) changed?.add(key);
        values.set(item.name, now);
      }
    }
  };
  run(null, '');

  const value = (name: string): string => values.get(name) ?? '';
  const required = (name: string): boolean => toBoolean(rule(name, 'required') ?? false);
  const choices = (name: string): readonly Choice[] => offeredChoices(compiled, name, scope(''));
  const issueOf = (item: Item): Issue['code'] | null => {
    if (shown.get(item.name) !== true || !isAsked(item)) return null;
    const answer = value(item.name);
    if (answer === '') return required(item.name) ? 'required' : null;
    const fault = answerFault(item, answer, () => choices(item.name));
    if (fault !== null) return fault;
    const kept = rule(item.name, 'constraint', typed(item.name));
    return kept === null || toBoolean(kept) ? null : 'constraint';
  };

  return ok({
    value,
    required,
    choices,
    shown: (name) => shown.get(name) === true,
    set: (name, answer) => {
      if (!byName.has(name)) throw new Error(`The form has no question ${name}.`);
      raw.set(name, answer);
      run(new Set(), stepKey('value', name));
    },
    visible: () => form.items.filter((item) => shown.get(item.name) === true),
    issues: () =>
      form.items.flatMap((item) => {
        const code = issueOf(item);
        return code === null ? [] : [{ name: item.name, code }];
      }),
    answers: () =>
      Object.fromEntries(
        form.items
          .filter((item) => item.kind !== 'group' && item.kind !== 'note' && value(item.name) !== '')
          .map((item) => [item.name, value(item.name)]),
      ),
  });
}
