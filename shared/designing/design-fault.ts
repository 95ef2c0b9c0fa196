/** Why a step cannot be taken; nothing is changed then. */
export const DESIGN_FAULTS = [
  'unknown_code',
  'unknown_parent',
  'parent_is_leaf',
  'into_itself',
  'weight_not_positive',
  'weight_too_large',
  'weight_too_fine',
  'code_repeated',
  'leaf_moved',
  'too_deep',
  'too_many',
  'comparison_misfit',
] as const;
export type DesignFaultCode = (typeof DESIGN_FAULTS)[number];

export interface DesignFault {
  readonly code: DesignFaultCode;
  /** Code of the indicator that it is about. */
  readonly at: string;
}
