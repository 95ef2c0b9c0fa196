/** What differs between the sources and the one bundled file. */
export interface ProgramParts {
  /** Module that reads strangers' files in a thread. */
  readonly readerWorker: URL;
  /** Module that takes the write-ahead log over in a thread. */
  readonly checkpointWorker: URL;
}
