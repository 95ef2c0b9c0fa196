/**
 * What a hand-over file carries so that it can be judged alone, besides the office's root: from the round package that
 * its computer works under the manifest and the signatures, byte for byte, and the roster that the manifest lists.
 */
export const ROUND_MANIFEST = 'data/round-manifest.json';
export const ROUND_SIGNATURES = 'data/round-signatures.json';
export const ROSTER = 'data/roster.json';
