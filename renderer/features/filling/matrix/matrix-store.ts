import { create } from 'zustand';
import type { Matrix, Sheet } from '../../../../shared/contract/responses.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { Leaf } from '../../../../shared/model/template.ts';
import { bridge } from '../../../bridge/bridge.ts';
import { useSession } from '../../../session/session-store.ts';
import { openSheetQueue, type Entered, type SheetQueue } from '../sheet-queue.ts';
import type { CellChange } from './place-block.ts';

type Answers = Readonly<Record<string, Entered>>;
type Task = Sheet['task'];

export interface MatrixTarget {
  readonly round: string;
  readonly rater: string;
}

interface MatrixState {
  readonly target: MatrixTarget | null;
  readonly content: RoundContent | null;
  readonly leaves: readonly Leaf[];
  readonly tasks: Readonly<Record<string, Task>>;
  readonly returned: Readonly<Record<string, Sheet['returned']>>;
  /** When the office was known to have an answer, by street and leaf. */
  readonly received: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  /** By street, then by leaf; what is typed stands here before it is saved. */
  readonly entered: Readonly<Record<string, Answers>>;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly error: AppError | undefined;
  readonly stale: boolean;
  readonly open: (target: MatrixTarget) => Promise<void>;
  /** False when something is left that could not be saved. */
  readonly close: () => Promise<boolean>;
  readonly enter: (unit: string, leaf: string, change: Partial<Entered>) => void;
  /** Several answers at once, all or none; false when they were refused. */
  readonly enterTogether: (changes: readonly CellChange[]) => Promise<boolean>;
  /** Something beside the answers was added or taken away, and can be undone. */
  readonly changedBeside: () => void;
  readonly step: (direction: 'undo' | 'redo') => Promise<void>;
  readonly keepMine: () => Promise<void>;
  readonly takeTheirs: () => Promise<void>;
}

export const NOTHING_ENTERED: Entered = { value: null, note: '' };

const keyOf = (unit: string, leaf: string): string => `${unit} ${leaf}`;

let queue: SheetQueue | undefined;
const revisions = new Map<string, number>();

function perUnit<T>(sheets: readonly Sheet[], pick: (sheet: Sheet) => T): Record<string, T> {
  return Object.fromEntries(sheets.map((sheet) => [sheet.task.unit, pick(sheet)]));
}

/** What the store keeps of a matrix as it was read. Rows that say the same stay the same, so they are not drawn anew. */
function fieldsOf(matrix: Matrix, before: MatrixState['entered']) {
  const { content, sheets, canUndo, canRedo } = matrix;
  const codes = new Set(sheets[0]?.task.leaves);
  const entered = perUnit(sheets, ({ task, responses }) => {
    const fresh = Object.fromEntries(responses.map(({ leaf, value, note }) => [leaf, { value, note }]));
    const old = before[task.unit];
    return old !== undefined && JSON.stringify(old) === JSON.stringify(fresh) ? old : fresh;
  });
  return {
    content,
    leaves: content.template.leaves.filter((leaf) => codes.has(leaf.code)),
    tasks: perUnit(sheets, ({ task }) => task),
    returned: perUnit(sheets, ({ returned }) => returned),
    received: perUnit(sheets, ({ responses }) => Object.fromEntries(responses.map((one) => [one.leaf, one.received]))),
    entered,
    canUndo,
    canRedo,
    error: undefined,
  };
}

function show(matrix: Matrix): void {
  let last: string | null = null;
  for (const { task, responses } of matrix.sheets) {
    for (const { leaf, revision, savedAt } of responses) {
      revisions.set(keyOf(task.unit, leaf), revision);
      queue?.know(keyOf(task.unit, leaf), revision, savedAt);
      if (savedAt !== null && (last === null || savedAt > last)) last = savedAt;
    }
  }
  useMatrix.setState(fieldsOf(matrix, useMatrix.getState().entered));
  if (queue?.waiting() !== true) useSession.getState().setSaving({ kind: 'saved', at: last });
}

