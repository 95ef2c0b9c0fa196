import { useCallback, useState } from 'react';
import type { FileRef } from '../../shared/contract/files.ts';
import type { AppError } from '../../shared/errors.ts';
import { bridge } from '../bridge/bridge.ts';

export interface Files {
  /** Opens the file dialog. */
  readonly pick: () => Promise<void>;
  /** Takes files that were dropped. */
  readonly drop: (files: readonly File[]) => Promise<void>;
  readonly error: AppError | undefined;
  /** The dialog is open, or files are on their way to the program. */
  readonly busy: boolean;
}

/** Files from the user, by dialog or by drop, as the references that the contract wants. */
export function useFiles(options: {
  readonly multiple: boolean;
  readonly extensions: readonly string[];
  readonly onFiles: (files: readonly FileRef[]) => Promise<void>;
}): Files {
  const { multiple, extensions, onFiles } = options;
  const [error, setError] = useState<AppError>();
  const [busy, setBusy] = useState(false);
  const kinds = extensions.join(',');

  const pick = useCallback(async () => {
    setError(undefined);
    setBusy(true);
    const picked = await bridge.pickFiles({ multiple, extensions: kinds.split(',') });
    setBusy(false);
    if (!picked.ok) setError(picked.error);
    else if (picked.value.length > 0) await onFiles(picked.value);
  }, [multiple, kinds, onFiles]);

  const drop = useCallback(
    async (dropped: readonly File[]) => {
      setError(undefined);
      setBusy(true);
      const taken: FileRef[] = [];
      for (const file of multiple ? dropped : dropped.slice(0, 1)) {
        const result = await bridge.takeFile(file);
        if (!result.ok) setError(result.error);
        else taken.push(result.value);
      }
      setBusy(false);
      if (taken.length > 0) await onFiles(taken);
    },
    [multiple, onFiles],
  );
  return { pick, drop, error, busy };
}
