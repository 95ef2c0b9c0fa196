import { launch } from './launcher/launch.ts';
import { makeSample } from './demonstration/make-sample.ts';

/** `npm start`: runs the app in whichever host this computer has. */
process.exitCode = await launch(process.argv.slice(2), {
  makeSample,
  say: (line) => void process.stdout.write(`${line}\n`),
});