async function read(target: MatrixTarget): Promise<void> {
  const matrix = await bridge.call('matrix.open', target);
  if (useMatrix.getState().target !== target) return;
  if (matrix.ok) show(matrix.value);
  else useMatrix.setState({ error: matrix.error });
}

function startQueue({ round, rater }: MatrixTarget): SheetQueue {
  return openSheetQueue(
    (key) => {
      const [unit = '', leaf = ''] = key.split(' ');
      return { round, unit, form: 'dept', rater, leaf };
    },
    {
      saved: (key, { revision }) => {
        revisions.set(key, revision);
        useMatrix.setState({ canUndo: true, canRedo: false });
      },
      state: (saving) => {
        useSession.getState().setSaving(saving);
        useMatrix.setState({ stale: saving.kind === 'unsaved' && saving.error.code === 'stale_revision' });
      },
    },
  );
}

/** Shows answers in their cells; saving them is another matter. */
function put(changes: readonly (CellChange & { readonly note?: string })[]): void {
  const entered = { ...useMatrix.getState().entered };
  for (const { unit, leaf, value, note } of changes) {
    const old = entered[unit]?.[leaf] ?? NOTHING_ENTERED;
    entered[unit] = { ...entered[unit], [leaf]: { value, note: note ?? old.note } };
  }
  useMatrix.setState({ entered });
}

async function saveTogether(changes: readonly CellChange[]): Promise<boolean> {
  const { target, entered } = useMatrix.getState();
  if (target === null || queue === undefined || changes.length === 0 || !(await queue.flush())) return false;
  const cells = changes.map(({ unit, leaf, value }) => ({
    unit,
    leaf,
    value,
    note: entered[unit]?.[leaf]?.note ?? '',
    base: revisions.get(keyOf(unit, leaf)) ?? 0,
  }));
  const saved = await bridge.call('matrix.save', { ...target, cells });
  if (!saved.ok) {
    // Another window may have changed something: what is there now is shown, and nothing of the block was taken.
    await read(target);
    useMatrix.setState({ error: saved.error });
    return false;
  }
  put(changes);
  for (const [index, { revision, savedAt }] of saved.value.entries()) {
    const { unit = '', leaf = '' } = changes[index] ?? {};
    revisions.set(keyOf(unit, leaf), revision);
    queue.know(keyOf(unit, leaf), revision, savedAt);
  }
  useSession.getState().setSaving({ kind: 'saved', at: saved.value.at(-1)?.savedAt ?? null });
  useMatrix.setState({ canUndo: true, canRedo: false, error: undefined });
  return true;
}

/** All sheets of one department: one queue of saves over all streets. */
export const useMatrix = create<MatrixState>((set, get) => ({
  target: null,
  content: null,
  leaves: [],
  tasks: {},
  returned: {},
  received: {},
  entered: {},
  canUndo: false,
  canRedo: false,
  error: undefined,
  stale: false,
  open: async (target) => {
    await queue?.end();
    queue = startQueue(target);
    revisions.clear();
    set({ target, content: null, entered: {}, error: undefined, stale: false });
    await read(target);
  },
  close: async () => {
    const saved = (await queue?.flush()) ?? true;
    if (saved) useSession.getState().setSaving(null);
    return saved;
  },
  enter: (unit, leaf, change) => {
    const now = { ...(get().entered[unit]?.[leaf] ?? NOTHING_ENTERED), ...change };
    put([{ unit, leaf, ...now }]);
    queue?.change(keyOf(unit, leaf), now);
  },
  enterTogether: saveTogether,
  changedBeside: () => {
    set({ canUndo: true, canRedo: false });
  },
  step: async (direction) => {
    const { target } = get();
    if (target === null || queue === undefined || !(await queue.flush())) return;
    const matrix = await bridge.call(direction === 'undo' ? 'matrix.undo' : 'matrix.redo', target);
    if (matrix.ok) show(matrix.value);
    else set({ error: matrix.error });
  },
  keepMine: async () => {
    await queue?.keepMine();
  },
  takeTheirs: async () => {
    queue?.dropMine();
    const { target } = get();
    if (target !== null) await read(target);
  },
}));
