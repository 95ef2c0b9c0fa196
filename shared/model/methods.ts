/** How an indicator is answered and scored; apart from the schemas, so that pages can list them. */
export const METHODS = ['graded', 'ratio', 'checklist', 'deduction'] as const;
export type MethodName = (typeof METHODS)[number];
