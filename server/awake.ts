import { spawn, type ChildProcess } from 'node:child_process';

interface Needs {
  /** Whether the laptop must not sleep now. */
  readonly wanted: () => boolean;
  /** It may, and a person has to see to it. Said once. */
  readonly mayNot: () => void;
}

/** A program of the system that keeps the machine awake until it is stopped, or this process is gone. */
interface Keeper {
  readonly program: string;
  readonly args: readonly string[];
}

const LOOK_MS = 1000;

/** Keeps the machine awake while that is wanted. That it sleeps when its lid is shut no program can forbid. */
export function keepAwake({ wanted, mayNot }: Needs): () => void {
  const keeper = KEEPERS[process.platform];
  let held: ChildProcess | null = null;
  let failed = false;

  function fail(): void {
    if (!failed) mayNot();
    failed = true;
  }

  function hold(): void {
    if (held || failed) return;
    if (!keeper) return fail();
    const child = (held = spawn(keeper.program, keeper.args, {
      stdio: ['pipe', 'ignore', 'ignore'],
      windowsHide: true,
    }));
    child.once('error', fail);
    child.once('exit', () => {
      if (held === child) fail();
    });
    child.stdin.on('error', () => undefined);
    child.unref();
  }

  function letGo(): void {
    const child = held;
    held = null;
    child?.stdin?.end();
    child?.kill();
  }

  const look = () => {
    if (wanted()) hold();
    else letGo();
  };
  look();
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    letGo();
  };
}

/** ES_CONTINUOUS, ES_SYSTEM_REQUIRED and ES_DISPLAY_REQUIRED: a newer laptop sleeps as soon as its screen is dark. */
const AWAKE = 0x8000_0003;

/** For as long as this process lives, or until it is stopped. */
const POWERSHELL = [
  '$power = Add-Type -Namespace Hall -Name Power -PassThru -MemberDefinition \'[DllImport("kernel32.dll")] public static extern uint SetThreadExecutionState(uint flags);\'',
  `if ($power::SetThreadExecutionState([uint32]${String(AWAKE)}) -eq 0) { exit 1 }`,
  `Wait-Process -Id ${String(process.pid)}`,
].join('; ');

const KEEPERS: Readonly<Partial<Record<NodeJS.Platform, Keeper>>> = {
  win32: {
    program: 'powershell.exe',
    args: ['-NoLogo', '-NoProfile', '-NonInteractive', '-InputFormat', 'None', '-Command', POWERSHELL],
  },
  linux: {
    program: 'systemd-inhibit',
    args: ['--what=idle:sleep', '--who=Hội Thi', '--why=Đang chấm thi', '--mode=block', 'cat'],
  },
  darwin: { program: 'caffeinate', args: ['-i', 'cat'] },
};
