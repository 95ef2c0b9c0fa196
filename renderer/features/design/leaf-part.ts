import type { Leaf, Template } from '../../../shared/model/template.ts';

/** What every part of the editor of an item needs. */
export interface LeafPart {
  readonly leaf: Leaf;
  readonly template: Template;
  readonly reserved: ReadonlySet<string>;
  readonly change: (part: Partial<Leaf>) => void;
}
