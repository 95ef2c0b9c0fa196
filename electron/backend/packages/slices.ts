/** Most lines that are handed on together. */
const SLICE = 250;
/** Most bytes, but for a single line. */
const SLICE_BYTES = 1024 * 1024;

export interface Slices<T> {
  /** Takes one more; gives a full slice, which is to be handed on before the next is taken. */
  add(one: T, bytes: number): readonly T[] | null;
  /** What is left at the end; may be empty. */
  rest(): readonly T[];
}

/** Gathers what a pass found good into slices of at most 250 lines and about 1 MiB. */
export function createSlices<T>(): Slices<T> {
  let slice: T[] = [];
  let size = 0;
  const rest = (): readonly T[] => {
    const full = slice;
    slice = [];
    size = 0;
    return full;
  };
  return {
    add(one, bytes) {
      slice.push(one);
      size += bytes;
      return slice.length < SLICE && size < SLICE_BYTES ? null : rest();
    },
    rest,
  };
}
