import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Paths of all files below a folder. */
export function everyFile(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

/** Files below a folder in which the text stands as it is. */
export function filesWith(folder: string, text: string): readonly string[] {
  return everyFile(folder).filter((path) => readFileSync(path).includes(text));
}
