import { ok, refuse, type Result } from '../../result.ts';

/** Patterns are run as a set of states, so that no text can make them slow; what needs more than that is refused. */
const MAX_STATES = 2_000;
const MAX_LENGTH = 500;

type Test = (character: string) => boolean;
type Part =
  | { readonly kind: 'one'; readonly test: Test }
  | { readonly kind: 'all'; readonly parts: readonly Part[] }
  | { readonly kind: 'either'; readonly parts: readonly Part[] }
  | { readonly kind: 'times'; readonly part: Part; readonly least: number; readonly most: number | null };
type State =
  | { readonly kind: 'one'; readonly test: Test; next: number }
  | { readonly kind: 'split'; next: number[] }
  | { readonly kind: 'done' };

class Unsupported extends Error {}

interface Source {
  readonly characters: readonly string[];
  at: number;
  depth: number;
}

const CLASSES: ReadonlyMap<string, RegExp> = new Map([
  ['d', /^[0-9]$/],
  ['D', /^[^0-9]$/u],
  ['w', /^[A-Za-z0-9_]$/],
  ['W', /^[^A-Za-z0-9_]$/u],
  ['s', /^\s$/],
  ['S', /^\S$/u],
]);
const CONTROLS: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
]);

function escaped(source: Source): { test: Test; literal: string | null } {
  const letter = source.characters[source.at] ?? '';
  source.at += 1;
  const known = CLASSES.get(letter);
  if (known !== undefined) return { test: (c) => known.test(c), literal: null };
  const literal = CONTROLS.get(letter) ?? letter;
  if (literal === letter && (letter === '' || /[\p{L}\p{N}]/u.test(letter))) throw new Unsupported(`\\${letter}`);
  return { test: (c) => c === literal, literal };
}

function setItem(source: Source): { test: Test; literal: string | null } {
  const character = source.characters[source.at] ?? '';
  source.at += 1;
  if (character === '\\') return escaped(source);
  if (character === '' || character === '[') throw new Unsupported('[');
  return { test: (c) => c === character, literal: character };
}

function set(source: Source): Part {
  const not = source.characters[source.at] === '^';
  if (not) source.at += 1;
  const tests: Test[] = [];
  while (source.characters[source.at] !== ']' || tests.length === 0) {
    const from = setItem(source);
    const range = source.characters[source.at] === '-' && source.characters[source.at + 1] !== ']';
    if (!range || from.literal === null) {
      tests.push(from.test);
      continue;
    }
    source.at += 1;
    const to = setItem(source).literal;
    const [low, high] = [from.literal.codePointAt(0) ?? 0, to?.codePointAt(0) ?? -1];
    if (high < low) throw new Unsupported(`${from.literal}-`);
    tests.push((c) => (c.codePointAt(0) ?? 0) >= low && (c.codePointAt(0) ?? 0) <= high);
  }
  source.at += 1;
  return { kind: 'one', test: (c) => tests.some((test) => test(c)) !== not };
}

function group(source: Source): Part {
  if (source.characters[source.at] === '?') {
    if (source.characters[source.at + 1] !== ':') throw new Unsupported('(?');
    source.at += 2;
  }
  source.depth += 1;
  if (source.depth > 20) throw new Unsupported('(');
  const inner = either(source);
  if (source.characters[source.at] !== ')') throw new Unsupported('(');
  source.at += 1;
  source.depth -= 1;
  return inner;
}

function atom(source: Source): Part {
  const character = source.characters[source.at] ?? '';
  source.at += 1;
  if (character === '(') return group(source);
  if (character === '[') return set(source);
  if (character === '\\') return { kind: 'one', test: escaped(source).test };
  if (character === '.') return { kind: 'one', test: (c) => c !== '\n' };
  // The whole text must match anyway, so the anchors say nothing at the two ends, and only there are they understood.
  if (character === '^' && source.at === 1) return { kind: 'all', parts: [] };
  if (character === '$' && source.at === source.characters.length) return { kind: 'all', parts: [] };
  if ('*+?{}^$)'.includes(character)) throw new Unsupported(character);
  return { kind: 'one', test: (c) => c === character };
}

const COUNT = /^\{(\d{1,3})(,(\d{0,3}))?\}/;

