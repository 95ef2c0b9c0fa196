import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftValue } from '../../../../shared/model/response.ts';
import { gradeNamed } from '../../../../shared/rules/answer-cells.ts';
import { cellAt, copied, emptied, nextOpenCell, placed } from './cell-changes.ts';
import type { Spot } from './columns.ts';
import { commandOf, isInText, moveOf, type GridCommand, type GridKey } from './grid-keys.ts';
import { useMatrix } from './matrix-store.ts';
import type { Grid, Placed } from './place-block.ts';
import type { GridEvents } from './use-grid-events.ts';
import type { Marking } from './use-marking.ts';

export interface MatrixKeys extends GridEvents {
  /** What became of the last block that was pasted; null when there is nothing to say. */
  readonly said: Placed | null;
  readonly forget: () => void;
}

/** The grade that a key chooses in a cell for grades. */
function gradeOf(grid: Grid, spot: Spot, { key, ctrl }: GridKey): DraftValue | null {
  const { item, locked } = cellAt(grid, spot);
  if (item.part !== 'grade' || locked || ctrl || key.length !== 1) return null;
  const named = gradeNamed(grid.content.template.scales.grade4, key);
  return named === undefined ? null : { t: 'graded', grade: named.grade, points: null };
}

/** What the active cell held when it became active, for Escape; an undo is not taken back by it. */
function useEscape(grid: Grid, active: Spot, go: Marking['go']) {
  const enter = useMatrix((matrix) => matrix.enter);
  const { street, item, value } = cellAt(grid, active);
  const before = useRef<{ readonly value: DraftValue | null } | null>({ value });
  return {
    goTo: (spot: Spot, how?: Parameters<Marking['go']>[1]) => {
      if (how?.extend !== true) before.current = { value: cellAt(grid, spot).value };
      go(spot, how);
    },
    bringBack: () => {
      const old = before.current;
      if (old === null || JSON.stringify(old.value) === JSON.stringify(value)) return;
      enter(street.code9, item.leaf.code, { value: old.value });
    },
    forgetBefore: () => {
      before.current = null;
    },
  };
}

/** Everything that keys, clipboard and pointer do to the table. */
export function useMatrixKeys(
  grid: Grid,
  { active, other, range, several, inside, go, mark }: Marking,
  on: { readonly detail: () => void; readonly help: () => void },
): MatrixKeys {
  const { t } = useTranslation('matrix');
  const { enter, enterTogether, step } = useMatrix();
  const [said, setSaid] = useState<Placed | null>(null);
  const here = cellAt(grid, active);
  const { goTo, bringBack, forgetBefore } = useEscape(grid, active, go);

  const size = { rows: grid.streets.length, columns: grid.columns.length };
  const opens = here.item.part === 'detail' || here.item.part === 'grade' || here.state === 'na';
  const takeStep = (direction: 'undo' | 'redo') => {
    forgetBefore();
    setSaid(null);
    void step(direction);
  };
  const commands: Readonly<Record<GridCommand, () => void>> = {
    undo: () => {
      takeStep('undo');
    },
    redo: () => {
      takeStep('redo');
    },
    all: () => {
      mark({ row: 0, column: 0 }, { row: size.rows - 1, column: size.columns - 1 });
    },
    nextOpen: () => {
      const next = nextOpenCell(grid, active);
      if (next !== undefined) goTo(next);
    },
    help: on.help,
    detail: on.detail,
    edit: () => {
      go(active, { inside: !inside });
    },
    restore: () => {
      bringBack();
      go(active);
      setSaid(null);
    },
    clear: () => void enterTogether(emptied(grid, range)),
  };
  const grade = (key: GridKey): boolean => {
    const value = gradeOf(grid, active, key);
    if (value !== null) enter(here.street.code9, here.item.leaf.code, { value });
    return value !== null;
  };
  return {
    said,
    forget: () => {
      setSaid(null);
    },
    press: (event) => {
      const key = { key: event.key, shift: event.shiftKey, ctrl: event.ctrlKey || event.metaKey };
      const command = commandOf(key, { inside, opens, several });
      if (command !== undefined) {
        commands[command]();
        return true;
      }
      if (event.altKey || isInText(key, inside)) return false;
      if (grade(key)) return true;
      const extend = key.shift && key.key !== 'Enter' && key.key !== 'Tab';
      const to = moveOf(extend ? other : active, key, size);
      if (to === undefined) return false;
      goTo(to, { extend });
      return true;
    },
    copy: () => (inside ? null : copied(grid, range, t('na'))),
    paste: (text) => {
      if (inside && !/[\t\n]/.test(text.trimEnd())) return false;
      const answer = placed(grid, range, text);
      if (!answer.ok) setSaid(answer);
      else {
        void (async () => {
          if (answer.changes.length === 0 || (await enterTogether(answer.changes))) setSaid(answer);
        })();
      }
      return true;
    },
    choose: (spot, how) => {
      goTo(spot, how);
      if (how.inside && cellAt(grid, spot).item.part === 'detail') on.detail();
    },
  };
}
