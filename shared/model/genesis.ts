/** The hash before the first line of every log. */
export const GENESIS = '0'.repeat(64);
