import type { PackageCode } from '../errors.ts';
import { ok, refuse, type Result } from '../result.ts';
import { LIMITS } from './limits.ts';

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** Names with a meaning for JavaScript objects; no signed text may use them. */
const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

class NotCanonical extends Error {}

function writeString(text: string): string {
  if (!text.isWellFormed()) throw new NotCanonical('lone surrogate');
  return JSON.stringify(text);
}

function writeObject(value: object, depth: number): string {
  const members: string[] = [];
  for (const name of Object.keys(value).sort()) {
    const member: unknown = Reflect.get(value, name);
    if (FORBIDDEN_NAMES.has(name)) throw new NotCanonical('forbidden name');
    if (member !== undefined) members.push(`${writeString(name)}:${write(member, depth + 1)}`);
  }
  return `{${members.join(',')}}`;
}

function write(value: unknown, depth: number): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeString(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new NotCanonical('number is not finite');
    return JSON.stringify(value);
  }
  if (typeof value !== 'object') throw new NotCanonical(`no JSON for ${typeof value}`);
  if (depth >= LIMITS.jsonDepth) throw new NotCanonical('too deep');
  if (Array.isArray(value)) return `[${value.map((item: unknown) => write(item, depth + 1)).join(',')}]`;
  return writeObject(value, depth);
}

/** Whether the engine's own writer gives the canonical order: plain objects whose names are in order, and no oddities. */
function isOrdered(value: unknown, depth: number): boolean {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth >= LIMITS.jsonDepth) return false;
  if (Array.isArray(value)) return value.every((item: unknown) => isOrdered(item, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  let before = '';
  for (const name of Object.keys(value)) {
    const member: unknown = Reflect.get(value, name);
    if (name < before || FORBIDDEN_NAMES.has(name)) return false;
    if (member !== undefined && !isOrdered(member, depth + 1)) return false;
    before = name;
  }
  return true;
}

/**
 * The one text of a JSON value (RFC 8785: names sorted by UTF-16 units, shortest numbers, no spaces). Members that
 * are `undefined` are left out. Throws for what JSON cannot say, for lone surrogates and for more than 16 levels.
 */
export function canonicalJson(value: unknown): string {
  if (isOrdered(value, 0)) {
    const text = JSON.stringify(value);
    // Escapes by number may hide lone surrogates.
    if (!text.includes('\\u')) return text;
  }
  return write(value, 0);
}

/** Whether brackets outside strings nest deeper than allowed; looks only at the text, so depth costs no stack. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (inString) {
      if (unit === 0x5c) index += 1;
      else if (unit === 0x22) inString = false;
    } else if (unit === 0x22) inString = true;
    else if (unit === 0x5b || unit === 0x7b) {
      depth += 1;
      if (depth > LIMITS.jsonDepth) return true;
    } else if (unit === 0x5d || unit === 0x7d) depth -= 1;
  }
  return false;
}

/** Depth of a value whose names are all in order and harmless; more than allowed where one is not. */
function orderedDepth(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return depth;
  if (depth >= LIMITS.jsonDepth) return LIMITS.jsonDepth + 1;
  let deepest = depth + 1;
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) deepest = Math.max(deepest, orderedDepth(item, depth + 1));
    return deepest;
  }
  let before = '';
  for (const name of Object.keys(value)) {
    // The names of an object differ, so only the empty one can equal the start of the comparison.
    if (name < before || FORBIDDEN_NAMES.has(name)) return LIMITS.jsonDepth + 1;
    before = name;
    deepest = Math.max(deepest, orderedDepth(Reflect.get(value, name), depth + 1));
  }
  return deepest;
}

/** Text that is longer is looked at bracket by bracket before it is parsed. */
const SHORT = 65_536;

/**
 * The value of a text that is surely canonical, or undefined where it has to be looked at closely. The engine's own
 * writer keeps the order of names and escapes as `canonicalJson` does, so its text is the canonical one when the names
 * are in order; escapes by number could hide lone surrogates and are left to the close look.
 */
function parseSurelyCanonical(text: string): { readonly value: unknown } | undefined {
  if (text.length > SHORT || text.includes('\\u')) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (orderedDepth(value, 0) > LIMITS.jsonDepth) return undefined;
  return JSON.stringify(value) === text && text.isWellFormed() ? { value } : undefined;
}

/**
 * Reads text that must be exactly what `canonicalJson` writes. Doubled names, other number forms, spaces, `-0`,
 * lone surrogates and forbidden names all fail because writing the value again gives another text.
 * Refusals: E_JSON_DEPTH, E_JSON (no JSON at all), E_JSON_CANON.
 */
export function parseCanonical(text: string): Result<unknown, PackageCode> {
  const sure = parseSurelyCanonical(text);
  if (sure !== undefined) return ok(sure.value);
  if (isTooDeep(text)) return refuse('E_JSON_DEPTH');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('E_JSON');
  }
  try {
    return canonicalJson(value) === text ? ok(value) : refuse('E_JSON_CANON');
  } catch (error) {
    if (error instanceof NotCanonical) return refuse('E_JSON_CANON');
    throw error;
  }
}
