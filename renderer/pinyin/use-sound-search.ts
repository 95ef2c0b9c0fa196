import { useState } from 'react';
import { useSoundMatch } from './use-sound-match.ts';

interface Option {
  readonly label: string;
}

/** For a list to choose from: finds by part of the name, or by pinyin and its initials. */
export function useSoundSearch() {
  const [sought, setSought] = useState('');
  const sounds = useSoundMatch(sought !== '');
  return {
    onSearch: setSought,
    filterOption: (typed: string, option?: Option): boolean => {
      const label = option?.label ?? '';
      const wanted = typed.trim();
      return label.toLowerCase().includes(wanted.toLowerCase()) || (wanted !== '' && sounds?.(label, wanted) === true);
    },
  };
}
