import type { SheetEvidence } from '../../shared/contract/evidence.ts';
import type { AppError } from '../../shared/errors.ts';
import type { SheetTarget } from '../session/sheet-target.ts';
import { useQuery } from '../session/use-query.ts';
import { useTopic } from '../session/use-topic.ts';

/** The evidence of a sheet, read anew whenever something in the round changes. */
export function useSheetEvidence(target: SheetTarget): {
  readonly list: readonly SheetEvidence[];
  readonly error: AppError | undefined;
} {
  const { data, error, reload } = useQuery('evidence.list', target);
  useTopic('responses.changed', ({ round }) => {
    if (round === target.round) void reload();
  });
  return { list: data ?? [], error };
}
