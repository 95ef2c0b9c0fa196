import { nodeRefusal } from '../launcher/node-version.ts';

/** `npm run demo`. Everything else is loaded after the version check, as in `npm start`. */
const refusal = nodeRefusal(process.versions.node);
if (refusal === undefined) {
  const { demo } = await import('./demo-command.ts');
  process.exitCode = await demo(process.argv.slice(2), (line) => void process.stdout.write(`${line}\n`));
} else {
  process.stderr.write(`${refusal}\n`);
  process.exitCode = 1;
}
