import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Log } from '../backend/ports.ts';
import { Refused } from '../demonstration/computer.ts';
import { beginOutFolder, type OutFolder } from '../demonstration/out-folder.ts';
import { createPrintingHost } from '../demonstration/printing.ts';
import { runDemonstration, type DemonstrationReport } from '../demonstration/run-demonstration.ts';
import { buildParts } from '../launcher/build-pages.ts';
import { readDemoOptions, type DemoOptions } from './demo-options.ts';
import { inBothLanguages, reportLines } from './demo-report.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

type Say = (line: string) => void;

/** Errors are shown: all data here are synthetic, and there is no log file that would outlive the run. */
function logTo(say: Say): Log {
  return { info: () => undefined, error: (event, fields) => say(`! ${event} ${JSON.stringify(fields ?? {})}`) };
}

/** Whether everything is as it must be: nothing refused but what was tampered with, and everything printed. */
function succeeded({ verdicts, tampered, notPrinted }: DemonstrationReport): boolean {
  const others = verdicts.filter((verdict) => verdict.name !== tampered?.name);
  const caught = tampered === null || tampered.verdict.error !== null;
  return caught && notPrinted === null && others.every((verdict) => verdict.outcome === 'accepted');
}

async function runInto(folder: OutFolder, options: DemoOptions, say: Say): Promise<number> {
  const host = createPrintingHost(join(folder.making, 'devices', 'host'), logTo(say));
  const report = await runDemonstration({
    seed: options.seed,
    out: folder.making,
    ports: host.ports,
    tamper: options.tamper,
    printing: (backend, work) => host.serving(backend, work),
    step: (done, of, zh, en) => say(`[${String(done).padStart(String(of).length)}/${of}] ${zh} / ${en}`),
  });
  folder.finish();
  for (const verdict of report.verdicts) {
    if (verdict.error !== null && verdict.name !== report.tampered?.name) {
      say(`${verdict.name}: ${inBothLanguages(verdict.error)}`);
    }
  }
  for (const line of reportLines(report, options.out)) say(line);
  return succeeded(report) ? 0 : 1;
}

/** Ctrl-C leaves nothing half-made behind. */
function discardOnSignals(folder: OutFolder): () => void {
  const stop = (): void => {
    folder.discard();
    process.exit(130);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  return () => void process.off('SIGINT', stop).off('SIGTERM', stop);
}

/** Runs the demonstration as a command; gives its exit code. */
export async function demo(args: readonly string[], say: Say): Promise<number> {
  const options = readDemoOptions(args);
  if (typeof options === 'string') {
    say(options);
    return 2;
  }
  const begun = beginOutFolder(options.out, options.seed);
  if (!begun.ok) {
    say(
      `${options.out} 里有别的内容，没有改动；请另选文件夹 / ${options.out} holds something else and was left alone; choose another folder`,
    );
    return 1;
  }
  const folder = begun.value;
  const release = discardOnSignals(folder);
  try {
    say('正在准备打印页面 / Preparing the print pages');
    const built = await buildParts(ROOT, ['renderer']);
    if (!built.ok) {
      say(`${built.output}\n界面生成失败 / The pages could not be built`);
      return 1;
    }
    return await runInto(folder, options, say);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    say(`${error.method}: ${inBothLanguages(error.error)}`);
    return 1;
  } finally {
    release();
    // After a finished run there is nothing left to discard.
    folder.discard();
  }
}
