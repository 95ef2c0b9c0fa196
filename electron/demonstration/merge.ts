import type { Verdict } from '../../shared/contract/intake.ts';
import type { Computer } from './computer.ts';
import type { Demonstration } from './demonstration.ts';

/** A signed file as it was carried to the office. */
export interface CarriedFile {
  readonly path: string;
  readonly name: string;
}

/** The office takes every file in; a file that is refused stops none of the others. */
export async function merge(
  { step }: Pick<Demonstration, 'step'>,
  office: Computer,
  round: string,
  files: readonly CarriedFile[],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const { path, name } of files) {
    step(`并入：${name}`, `merging ${name}`);
    const file = office.backend.files.register(path, name);
    verdicts.push(await office.call('intake.take', { round, file }));
  }
  return verdicts;
}
