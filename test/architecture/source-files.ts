import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'oxc-parser';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface SourceFile {
  /** Path from the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** What it imports: a path from the root for own files, else the package or `node:` name as written. */
  readonly imports: readonly string[];
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(path);
    return /\.(ts|tsx|mjs)$/.test(entry.name) && !entry.name.includes('.d.') ? [path] : [];
  });
}

/** Static, type-only, re-exporting and dynamic imports alike: a type that leaks is a dependency too. */
function specifiers(path: string, text: string): string[] {
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message ?? ''}`);
  const dynamic = module.dynamicImports.flatMap((found) => {
    const literal = /^['"](.+)['"]$/.exec(text.slice(found.moduleRequest.start, found.moduleRequest.end).trim());
    return literal?.[1] === undefined ? [] : [literal[1]];
  });
  const exported = module.staticExports.flatMap((statement) =>
    statement.entries.flatMap((entry) => (entry.moduleRequest === null ? [] : [entry.moduleRequest.value])),
  );
  return [...module.staticImports.map((found) => found.moduleRequest.value), ...exported, ...dynamic];
}

function resolved(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return relative(ROOT, resolve(ROOT, dirname(from), specifier)).replaceAll('\\', '/');
}

/** Every source file below the given folders, with what it imports. */
export function sourceFiles(folders: readonly string[]): SourceFile[] {
  return folders.flatMap(filesBelow).map((path) => {
    const text = readFileSync(join(ROOT, path), 'utf8');
    return { path, text, imports: specifiers(path, text).map((specifier) => resolved(path, specifier)) };
  });
}
