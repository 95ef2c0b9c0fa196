import type { SurveyForm } from '../../model/ids.ts';
import { SOURCE_OF } from '../../model/ids.ts';
import type { RoundContent } from '../../model/round.ts';
import type { SurveyInput } from '../input.ts';
import { judgeForm } from './validity.ts';

export const VALIDITY_RULES = ['VR1', 'VR2', 'VR3', 'VR4', 'VR5', 'VR6', 'VR7', 'VR8', 'VR9'] as const;
export type ValidityRuleId = (typeof VALIDITY_RULES)[number];

/** What a rule does: the form does not count, waits for a person, is only marked, or weighs less. */
export type ValidityAction = 'invalid' | 'held' | 'flag' | 'weight';

export interface ValidityLine {
  readonly unit: string;
  readonly serial: string;
  readonly rule: ValidityRuleId;
  readonly action: ValidityAction;
}

export const QUOTA_PLANS = ['suggestedQuota', 'equalQuota'] as const;
export type QuotaPlan = (typeof QUOTA_PLANS)[number];

export interface PlaceCount {
  /** Street, 9 digits, or community, 12 digits. */
  readonly code: string;
  readonly returned: number;
  readonly valid: number;
  readonly held: number;
  readonly invalid: number;
  /** Wanted by each plan of the template. */
  readonly quota: Readonly<Record<QuotaPlan, number>>;
}

export interface SurveyOverview {
  readonly form: SurveyForm;
  readonly units: readonly PlaceCount[];
  /** By community, for residents only: with one or two workers in a community the person would be known. */
  readonly communities: readonly PlaceCount[];
  /** Lines of the log by rule. */
  readonly rules: Readonly<Record<string, number>>;
  readonly log: readonly ValidityLine[];
}

/** Held on this computer because two entries differ or the second is missing (VR8). */
export interface HeldEntry {
  readonly unit: string;
  readonly serial: string;
  readonly community: string | null;
}

/**
 * A street's quota shared out over its communities: all the same, what is left over by largest remainder, which for
 * equal shares means one more for the first ones in the order of their codes.
 */
export function communityQuotas(quota: number, codes: readonly string[]): ReadonlyMap<string, number> {
  const each = Math.floor(quota / Math.max(1, codes.length));
  const over = quota - each * codes.length;
  return new Map(codes.toSorted().map((code, index) => [code, each + (index < over ? 1 : 0)]));
}

interface Tally {
  returned: number;
  valid: number;
  held: number;
  invalid: number;
}

/** Serial numbers under which different answers stand (VR3); equal copies count once. */
function sameNumber(inputs: readonly SurveyInput[]) {
  const bodies = new Map<string, Set<string>>();
  for (const one of inputs) {
    const text = JSON.stringify([
      one.seconds,
      one.community,
      Object.keys(one.answers)
        .sort()
        .map((key) => [key, one.answers[key]]),
    ]);
    bodies.set(one.serial, (bodies.get(one.serial) ?? new Set()).add(text));
  }
  const held = new Set(inputs.filter(({ conflict }) => conflict).map(({ serial }) => serial));
  for (const [serial, texts] of bodies) if (texts.size > 1) held.add(serial);
  return held;
}

/**
 * Counts and validity of one kind of questionnaire, with a line for each rule that spoke. VR1, VR2, VR4, VR5 and VR6
 * with VR7 make a form invalid, VR3 and VR8 hold it, VR6 and VR7 alone mark it, VR9 says that a street has more valid
 * ones than the proportional plan wants, so each weighs quota ÷ n.
 */
export function surveyOverview(
  content: RoundContent,
  form: SurveyForm,
  inputs: readonly (SurveyInput & { readonly unit: string })[],
  heldEntries: readonly HeldEntry[],
): SurveyOverview | null {
  const source = SOURCE_OF[form] === 'WORKER' ? 'WORKER' : 'RESIDENT';
  const questionnaire = content.template.questionnaires.find(({ id }) => id === source);
  if (questionnaire === undefined) return null;
  const places = new Map<string, Tally>();
  const log: ValidityLine[] = [];
  const count = (unit: string, community: string | null, what: keyof Tally): void => {
    for (const code of community === null || form === 'worker' ? [unit] : [unit, community]) {
      const tally = places.get(code) ?? { returned: 0, valid: 0, held: 0, invalid: 0 };
      tally[what] += 1;
      places.set(code, tally);
    }
  };
  const twice = sameNumber(inputs);
  const seen = new Set<string>();
  for (const { unit, serial, community, seconds, answers } of inputs) {
    if (!twice.has(serial) && seen.has(serial)) continue;
    seen.add(serial);
    count(unit, community, 'returned');
    if (twice.has(serial)) {
      count(unit, community, 'held');
      log.push({ unit, serial, rule: 'VR3', action: 'held' });
      continue;
    }
    const judged = judgeForm(content, questionnaire, answers, seconds);
    count(unit, community, judged.invalid === null ? 'valid' : 'invalid');
    if (judged.invalid !== null) log.push({ unit, serial, rule: judged.invalid, action: 'invalid' });
    for (const rule of judged.flags) {
      if (rule !== judged.invalid) log.push({ unit, serial, rule, action: 'flag' });
    }
  }
  for (const { unit, serial, community } of heldEntries) {
    count(unit, community, 'returned');
    count(unit, community, 'held');
    log.push({ unit, serial, rule: 'VR8', action: 'held' });
  }
  const placeOf = (code: string, quota: PlaceCount['quota']): PlaceCount => ({
    code,
    ...(places.get(code) ?? { returned: 0, valid: 0, held: 0, invalid: 0 }),
    quota,
  });
  const units = content.units.map((unit) => {
    const street = content.template.streets.find(({ code9 }) => code9 === unit);
    const of = (plan: QuotaPlan): number => street?.[plan][source] ?? 0;
    return placeOf(unit, { suggestedQuota: of('suggestedQuota'), equalQuota: of('equalQuota') });
  });
  for (const { code, valid, quota } of units) {
    if (quota.suggestedQuota > 0 && valid > quota.suggestedQuota) {
      log.push({ unit: code, serial: '', rule: 'VR9', action: 'weight' });
    }
  }
  const communities =
    form === 'worker'
      ? []
      : units.flatMap(({ code: unit, quota }) => {
          const codes = content.communities.map(({ code }) => code).filter((code) => code.startsWith(unit));
          const suggested = communityQuotas(quota.suggestedQuota, codes);
          const equal = communityQuotas(quota.equalQuota, codes);
          return codes.map((code) =>
            placeOf(code, { suggestedQuota: suggested.get(code) ?? 0, equalQuota: equal.get(code) ?? 0 }),
          );
        });
  const rules = Object.fromEntries(
    VALIDITY_RULES.map((rule) => [rule, log.filter((line) => line.rule === rule).length]),
  );
  return { form, units, communities, rules, log };
}
