import { nodeRefusal } from './launcher/node-version.ts';

/**
 * `npm start`: runs the app in whichever host this computer has. Everything else is loaded after the version check,
 * because the database driver ends an older Node without a word.
 */
const refusal = nodeRefusal(process.versions.node);
if (refusal === undefined) {
  const { launch } = await import('./launcher/launch.ts');
  const { refuse } = await import('../shared/result.ts');
  process.exitCode = await launch(process.argv.slice(2), {
    makeSample: () => Promise.resolve(refuse({ code: 'not_ready', what: 'setup_missing' })),
    say: (line) => void process.stdout.write(`${line}\n`),
  });
} else {
  process.stderr.write(`${refusal}\n`);
  process.exitCode = 1;
}
