import { useEffect, useState } from 'react';
import type { EvidenceLedger } from '../../../shared/contract/evidence.ts';
import { bridge } from '../../bridge/bridge.ts';
import { lookOfPicture } from './look-of-picture.ts';

async function compare({ sha256, name }: EvidenceLedger['unseen'][number]): Promise<boolean> {
  const opened = await bridge.call('evidence.open', { sha256, name });
  if (!opened.ok) return false;
  const { file, shows } = opened.value;
  let look: string | null = null;
  if (shows === 'picture' && file !== null) {
    const read = await bridge.readFile(file);
    if (!read.ok) return false;
    look = await lookOfPicture(read.value);
  }
  return (await bridge.call('evidence.notePicture', { sha256, look })).ok;
}

/** Looks at the pictures that nobody has compared yet, one after another; `done` counts. */
export function useComparison(
  unseen: EvidenceLedger['unseen'] | undefined,
  onEnd: () => Promise<void>,
): { readonly done: number; readonly of: number } {
  const [state, setState] = useState({ done: 0, of: 0 });
  useEffect(() => {
    if (unseen === undefined || unseen.length === 0) {
      return undefined;
    }
    let gone = false;
    const run = async () => {
      for (const [index, one] of unseen.entries()) {
        if (gone) return;
        setState({ done: index, of: unseen.length });
        // One that the host would not give stays unseen and is tried at the next visit.
        if (!(await compare(one))) return;
      }
      if (!gone) {
        setState({ done: 0, of: 0 });
        await onEnd();
      }
    };
    void run();
    return () => {
      gone = true;
    };
  }, [unseen, onEnd]);
  return state;
}
