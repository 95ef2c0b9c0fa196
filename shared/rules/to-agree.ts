import type { ReviewedLeaf } from '../contract/findings.ts';

/** Whether the reviewers still have to agree on an item: it needs to be talked over, and nothing agreed stands. */
export function isToAgree({
  need,
  finding,
}: Pick<ReviewedLeaf, 'need'> & { readonly finding: { readonly stands: boolean } | null }): boolean {
  return finding === null ? need === 'discuss' || need === 'third' || need === 'incomplete' : !finding.stands;
}
