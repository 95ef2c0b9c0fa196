import { demo } from './demo-command.ts';

/** `npm run demo`. */
process.exitCode = await demo(process.argv.slice(2), (line) => void process.stdout.write(`${line}\n`));
