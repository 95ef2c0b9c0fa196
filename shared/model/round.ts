import { z } from 'zod';
import { SOURCES } from './ids.ts';
import { BilingualText } from './bilingual-text.ts';
import { PreviousAnswers } from './previous.ts';
import { Community, Template } from './template.ts';

export const DeviceRole = z.enum(['office', 'street', 'part', 'reviewer', 'department', 'survey']);
export type DeviceRole = z.infer<typeof DeviceRole>;

/** Public Ed25519 key as RFC 8037 writes it. */
export const PublicJwk = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
});
export type PublicJwk = z.infer<typeof PublicJwk>;

export const Person = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(60),
  post: z.string().trim().max(80),
});
export type Person = z.infer<typeof Person>;

/** A computer that the office has admitted, with what it may hand in. */
export const RosterDevice = z.strictObject({
  id: z.string().min(1).max(64),
  label: z.string().max(80),
  role: DeviceRole,
  kid: z.string().min(43).max(43),
  jwk: PublicJwk,
  /** Where files for this computer alone are encrypted to (age); a computer of the first version has none. */
  enc: z.string().max(100).exactOptional(),
  /** The computer that this one takes the place of, and the last record of it that the office has. */
  continues: z
    .strictObject({ dev: z.string().min(1).max(64), head: z.string().regex(/^[0-9a-f]{64}$/) })
    .exactOptional(),
  persons: z.array(z.string().max(64)).min(1).max(50),
  units: z.array(z.string().max(20)).max(1000),
  departments: z.array(z.string().max(40)).max(100),
});
export type RosterDevice = z.infer<typeof RosterDevice>;

export const Roster = z.strictObject({ persons: z.array(Person).max(5000), devices: z.array(RosterDevice).max(5000) });
export type Roster = z.infer<typeof Roster>;

export const Policy = z.strictObject({
  mode: z.enum(['weighted', 'approved']),
  precision: z.enum(['display', 'everyLevel']),
  requiredReviewers: z.int().min(1).max(5),
  allDepartmentsRequired: z.boolean(),
  encryption: z.enum(['none', 'required']),
  office: z.string().trim().min(1).max(80),
  /** Workers' questionnaires name their community. Absent in most rounds, because few workers share one. */
  workerCommunity: z.literal(true).exactOptional(),
  /** Streets are given a copy of the package that holds no weights. */
  hideWeights: z.literal(true).exactOptional(),
});
export type Policy = z.infer<typeof Policy>;

/** Who does what: departments by leaf, reviewers (persons) by street, excluded pairs (回避), last day by street. */
export const Assignments = z.strictObject({
  departments: z.record(z.string().max(40), z.array(z.string().max(40)).max(50)),
  reviewers: z.record(z.string().max(20), z.array(z.string().max(64)).max(10)),
  excluded: z.array(z.strictObject({ person: z.string().max(64), unit: z.string().max(20) })).max(10_000),
  deadlines: z.record(z.string().max(20), z.iso.date()),
});
export type Assignments = z.infer<typeof Assignments>;

/** Figures per street that only the office knows: unit code → parameter id → whole number as text. */
export const Parameters = z.record(
  z.string().max(20),
  z.record(z.string().max(40), z.string().regex(/^(0|[1-9]\d{0,9})$/)),
);
export type Parameters = z.infer<typeof Parameters>;

/** Everything a round package says, in one value; inside the package it is split into resources. */
export const RoundContent = z.strictObject({
  id: z.string().min(1).max(64),
  name: BilingualText,
  period: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  /** A practice or demonstration round: everything shown or printed from it is marked 模拟数据. */
  simulated: z.boolean(),
  units: z
    .array(z.string().regex(/^\d{9}$/))
    .min(1)
    .max(5000),
  sources: z.array(z.enum(SOURCES)).min(1),
  policy: Policy,
  template: Template,
  communities: z.array(Community),
  assignments: Assignments,
  parameters: Parameters,
  roster: Roster,
  /** Revision of the forms; answers name the revision they were given on. */
  formRev: z.int().min(1),
  /** Confirmed answers of the round that this one was cloned from, for streets to confirm again. */
  previous: PreviousAnswers.exactOptional(),
  /** Opened from a copy without weights: every weight reads 0 and says nothing. */
  weightsHidden: z.literal(true).exactOptional(),
});
export type RoundContent = z.infer<typeof RoundContent>;
