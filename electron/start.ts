import { nodeRefusal } from './launcher/node-version.ts';

/**
 * `npm start`: runs the app in whichever host this computer has. Everything else is loaded after the version check,
 * because the database driver ends an older Node without a word.
 */
const refusal = nodeRefusal(process.versions.node);
if (refusal === undefined) {
  const { launch } = await import('./launcher/launch.ts');
  const { makeSample } = await import('./demonstration/make-sample.ts');
  process.exitCode = await launch(process.argv.slice(2), {
    makeSample,
    say: (line) => void process.stdout.write(`${line}\n`),
  });
} else {
  process.stderr.write(`${refusal}\n`);
  process.exitCode = 1;
}
