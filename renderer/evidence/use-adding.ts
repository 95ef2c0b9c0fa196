import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../shared/contract/files.ts';
import type { AppError } from '../../shared/errors.ts';
import { bridge } from '../bridge/bridge.ts';
import type { SheetTarget } from '../session/sheet-target.ts';
import { useFiles } from '../session/use-files.ts';
import { smallerPhoto } from './smaller-photo.ts';

const PICTURES_AND_PDF = ['pdf', 'jpg', 'jpeg', 'png', 'webp', 'gif', 'bmp', 'heic', 'heif'] as const;
const OFFICE = ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'wps', 'et', 'dps', 'ofd', 'odt', 'ods', 'odp'] as const;
const EXTENSIONS = [...PICTURES_AND_PDF, ...OFFICE];

/** A file that was not taken, and why. */
export interface Fault {
  readonly ref: string;
  readonly error: AppError;
}

export interface Adding {
  /** Somebody said that nothing of what comes next is classified. */
  readonly declared: boolean;
  readonly declare: (declared: boolean) => void;
  /** Larger photos are shrunk before they are added. */
  readonly shrinks: boolean;
  readonly setShrinks: (shrinks: boolean) => void;
  /** Something was to be added before that was said. */
  readonly asked: boolean;
  /** Where the question stands. */
  readonly box: RefObject<HTMLDivElement | null>;
  /** Does it once it was said, else asks. */
  readonly first: (then: () => Promise<void>) => Promise<void>;
  readonly drop: (files: readonly File[]) => Promise<void>;
  readonly pick: () => Promise<void>;
  readonly faults: readonly Fault[];
  readonly said: string;
  readonly busy: boolean;
  readonly error: AppError | undefined;
}

/** Adds files to an item, by whatever way they come; pasting works wherever the cursor is. */
export function useAdding(target: SheetTarget, leaf: string, onChanged: (() => void) | undefined): Adding {
  const { t } = useTranslation('evidence');
  const [declared, setDeclared] = useState(false);
  const [shrinks, setShrinks] = useState(true);
  const [asked, setAsked] = useState(false);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLDivElement>(null);

  const onFiles = useCallback(
    async (files: readonly FileRef[]) => {
      setBusy(true);
      const refused: Fault[] = [];
      let smaller = 0;
      for (const file of files) {
        const instead = shrinks ? await smallerPhoto(file) : null;
        const added = await bridge.call('evidence.add', {
          ...target,
          leaf,
          file: instead ?? file,
          notClassified: true,
        });
        if (!added.ok) refused.push({ ref: file.ref, error: added.error });
        else if (instead !== null) smaller += 1;
      }
      setBusy(false);
      setFaults(refused);
      const all = refused.length < files.length ? t('add.added', { count: files.length - refused.length }) : '';
      setSaid(smaller > 0 ? all + t('add.shrunk', { count: smaller }) : all);
      if (refused.length < files.length) onChanged?.();
      // The next files are declared anew.
      setDeclared(false);
    },
    [target, leaf, shrinks, onChanged, t],
  );
  const files = useFiles({ multiple: true, extensions: EXTENSIONS, onFiles });
  const { drop, pick } = files;

  /** Nothing is read before somebody said that it is not classified. */
  const first = useCallback(
    async (then: () => Promise<void>) => {
      setFaults([]);
      setSaid('');
      setAsked(!declared);
      if (declared) await then();
      else box.current?.querySelector('input')?.focus();
    },
    [declared],
  );

  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const pasted = [...(event.clipboardData?.files ?? [])];
      if (pasted.length === 0) return;
      event.preventDefault();
      void first(() => drop(pasted));
    };
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('paste', onPaste);
    };
  }, [first, drop]);

  const declare = useCallback((is: boolean) => {
    setDeclared(is);
    setAsked(false);
  }, []);
  return {
    declared,
    declare,
    shrinks,
    setShrinks,
    asked,
    box,
    first,
    drop,
    pick,
    faults,
    said,
    busy,
    error: files.error,
  };
}
