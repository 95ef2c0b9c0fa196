/** Kinds of file that leave one computer for another. Names are for ever once the first signed file exists. */
export const PACKAGE_KINDS = ['round', 'back', 'office', 'hand', 'arch', 'enrol', 'receipt'] as const;
export type PackageKind = (typeof PACKAGE_KINDS)[number];

/** Kinds that are containers; enrolment requests and receipts are single JSON files. */
export const CONTAINER_KINDS = ['round', 'back', 'office', 'hand', 'arch'] as const;
export type ContainerKind = (typeof CONTAINER_KINDS)[number];

/** File name extension with its dot, `.jpround`. */
export function extensionOf(kind: PackageKind): string {
  return `.jp${kind}`;
}

/** `format` member of the manifest or of the single JSON file. */
export function formatOf(kind: PackageKind): string {
  return `jieping/${kind}`;
}

/** Content of the `mimetype` entry; readable at byte 38 of the file. */
export function mediaTypeOf(kind: PackageKind): string {
  return `application/vnd.jieping.${kind}+zip`;
}

/** What can be signed: files, and the root documents that travel inside round packages. */
export type SignedKind = PackageKind | 'root';

/** `typ` of the signature: a signature made for one kind never passes for another. */
export function signatureTypeOf(kind: SignedKind): string {
  return `jieping-${kind}+jws`;
}

/** The kind that a `mimetype` entry names, or null for a file of another program. */
export function kindOfMediaType(mediaType: string): PackageKind | null {
  return PACKAGE_KINDS.find((kind) => mediaTypeOf(kind) === mediaType) ?? null;
}