function counted(source: Source, part: Part): Part {
  const sign = source.characters[source.at];
  const times = (least: number, most: number | null, length: number): Part => {
    source.at += length;
    if ('*+?{'.includes(source.characters[source.at] ?? ' ')) throw new Unsupported(source.characters[source.at]);
    return { kind: 'times', part, least, most };
  };
  if (sign === '*') return times(0, null, 1);
  if (sign === '+') return times(1, null, 1);
  if (sign === '?') return times(0, 1, 1);
  if (sign !== '{') return part;
  const count = COUNT.exec(source.characters.slice(source.at, source.at + 12).join(''));
  if (count === null) throw new Unsupported('{');
  const least = Number(count[1]);
  const open = count[2] !== undefined && count[3] === '';
  const most = count[2] === undefined ? least : Number(count[3]);
  if (!open && most < least) throw new Unsupported(count[0]);
  return times(least, open ? null : most, count[0].length);
}

function sequence(source: Source): Part {
  const parts: Part[] = [];
  while (source.at < source.characters.length && !'|)'.includes(source.characters[source.at] ?? '')) {
    parts.push(counted(source, atom(source)));
  }
  return { kind: 'all', parts };
}

function either(source: Source): Part {
  const parts = [sequence(source)];
  while (source.characters[source.at] === '|') {
    source.at += 1;
    parts.push(sequence(source));
  }
  return { kind: 'either', parts };
}

/** Adds the states of a part that goes on to `next`; gives the state where it begins. */
function build(part: Part, next: number, states: State[]): number {
  if (states.length > MAX_STATES) throw new Unsupported('{}');
  const add = (state: State): number => states.push(state) - 1;
  switch (part.kind) {
    case 'one':
      return add({ kind: 'one', test: part.test, next });
    case 'all':
      return part.parts.toReversed().reduce((after, inner) => build(inner, after, states), next);
    case 'either':
      return add({ kind: 'split', next: part.parts.map((inner) => build(inner, next, states)) });
    default: {
      let start = next;
      if (part.most === null) {
        const loop: State = { kind: 'split', next: [next] };
        start = add(loop);
        loop.next.push(build(part.part, start, states));
      } else {
        for (let extra = part.least; extra < part.most; extra += 1) {
          start = add({ kind: 'split', next: [next, build(part.part, start, states)] });
        }
      }
      for (let copy = 0; copy < part.least; copy += 1) start = build(part.part, start, states);
      return start;
    }
  }
}

interface Machine {
  readonly states: readonly State[];
  readonly start: number;
}

function machineOf(pattern: string): Machine {
  if (pattern.length > MAX_LENGTH) throw new Unsupported(String(pattern.length));
  const source: Source = { characters: Array.from(pattern), at: 0, depth: 0 };
  const part = either(source);
  if (source.at < source.characters.length) throw new Unsupported(source.characters[source.at]);
  const states: State[] = [{ kind: 'done' }];
  const start = build(part, 0, states);
  return { states, start };
}

function reach(machine: Machine, from: Iterable<number>): Set<number> {
  const reached = new Set<number>();
  const open = [...from];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (reached.has(index)) continue;
    reached.add(index);
    const state = machine.states[index];
    if (state?.kind === 'split') open.push(...state.next);
  }
  return reached;
}

const machines = new Map<string, Machine>();

/** Whether a pattern can be run in linear time; else the piece of it that cannot. */
export function checkPattern(pattern: string): Result<null, string> {
  try {
    machineOf(pattern);
    return ok(null);
  } catch (error) {
    if (error instanceof Unsupported) return refuse(error.message);
    throw error;
  }
}

/** Whether the whole text fits a pattern that was checked. Time grows with text × pattern, never faster. */
export function matchesWhole(pattern: string, text: string): boolean {
  const machine = machines.get(pattern) ?? machineOf(pattern);
  if (machines.size > 1_000) machines.clear();
  machines.set(pattern, machine);
  let here = reach(machine, [machine.start]);
  for (const character of text) {
    const next: number[] = [];
    for (const index of here) {
      const state = machine.states[index];
      if (state?.kind === 'one' && state.test(character)) next.push(state.next);
    }
    if (next.length === 0) return false;
    here = reach(machine, next);
  }
  return here.has(0);
}
