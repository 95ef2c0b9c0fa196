import { z } from 'zod';
import { HASH } from '../model/record.ts';
import { PublicJwk } from '../model/round.ts';
import { LIMITS } from './limits.ts';

export const ROOT_FORMAT = 'jieping/root';
export const ROOT_CHAIN_FORMAT = 'jieping/root-chain';
/** Where round packages carry the chain. */
export const ROOT_CHAIN = 'data/root-chain.json';

const Kid = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const Role = z.strictObject({ kids: z.array(Kid).min(1).max(10), threshold: z.int().min(1).max(10) });

/**
 * Who speaks for an office: which keys may change this document, which keys sign its packages, and to whom files for
 * the office are encrypted. `prev_sha256` is of the signed bytes of the version before (zeros for the first).
 */
export const RootDocument = z
  .looseObject({
    format: z.literal(ROOT_FORMAT),
    version: z.int().min(1).max(LIMITS.rootVersions),
    expires: z.iso.datetime(),
    keys: z.record(Kid, PublicJwk),
    roles: z.strictObject({ root: Role, office: Role }),
    recipients: z
      .array(z.strictObject({ use: z.enum(['primary', 'backup']), age: z.string().max(100) }))
      .min(1)
      .max(10),
    prev_sha256: z.string().regex(HASH),
  })
  .refine(({ keys, roles }) =>
    [roles.root, roles.office].every(
      ({ kids, threshold }) =>
        new Set(kids).size === kids.length && threshold <= kids.length && kids.every((kid) => Object.hasOwn(keys, kid)),
    ),
  );
export type RootDocument = z.infer<typeof RootDocument>;

/** One version as it travels: the signed bytes in base64url, and who signed them. */
export const SignedRoot = z.strictObject({
  payload: z.string().max(100_000),
  signatures: z
    .array(z.strictObject({ protected: z.string().max(4096), signature: z.string().max(1024) }))
    .min(1)
    .max(LIMITS.signatureCount),
});
export type SignedRoot = z.infer<typeof SignedRoot>;

/** All versions from the first on. */
export const RootChainFile = z.strictObject({
  format: z.literal(ROOT_CHAIN_FORMAT),
  roots: z.array(SignedRoot).min(1).max(LIMITS.rootVersions),
});
export type RootChainFile = z.infer<typeof RootChainFile>;
