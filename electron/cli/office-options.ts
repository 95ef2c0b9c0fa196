/** Options of the commands that work on an office's data folder. */
export const OFFICE_OPTIONS = {
  data: { type: 'string' },
  round: { type: 'string' },
  out: { type: 'string' },
  device: { type: 'string' },
  'passphrase-file': { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
} as const;
