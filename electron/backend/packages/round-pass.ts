import { packageRefused, type AppError } from '../../../shared/errors.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { LIMITS } from '../../../shared/package-format/limits.ts';
import { REHEARSAL } from '../../../shared/package-format/manifest.ts';
import { ROOT_CHAIN } from '../../../shared/package-format/root.ts';
import { KNOWN_RESOURCES, joinRound } from '../../../shared/package-format/round-content.ts';
import type { RandomAccess } from '../../../shared/package-format/structure.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { checkRecipient } from '../crypto/age-identity.ts';
import { checkPublicKey, thumbprint } from '../crypto/public-key.ts';
import { readEntry, type OpenedPackage } from './open-package.ts';
import { officeKeysOf, walkRoots, type RootChain } from './root-chain.ts';
import { parseStrict } from './strict-json.ts';

export interface RoundInfo {
  readonly content: RoundContent;
  /** The office's root as the package carries it: sound in itself, but not yet compared with what is known here. */
  readonly chain: RootChain;
}

/** A roster with a weak or misnamed key would let a stranger sign as that device. */
function checkRoster(content: RoundContent): Result<null, AppError> {
  for (const device of content.roster.devices) {
    if (thumbprint(device.jwk) !== device.kid) return refuse(packageRefused('E_SCHEMA', `roster ${device.id}`));
    if (!checkPublicKey(device.jwk).ok) return refuse(packageRefused('E_KEY_WEAK', `roster ${device.id}`));
    if (device.enc !== undefined && !checkRecipient(device.enc).ok) {
      return refuse(packageRefused('E_KEY_WEAK', `roster ${device.id}`));
    }
  }
  return ok(null);
}

/** Reads the resources of a round package into one value and checks that it is the round the manifest speaks of. */
export async function roundPass(file: RandomAccess, opened: OpenedPackage): Promise<Result<RoundInfo, AppError>> {
  const resources = new Map<string, unknown>();
  for (const entry of opened.layout.entries) {
    if (!KNOWN_RESOURCES.includes(entry.name)) continue;
    if (entry.size > LIMITS.jsonResource) return refuse(packageRefused('E_TOO_BIG', entry.name));
    const value = parseStrict(readEntry(file, entry));
    if (!value.ok) return refuse(packageRefused(value.error, entry.name));
    resources.set(entry.name, value.value);
  }
  const joined = joinRound(resources);
  if (!joined.ok) return joined;
  const { content, roots } = joined.value;
  if (content.id !== opened.manifest.round.id) return refuse(packageRefused('E_ROUND', content.id));
  if (content.simulated !== opened.manifest.critical.includes(REHEARSAL)) return refuse(packageRefused('E_REHEARSAL'));
  const chain = await walkRoots(roots);
  if (!chain.ok) return refuse(packageRefused(chain.error, ROOT_CHAIN));
  if (!officeKeysOf(chain.value).some(({ kid }) => kid === opened.signer.kid)) {
    return refuse(packageRefused('E_ROOT', ROOT_CHAIN));
  }
  const roster = checkRoster(content);
  return roster.ok ? ok({ content, chain: chain.value }) : roster;
}
