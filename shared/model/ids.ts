/**
 * Permanent identifiers. They are never reused, and signed records name only these, never labels.
 * Unit: 9-digit street code. Community: 12-digit code. Leaf: code such as `A2.2.1`.
 */
export type UnitCode = string;
export type CommunityCode = string;
export type LeafCode = string;
export type NodeCode = string;
export type PersonId = string;
export type DeviceId = string;
export type DepartmentId = string;
export type RoundId = string;

/** The five sources of a judgement, by template id. */
export const SOURCES = ['SELF', 'DEPT', 'WORKER', 'RESIDENT', 'REVIEW'] as const;
export type Source = (typeof SOURCES)[number];

/** The name of a source inside a slot. */
export const FORMS = ['self', 'dept', 'worker', 'resident', 'review'] as const;
export type Form = (typeof FORMS)[number];

/** Everything a slot may be of: a source, or a decision of the office. */
export const SLOT_FORMS = [...FORMS, 'office'] as const;
export type SlotForm = (typeof SLOT_FORMS)[number];

export const FORM_OF: Readonly<Record<Source, Form>> = {
  SELF: 'self',
  DEPT: 'dept',
  WORKER: 'worker',
  RESIDENT: 'resident',
  REVIEW: 'review',
};
export const SOURCE_OF: Readonly<Record<Form, Source>> = {
  self: 'SELF',
  dept: 'DEPT',
  worker: 'WORKER',
  resident: 'RESIDENT',
  review: 'REVIEW',
};

/** Forms whose slots are answered leaf by leaf. */
export const LEAF_FORMS = ['self', 'dept', 'review'] as const;
export type LeafForm = (typeof LEAF_FORMS)[number];
export const SURVEY_FORMS = ['worker', 'resident'] as const;
export type SurveyForm = (typeof SURVEY_FORMS)[number];
