import { tableRows } from '../../../shared/rules/table-text.ts';

const LONGEST = { name: 60, post: 80 };

/** People as written or pasted, one in a row: the name, then the post behind a tab, a comma or a space. */
export function personLines(text: string): {
  readonly persons: readonly { readonly name: string; readonly post: string }[];
  /** Rows whose name or post is longer than the round can hold, from 1. */
  readonly tooLong: readonly number[];
} {
  const persons = tableRows(text).map((cells) => {
    if (cells.length > 1) return { name: cells[0] ?? '', post: cells.slice(1).filter(Boolean).join(' ') };
    const line = cells[0] ?? '';
    // A Latin name is itself written with spaces, so only behind a Chinese name does a space begin the post.
    const found = /^([^,，]+?)\s*[,，]\s*(.+)$/.exec(line) ?? /^(\p{Script=Han}+)\s+(.+)$/u.exec(line);
    return { name: found?.[1] ?? line, post: found?.[2] ?? '' };
  });
  const tooLong = persons.flatMap(({ name, post }, index) =>
    name === '' || name.length > LONGEST.name || post.length > LONGEST.post ? [index + 1] : [],
  );
  return { persons, tooLong };
}
