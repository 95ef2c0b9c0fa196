import type { StartingPoint } from '../../../../shared/contract/rounds.ts';
import { cloneOf } from '../../../../shared/designing/crosswalk.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { Community, Template } from '../../../../shared/model/template.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { Context } from '../../context.ts';
import { readDefaultTemplate } from './default-template.ts';
import { readDraft } from './draft.ts';
import { readStarter } from './starters.ts';

/**
 * The system that a new round begins with, and the communities of all streets. An earlier round's comes with a
 * crosswalk to its leaves. `not_found` for an unknown round.
 */
export function startFrom(
  from: StartingPoint,
  { db, ports }: Pick<Context, 'db' | 'ports'>,
): Result<{ readonly template: Template; readonly communities: readonly Community[] }, AppError> {
  if (from.kind === 'starter') return ok(readStarter(ports.resources, from.starter));
  const draft = readDraft(db, from.round);
  if (!draft.ok) return draft;
  const { communities } = readDefaultTemplate(ports.resources);
  return ok({ template: cloneOf(draft.value.content), communities });
}
