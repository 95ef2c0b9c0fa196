import { z } from 'zod';

/** How the street answered the confirmation sheet. `open`: it has not been asked yet, or signs by pen. */
export const VISIT_OUTCOMES = ['open', 'signed', 'refused'] as const;
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number];

/** What is typed about an on-site visit; any text may still be empty. */
export const VisitFields = z.strictObject({
  /** `2026-10-12`, as typed. */
  day: z.string().max(10),
  place: z.string().max(200),
  /** Name and post of whoever of the street was there. */
  present: z.string().max(200),
  seen: z.string().max(4000),
  outcome: z.enum(VISIT_OUTCOMES),
  /** Why the street would not sign. */
  refusal: z.string().max(1000),
});
export type VisitFields = z.infer<typeof VisitFields>;

/** A sample drawn on the spot. It stays as it was drawn; a second draw stands beside it. */
export interface SampleDraw {
  readonly id: string;
  readonly leaf: string;
  /** What it was drawn from, e.g. `2026年执法案卷`. */
  readonly what: string;
  /** Names of what could be drawn, in order; empty where it is only numbered. */
  readonly names: readonly string[];
  /** How many there were to draw from. */
  readonly size: number;
  readonly seed: string;
  /** Places from 1, ascending. */
  readonly drawn: readonly number[];
  /** UTC. */
  readonly at: string;
}
