import { describe, expect, it } from 'vitest';
import { FEWEST, LAYERS, type Layer } from './layers.ts';
import { sourceFiles, type SourceFile } from './source-files.ts';

const files = sourceFiles(['shared', 'electron', 'renderer']);

function layerOf(path: string): { readonly layer: Layer; readonly own: string } | undefined {
  for (const layer of LAYERS) {
    const match = layer.files.exec(path);
    if (match) return { layer, own: match[1] ?? '' };
  }
  return undefined;
}

/** `$OWN` in a rule stands for what the row's own pattern captured: a feature may import itself, not its neighbours. */
function allowed(layer: Layer, own: string, target: string): boolean {
  return layer.may.some((rule) => new RegExp(rule.source.replace('$OWN', own)).test(target));
}

function offences(file: SourceFile): string[] {
  const found = layerOf(file.path);
  if (found === undefined) return [`${file.path} belongs to no layer`];
  const styles = /\.(css|json|svg)$/;
  return file.imports
    .filter((target) => !(styles.test(target) && target.split('/')[0] === file.path.split('/')[0]))
    .filter((target) => !allowed(found.layer, found.own, target))
    .map((target) => `${file.path} (${found.layer.name}) imports ${target}`);
}

/** Depth-first search for a way back; type-only imports count. */
function cycles(): string[] {
  const graph = new Map(files.map((file) => [file.path, file.imports]));
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    state.set(path, 'open');
    for (const next of graph.get(path) ?? []) if (graph.has(next)) visit(next, [...trail, path]);
    state.set(path, 'done');
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
}

describe('layers', () => {
  it.each(Object.entries(FEWEST))('sees the files of %s', (folder, fewest) => {
    expect(files.filter((file) => file.path.startsWith(folder)).length).toBeGreaterThanOrEqual(fewest);
  });

  it('lets nobody import what its layer may not', () => {
    expect(files.flatMap(offences)).toEqual([]);
  });

  it('names every offence', () => {
    const bad: SourceFile = {
      path: 'renderer/features/filling/Bad.tsx',
      text: '',
      imports: ['renderer/features/start/Start.tsx', 'node:fs', 'electron', 'renderer/features/filling/Good.tsx'],
    };
    expect(offences(bad)).toHaveLength(3);
    expect(offences({ ...bad, path: 'elsewhere/x.ts' })).toEqual(['elsewhere/x.ts belongs to no layer']);
  });

  it('has no circle', () => {
    expect(cycles()).toEqual([]);
  });

  it('lets only the store speak SQL', () => {
    const sql = /\b(SELECT\s.+\sFROM|INSERT\s+INTO|DELETE\s+FROM|UPDATE\s+\w+\s+SET)\b/;
    const speaking = files.filter((file) => sql.test(file.text) && !file.path.startsWith('electron/backend/store/'));
    expect(speaking.map((file) => file.path)).toEqual([]);
  });

  it('has no folder or file that says nothing', () => {
    const empty = /(^|\/)(utils?|helpers?|managers?|common|misc)(\/|[.-])/i;
    expect(files.map((file) => file.path).filter((path) => empty.test(path))).toEqual([]);
  });
});
