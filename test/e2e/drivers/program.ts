import type { Page } from '@playwright/test';

/** What a story needs of the program that runs, whichever host it is in. */
export interface Program {
  readonly page: Page;
  /** What the program wrote for the person who started it. */
  said(): string;
  /** Ends the process as a power cut would. */
  kill(): Promise<void>;
  /** Ends the process on request. */
  stop(): Promise<void>;
  /** Does something that asks for files, and answers with these. */
  choose(act: () => Promise<unknown>, paths: readonly string[]): Promise<void>;
  /** Does something that hands a file to the user; gives its path and the name it was offered under. */
  keep(act: () => Promise<unknown>): Promise<{ readonly path: string; readonly name: string }>;
}

/** Where a story keeps what leaves the program: downloads, and the folder that is its stick once it exists. */
export interface Places {
  readonly kept: string;
  readonly stick: string;
}

/** Runs the program over a data folder. */
export type StartProgram = (dataDir: string) => Promise<Program>;
