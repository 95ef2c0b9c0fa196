/** How a command ended. The numbers are for scripts and never change their meaning; docs/command-line.md lists them. */
export const EXIT = {
  good: 0,
  /** A file was refused. */
  refused: 1,
  /** The command was not understood. */
  usage: 2,
  /** No fault was found, but something is missing for saying yes: digits, a key, a known signer. */
  open: 3,
  /** This computer could not do it: disk, passphrase, data in use, a missing part of the program. */
  trouble: 4,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What counts for several files together: trouble before a refusal before an open question. */
const WORST: readonly ExitCode[] = [EXIT.trouble, EXIT.refused, EXIT.open, EXIT.good];

/** One exit code for several files. */
export function worstOf(codes: readonly ExitCode[]): ExitCode {
  return WORST.find((code) => codes.includes(code)) ?? EXIT.good;
}
