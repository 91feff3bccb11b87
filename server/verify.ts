import { verify as messages } from '../shared/messages/verify.ts';
import { verify } from './verifying.ts';

const lang = /^en/i.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? 'en' : 'vi';
const words = messages[lang];
const [path, ...others] = process.argv.slice(2);

if (path === undefined || others.length > 0) {
  console.error(words.usage);
  process.exitCode = 2;
} else {
  const verdict = verify(path);
  if (verdict?.fits === true) console.log(verdict.say(words, lang));
  else console.error(verdict ? verdict.say(words, lang) : words.unreadable(path));
  process.exitCode = verdict === null ? 2 : verdict.fits ? 0 : 1;
}
