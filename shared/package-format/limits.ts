const KIB = 1024;
const MIB = 1024 * KIB;

/** What a reader accepts at most. Sizes are bytes. */
export const LIMITS = {
  /** 2 GiB − 64 MiB: fits FAT32 and needs no ZIP64. */
  file: 2048 * MIB - 64 * MIB,
  roundFile: 256 * MIB,
  singleJson: MIB,
  entries: 20_000,
  nameLength: 80,
  mimetype: 100,
  manifest: 8 * MIB,
  signatures: 64 * KIB,
  signatureCount: 8,
  attachment: 64 * MIB,
  /** A resource that is parsed as one JSON value. */
  jsonResource: 32 * MIB,
  /** All versions of an office's root together. */
  rootChain: MIB,
  rootVersions: 200,
  recordLine: 64 * KIB,
  records: 2_000_000,
  log: 512 * MIB,
  jsonDepth: 16,
  /** Header of an encrypted file; one for two recipients has about 400 bytes. */
  ageHeader: 64 * KIB,
} as const;
