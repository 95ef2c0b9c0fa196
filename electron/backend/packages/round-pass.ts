import { packageRefused, type AppError } from '../../../shared/errors.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { LIMITS } from '../../../shared/package-format/limits.ts';
import { REHEARSAL } from '../../../shared/package-format/manifest.ts';
import { ROUND_RESOURCES, joinRound, TRUST, type Trust } from '../../../shared/package-format/round-content.ts';
import type { RandomAccess } from '../../../shared/package-format/structure.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { checkPublicKey, thumbprint } from '../crypto/public-key.ts';
import { readEntry, type OpenedPackage } from './open-package.ts';
import { parseStrict } from './strict-json.ts';

export interface RoundInfo {
  readonly content: RoundContent;
  readonly trust: Trust;
}

/** A roster with a weak or misnamed key would let a stranger sign as that device. */
function checkRoster(content: RoundContent): Result<null, AppError> {
  for (const device of content.roster.devices) {
    if (thumbprint(device.jwk) !== device.kid) return refuse(packageRefused('E_SCHEMA', `roster ${device.id}`));
    if (!checkPublicKey(device.jwk).ok) return refuse(packageRefused('E_KEY_WEAK', `roster ${device.id}`));
  }
  return ok(null);
}

/** Reads the resources of a round package into one value and checks that it is the round the manifest speaks of. */
export function roundPass(file: RandomAccess, opened: OpenedPackage): Result<RoundInfo, AppError> {
  const resources = new Map<string, unknown>();
  for (const entry of opened.layout.entries) {
    if (!ROUND_RESOURCES.includes(entry.name)) continue;
    if (entry.size > LIMITS.jsonResource) return refuse(packageRefused('E_TOO_BIG', entry.name));
    const value = parseStrict(readEntry(file, entry));
    if (!value.ok) return refuse(packageRefused(value.error, entry.name));
    resources.set(entry.name, value.value);
  }
  const joined = joinRound(resources);
  if (!joined.ok) return joined;
  const { content, trust } = joined.value;
  if (content.id !== opened.manifest.round.id) return refuse(packageRefused('E_ROUND', content.id));
  if (content.simulated !== opened.manifest.critical.includes(REHEARSAL)) return refuse(packageRefused('E_REHEARSAL'));
  if (trust.office.kid !== opened.signer.kid) return refuse(packageRefused('E_ROOT', TRUST));
  const roster = checkRoster(content);
  return roster.ok ? joined : roster;
}
