import type { CompiledForm } from './compile.ts';
import { nodesOf, type Expression } from './expression/ast.ts';
import { evaluate, type Scope } from './expression/evaluate.ts';
import { toBoolean } from './expression/value.ts';
import type { Choice, ChoiceList } from '../model/form.ts';

const indexes = new WeakMap<ChoiceList, Map<string, ReadonlyMap<string, readonly Choice[]>>>();

function columnOf(choice: Choice, column: string): string {
  if (column === 'name') return choice.name;
  return column === 'label' ? (Object.values(choice.label)[0] ?? '') : (choice.columns[column] ?? '');
}

function indexOf(list: ChoiceList, column: string): ReadonlyMap<string, readonly Choice[]> {
  const ofList = indexes.get(list) ?? new Map<string, ReadonlyMap<string, readonly Choice[]>>();
  indexes.set(list, ofList);
  const known = ofList.get(column);
  if (known !== undefined) return known;
  const made = Map.groupBy(list.choices, (choice) => columnOf(choice, column));
  ofList.set(column, made);
  return made;
}

/** `column = something` compares texts and is looked up, so that long lists are not gone through at each key. */
function byColumn(filter: Expression): { column: string; other: Expression } | null {
  if (filter.kind !== 'binary' || filter.op !== '=') return null;
  const free = (side: Expression): boolean => ![...nodesOf(side)].some((node) => node.kind === 'column');
  if (filter.left.kind === 'column' && free(filter.right)) return { column: filter.left.name, other: filter.right };
  if (filter.right.kind === 'column' && free(filter.left)) return { column: filter.right.name, other: filter.left };
  return null;
}

/** The choices of a question that its filter lets through, in the order of the list. */
export function offeredChoices(compiled: CompiledForm, name: string, scope: Scope): readonly Choice[] {
  const list = compiled.lists.get(compiled.byName.get(name)?.list ?? '');
  if (list === undefined) return [];
  const filter = compiled.rules.get(name)?.choiceFilter;
  if (filter === undefined) return list.choices;
  const look = byColumn(filter);
  const wanted = look === null ? null : evaluate(look.other, scope);
  if (look !== null && typeof wanted === 'string') return indexOf(list, look.column).get(wanted) ?? [];
  return list.choices.filter((choice) => {
    const column = (of: string): string => columnOf(choice, of);
    return toBoolean(evaluate(filter, { ...scope, column }));
  });
}

const searched = new WeakMap<readonly Choice[], readonly string[]>();

/** What a search goes through, one text for each choice; made once for each list. */
function searchTexts(choices: readonly Choice[]): readonly string[] {
  const known = searched.get(choices);
  if (known !== undefined) return known;
  const made = choices.map(({ name, label }) => [name, ...Object.values(label)].join('\n').toLowerCase());
  searched.set(choices, made);
  return made;
}

/** Up to `most` choices whose name or label in any language holds the text, whatever its case. */
export function searchChoices(choices: readonly Choice[], text: string, most: number): readonly Choice[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return choices.slice(0, most);
  const found: Choice[] = [];
  for (const [index, all] of searchTexts(choices).entries()) {
    if (found.length >= most) break;
    const choice = choices[index];
    if (choice !== undefined && all.includes(wanted)) found.push(choice);
  }
  return found;
}
