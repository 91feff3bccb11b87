import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Why a tool does not begin, on one line. */
interface Unfit {
  readonly unfit: string;
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<T extends Options> = ReturnType<typeof parseArgs<{ options: T }>>['values'];

export function readOptions<T extends Options>(
  options: T,
  args: readonly string[] = process.argv.slice(2),
): Values<T> | Unfit {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    const [what = ''] = String(error instanceof Error ? error.message : error).split(/\.\s/);
    return { unfit: `${what}. The options are ${listed(Object.keys(options).map((name) => `--${name}`))}.` };
  }
}

/** All of them where none is named. */
export function oneOf<T extends string>(
  flag: string,
  given: string | undefined,
  all: readonly T[],
): readonly T[] | Unfit {
  const named = all.filter((one) => given === undefined || one === given);
  return named.length > 0 ? named : { unfit: `After ${flag} write one of ${listed(all)}, not “${given ?? ''}”.` };
}

export function wholeNumber(flag: string, given: string): number | Unfit {
  return /^\d{1,15}$/.test(given) ? Number(given) : { unfit: `After ${flag} write a whole number, not “${given}”.` };
}

function listed(names: readonly string[]): string {
  return names.join(', ');
}

function isUnfit(value: unknown): value is Unfit {
  return typeof value === 'object' && value !== null && 'unfit' in value;
}

/** What was asked for; where it will not do, the tool ends here. */
export function orEnd<T>(value: T): Exclude<T, Unfit>;
export function orEnd<T>(value: T | Unfit): T {
  if (!isUnfit(value)) return value;
  console.error(value.unfit);
  process.exit(2);
}
