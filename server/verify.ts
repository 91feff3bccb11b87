import { verify as messages } from '../shared/messages/verify.ts';
import { verify } from './verifying.ts';

const words = messages[/^en/i.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? 'en' : 'vi'];
const [path, ...others] = process.argv.slice(2);

if (path === undefined || others.length > 0) {
  console.error(words.usage);
  process.exitCode = 2;
} else {
  const verdict = verify(path);
  if (verdict?.fits === true) console.log(verdict.say(words));
  else console.error(verdict ? verdict.say(words) : words.unreadable(path));
  process.exitCode = verdict === null ? 2 : verdict.fits ? 0 : 1;
}
