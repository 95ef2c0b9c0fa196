import { useEffect, useRef, useState } from 'react';
import { childrenOf, findIndicator } from '../../../shared/designing/indicator-tree.ts';
import type { DesignFault } from '../../../shared/designing/design-fault.ts';
import type { DesignEdit } from '../../../shared/model/design.ts';
import type { Template } from '../../../shared/model/template.ts';
import { useDesign } from './design-store.ts';

/** The name of an indicator as the place where the keyboard is. */
export function focusName(code: string): void {
  document.querySelector<HTMLElement>(`tr[data-code="${CSS.escape(code)}"] .design-name`)?.focus();
}

/** The indicator that was not there before. */
function added(before: Template, after: Template): string | undefined {
  const known = new Set([...before.nodes, ...before.leaves].map((one) => one.code));
  return [...after.nodes, ...after.leaves].find((one) => !known.has(one.code))?.code;
}

export interface TreeSteps {
  /** Why the last step could not be taken. */
  readonly fault: DesignFault | null;
  /** Takes a step and leaves the keyboard at `focus`; false where it cannot be taken. */
  readonly take: (step: DesignEdit | null, focus: string | null) => boolean;
  /** Gives the code of what was added. */
  readonly add: (step: DesignEdit) => string | undefined;
  readonly remove: (code: string) => void;
}

/** Steps on the tree; the keyboard follows the indicator that a step was about. */
export function useTreeSteps(template: Template): TreeSteps {
  const edit = useDesign((design) => design.edit);
  const [fault, setFault] = useState<DesignFault | null>(null);
  const wanted = useRef<string | null>(null);
  // A moved row is another element on the page.
  useEffect(() => {
    if (wanted.current !== null) focusName(wanted.current);
    wanted.current = null;
  });
  const take = (step: DesignEdit | null, focus: string | null): boolean => {
    if (step === null) return false;
    const wrong = edit(step);
    setFault(wrong);
    if (wrong === null) wanted.current = focus;
    return wrong === null;
  };
  return {
    fault,
    take,
    add: (step) => {
      if (!take(step, null)) return undefined;
      const after = useDesign.getState().template;
      const code = after === null ? undefined : added(template, after);
      wanted.current = code ?? null;
      return code;
    },
    remove: (code) => {
      const parent = findIndicator(template, code)?.parent ?? null;
      const siblings = childrenOf(template, parent).map((one) => one.code);
      const at = siblings.indexOf(code);
      take({ t: 'remove', code }, siblings[at + 1] ?? siblings[at - 1] ?? parent);
    },
  };
}
