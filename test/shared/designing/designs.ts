import * as fc from 'fast-check';
import type { DesignEdit } from '../../../shared/model/design.ts';
import type { Template } from '../../../shared/model/template.ts';
import { applyEdit } from '../../../shared/designing/apply-edit.ts';
import { indicatorsOf } from '../../../shared/designing/indicator-tree.ts';

export const NONE: ReadonlySet<string> = new Set();

/** The step must be possible. */
export function edited(template: Template, edit: DesignEdit, reserved = NONE): Template {
  const next = applyEdit(template, edit, reserved);
  if (!next.ok) throw new Error(`${edit.t}: ${next.error.code} ${next.error.at}`);
  return next.value;
}

/** Any step on the system as it is, also impossible ones; the numbers pick what it is about. */
export const anyStep: fc.Arbitrary<(template: Template) => DesignEdit> = fc
  .record({
    kind: fc.constantFrom('add-node', 'add-leaf', 'move', 'remove', 'weights', 'rename'),
    one: fc.nat(),
    other: fc.nat(),
    third: fc.nat(),
    weight: fc.integer({ min: 1, max: 100 }),
    name: fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme-ascii' }).filter((text) => text.trim() !== ''),
    top: fc.boolean(),
  })
  .map(({ kind, one, other, third, weight, name, top }) => (template) => {
    const codes = indicatorsOf(template).map((indicator) => indicator.code);
    const pick = (n: number): string => codes[n % Math.max(1, codes.length)] ?? 'none';
    switch (kind) {
      case 'add-node':
        return { t: 'add-node', parent: top ? null : pick(one), zh: name, en: '' };
      case 'add-leaf':
        return { t: 'add-leaf', parent: pick(one), zh: name, en: '', method: 'checklist' };
      case 'move':
        return { t: 'move', code: pick(one), parent: top ? null : pick(other), before: pick(third) };
      case 'remove':
        return { t: 'remove', code: pick(one) };
      case 'weights':
        return { t: 'weights', weights: { [pick(one)]: weight } };
      default:
        return { t: 'rename', code: pick(one), zh: name, en: name };
    }
  });
