import { useEffect } from 'react';

function leave(event: KeyboardEvent): void {
  const { target } = event;
  if (event.key !== 'Tab' || !(target instanceof Element)) return;
  if (target.closest('.ant-select-multiple') !== null) event.stopPropagation();
}

/**
 * Tab leaves a list of several choices as it leaves any other field. The library takes it for a choice while the list
 * is open, which takes back what Enter has just chosen.
 */
export function useTabLeavesLists(): void {
  useEffect(() => {
    document.addEventListener('keydown', leave, true);
    return () => document.removeEventListener('keydown', leave, true);
  }, []);
}
