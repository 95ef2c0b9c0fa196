/** What differs between the sources and the one bundled file. */
export interface ProgramParts {
  /** Module that reads strangers' files in a thread. */
  readonly readerWorker: URL;
}
