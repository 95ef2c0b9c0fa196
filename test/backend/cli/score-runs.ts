import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { cli, type CliRun } from './run-cli.ts';

export const folder = mkdtempSync(join(tmpdir(), 'score-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;
/** A new file with this content. */
export function file(content: string | Uint8Array, extension = 'csv'): string {
  made += 1;
  const path = join(folder, `${made}.${extension}`);
  writeFileSync(path, content);
  return path;
}
/** The path of a file that is not there yet. */
export function fresh(extension = 'csv'): string {
  made += 1;
  return join(folder, `out-${made}.${extension}`);
}

export const META = `Level,iCode,Parent,Direction,Weight,Type,goalpost_lower,goalpost_upper,goalpost_scale,goalpost_trunc2posts
1,a1,A,1,2,Indicator,0,100,100,TRUE
1,a2,A,-1,1,Indicator,0,20,100,TRUE
1,b1,B,1,1,Indicator,0,100,100,TRUE
2,A,T,1,3,Aggregate,,,,
2,B,T,1,1,Aggregate,,,,
3,T,,1,1,Aggregate,,,,
,Zone,,,,Group,,,,
`;
export const DATA = 'uCode,Zone,a1,a2,b1\nS02,x,60,10,40\nS01,y,80,,NA\n';
/** Fields of a table without quotes. */
export const rowsOf = (text: string): string[][] =>
  text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split(','));

export interface Asked {
  readonly meta?: string;
  readonly data?: string;
  readonly out?: string;
  readonly normalise?: string;
  readonly aggregate?: string;
  readonly more?: readonly string[];
  readonly lang?: 'zh' | 'en';
}
/** Runs `score` on small tables, with what is said changed. */
export function score({
  meta = file(META),
  data = file(DATA),
  out = fresh(),
  normalise = 'none',
  aggregate = 'amean',
  more = [],
  lang = 'en',
}: Asked = {}): Promise<CliRun> {
  return cli([
    'score',
    '--indicators',
    meta,
    '--data',
    data,
    '--normalise',
    normalise,
    '--aggregate',
    aggregate,
    '--out',
    out,
    '--lang',
    lang,
    ...more,
  ]);
}
