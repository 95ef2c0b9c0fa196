import type { Band } from '../model/template.ts';

/** What a gate or veto does: the band may not be higher than `cap`, or the survey's scores count 0. */
export interface Effect {
  readonly cap: Band | null;
  readonly voidsSurveys: boolean;
}

const CAP = 'cap:';
const VOID = 'survey leaves void';

/** Reads `cap:合格` or `survey leaves void; cap:良好`; null for anything else, such as a band that is not there. */
export function readEffect(text: string, bands: readonly Band[]): Effect | null {
  let cap: Band | null = null;
  let voidsSurveys = false;
  for (const part of text.split(';').map((one) => one.trim())) {
    if (part === VOID) voidsSurveys = true;
    else if (part.startsWith(CAP) && cap === null) {
      cap = bands.find((band) => band.zh === part.slice(CAP.length).trim()) ?? null;
      if (cap === null) return null;
    } else return null;
  }
  return { cap, voidsSurveys };
}

/** The text that `readEffect` reads as this effect; a gate or veto without any effect is none. */
export function effectText({ cap, voidsSurveys }: Effect): string {
  return [...(voidsSurveys ? [VOID] : []), ...(cap === null ? [] : [`${CAP}${cap.zh}`])].join('; ');
}
