import { NotGood, type Checked } from '../db/check.ts';
import { BrokenChain } from '../db/log.ts';
import { troubleOf } from '../db/trouble.ts';
import { file as messages } from '../shared/messages/file.ts';

type Lang = keyof typeof messages;

/** What went wrong, on one line, as the system says it. */
export function faultText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replaceAll(/\s+/g, ' ').slice(0, 300);
}

/** The same in our words, where it is about what a contest's file holds, or a full disk. */
export function reason(error: unknown, lang: Lang): string {
  if (error instanceof NotGood) return wrongWith(error.checked, lang);
  if (troubleOf(error) === 'full') return messages[lang].full;
  return error instanceof BrokenChain ? messages[lang].row(error.seq) : faultText(error);
}

/** Why a contest's file that was looked through will not do. */
export function wrongWith(checked: Exclude<Checked, { kind: 'good' }>, lang: Lang): string {
  const w = messages[lang];
  switch (checked.kind) {
    case 'damaged': {
      const { damage } = checked;
      if (damage.why === 'salt') return w.salt;
      if (damage.why === 'row') return w.row(damage.row);
      const what = faultText(damage.what);
      return damage.why === 'event' ? w.event(damage.row, what) : w.sqlite(what);
    }
    case 'unreadable':
      return w.unreadable(faultText(checked.what));
    default:
      return w[checked.kind];
  }
}
