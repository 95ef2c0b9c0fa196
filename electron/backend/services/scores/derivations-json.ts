import { canonicalJson } from '../../../../shared/package-format/canonical-json.ts';
import type { Database } from '../../store/connection.ts';
import { listImports } from '../../store/imports.ts';
import type { UnitResult } from '../../../../shared/model/result.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { UnitAnswers } from '../../../../shared/scoring/input.ts';
import { derivationOf, stepsOf } from '../../../../shared/scoring/derivation.ts';
import { whenWiped } from '../wipe/when-wiped.ts';
import { digestOf } from './result-digest.ts';
import type { Scored } from './round-result.ts';

/** Where every figure comes from: what depends on keys, ids and times and is therefore different each time. */
export function derivationsJson(db: Database, scored: Scored, at: string): string {
  const { content, result } = scored;
  const wiped = whenWiped(db, content.id);
  const answers = new Map(scored.answers.map((one) => [one.unit, one]));
  const value = {
    format: 'jieping-derivations/1',
    round: content.id,
    package: scored.package,
    simulated: content.simulated,
    at,
    // Steps into questionnaires end at these figures once the answers are gone; the archive holds them.
    ...(wiped === null ? {} : { surveysWiped: wiped }),
    files: listImports(db, content.id).map(({ name, sha256, device, kid, receivedAt }) => ({
      name,
      sha256,
      device,
      kid,
      receivedAt,
    })),
    units: result.units.map((unit) => ({
      unit: unit.unit,
      digest: digestOf(db, scored, unit),
      derivation: derivationText(content, unit, answers.get(unit.unit)),
      surveys: unit.surveys.map(({ form, records }) => ({ form, records: records ?? [] })),
      leaves: unit.leaves.map((leaf) => ({
        code: leaf.code,
        sources: leaf.sources.map(({ source, raters }) => ({
          source,
          raters: raters.map(({ rater, records, note }) => ({ rater, records, note })),
        })),
      })),
    })),
  };
  return `${canonicalJson(value)}\n`;
}

/** As a list of steps, because nested it would be deeper than any text of ours may be. */
function derivationText(content: RoundContent, result: UnitResult, answers: UnitAnswers | undefined): unknown {
  const given = answers ?? { unit: result.unit, slots: [], surveys: [], naConsents: [] };
  const { root, ...rules } = derivationOf(content, result, given);
  return { ...rules, steps: stepsOf(root) };
}
