const GROUP = 4;

/** A long code in groups that can be read aloud: its own, if it has separators, else four characters each. */
export function groups(code: string): readonly string[] {
  const own = code
    .trim()
    .split(/[\s-]+/)
    .filter((part) => part !== '');
  if (own.length > 1) return own;
  return code.trim().match(new RegExp(`.{1,${GROUP}}`, 'gu')) ?? [];
}
