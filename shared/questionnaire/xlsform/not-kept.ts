/** What stood in the file and is not kept, though the form means the same without it. */
export interface NotKept {
  readonly sheet: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly what: string;
}
