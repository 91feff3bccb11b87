import type { CriterionId } from '../../shared/contest.ts';
import type { SetupWords } from '../../shared/messages/setup.ts';
import type { RoundWorking } from '../../shared/reading.ts';
import type { RoundSetup } from '../../shared/wire.ts';
import { exactText, total } from './exact.ts';

/**
 * How a part's figure, or one criterion's, combines what was counted: “(27,00 + 26,50 + 27,25) : 3”, “27,00 + 26,50”, or
 * of a median the values in order.
 */
export function combination(
  working: RoundWorking,
  round: RoundSetup,
  criterion: CriterionId | null,
  decimals: number,
  lang: 'vi' | 'en',
  w: SetupWords,
): string {
  const values = criterion === null ? totals(working, round) : marks(working, round, criterion);
  const text = (units: bigint) => exactText(units, decimals, lang);
  const added = values.map(text).join(' + ');
  switch (working.kind) {
    case 'sum':
      return `${w.working.sum} ${added}`;
    case 'mean':
      return `${w.working.mean} (${added}) : ${String(values.length)}`;
    case 'median': {
      const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      return `${w.working.median} ${w.working.medianOf(sorted.map(text).join('; '))}`;
    }
  }
}

function totals(working: RoundWorking, round: RoundSetup): bigint[] {
  return working.judges.filter((sheet) => sheet.counted).map((sheet) => total(sheet.marks, round.criteria));
}

function marks(working: RoundWorking, round: RoundSetup, criterion: CriterionId): bigint[] {
  const c = round.criteria.findIndex((one) => one.id === criterion);
  return working.judges
    .filter((sheet) => !sheet.dropped.includes(criterion))
    .map((sheet) => total([sheet.marks[c] ?? null], [{ weight: 1 }]));
}
