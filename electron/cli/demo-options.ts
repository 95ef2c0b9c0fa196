import { parseArgs } from 'node:util';

export interface DemoOptions {
  readonly out: string;
  readonly seed: number;
  readonly tamper: boolean;
}

const HELP = 'npm run demo -- [--out DIR] [--seed N] [--tamper]';
const MOST = 2 ** 32 - 1;

/** The options of `npm run demo`, or the sentence that says what is wrong with them. */
export function readDemoOptions(args: readonly string[]): DemoOptions | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { out: { type: 'string' }, seed: { type: 'string' }, tamper: { type: 'boolean' } },
    });
    const { out = 'demo-out', seed = '2021', tamper = false } = values;
    if (out === '') return `--out\n${HELP}`;
    if (!/^\d{1,10}$/.test(seed) || Number(seed) > MOST) return `--seed ${seed} (0–${MOST})\n${HELP}`;
    return { out, seed: Number(seed), tamper };
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n${HELP}`;
  }
}
