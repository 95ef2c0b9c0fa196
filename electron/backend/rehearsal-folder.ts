import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { RehearsalState } from '../../shared/contract/rehearsals.ts';
import type { RoundContent } from '../../shared/model/round.ts';
import { canonicalJson } from '../../shared/package-format/canonical-json.ts';

const ABOUT = 'rehearsal.json';
const About = z.looseObject({ madeAt: z.string(), of: z.string() });

/** Where the rehearsal of a round lies: a name that no id can lead out of the folder with. */
export function rehearsalFolder(dataDir: string, round: string): string {
  return join(dataDir, 'rehearsals', createHash('sha256').update(round).digest('hex').slice(0, 32));
}

/** What a rehearsal depends on; people and computers are made up anyway. */
function planDigest({ template, units, sources, policy, parameters, assignments }: RoundContent): string {
  const plan = { template, units, sources, policy, parameters, departments: assignments.departments };
  return createHash('sha256').update(canonicalJson(plan)).digest('hex');
}

export function markRehearsal(root: string, plan: RoundContent, madeAt: string): void {
  writeFileSync(join(root, ABOUT), JSON.stringify({ madeAt, of: planDigest(plan) }));
}

/** Whether there is a rehearsal, and whether it still is one of `plan`; null for a plan that cannot be played now. */
export function rehearsalState(root: string, plan: RoundContent | null): RehearsalState {
  try {
    const { madeAt, of } = About.parse(JSON.parse(readFileSync(join(root, ABOUT), 'utf8')));
    return { madeAt, current: plan !== null && planDigest(plan) === of };
  } catch {
    // None was ever finished here.
    return { madeAt: null, current: false };
  }
}
