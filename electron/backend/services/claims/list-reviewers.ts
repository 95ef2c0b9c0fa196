import type { ReviewerClaims } from '../../../../shared/contract/claims.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { Database } from '../../store/connection.ts';
import { nameOf } from '../intake/sender.ts';
import { collectClaims, type CollectedClaims } from './collect-claims.ts';
import { reviewerComputers } from './given-streets.ts';

type Street = ReviewerClaims['streets'][number];

function stateOf({ submitted, answers, evidence }: CollectedClaims): Street['state'] {
  if (submitted) return 'submitted';
  return answers.length > 0 || evidence.length > 0 ? 'part' : 'none';
}

/** The files that would go along, each once, and how many pieces nobody has brought. */
function filesOf(streets: readonly CollectedClaims[]): Pick<ReviewerClaims, 'files' | 'bytes' | 'missing'> {
  const evidence = streets.flatMap((street) => street.evidence);
  const sizes = new Map(evidence.flatMap(({ stored }) => (stored === null ? [] : [[stored.sha256, stored.size]])));
  return {
    files: sizes.size,
    bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0),
    missing: evidence.filter(({ piece, stored }) => piece.value.file !== null && stored === null).length,
  };
}

/**
 * The reviewers' computers, and of which of their streets self-assessments are here. Refusals: those of
 * `reviewerComputers`.
 */
export function listReviewers(db: Database, round: string): Result<readonly ReviewerClaims[], AppError> {
  const found = reviewerComputers(db, round);
  if (!found.ok) return found;
  const { pinned, computers } = found.value;
  const { roster } = pinned.content;
  const wanted = [...new Set(computers.flatMap(({ units }) => units))];
  const byUnit = new Map(collectClaims(db, round, wanted).map((one) => [one.unit, one]));
  return ok(
    computers.map(({ device, units }) => {
      const streets = units.flatMap((unit) => byUnit.get(unit) ?? []);
      return {
        device: device.id,
        label: device.label,
        persons: device.persons.map((id) => nameOf(roster, id)),
        streets: streets.map((one) => ({ unit: one.unit, state: stateOf(one) })),
        ...filesOf(streets),
      };
    }),
  );
}
