import { get } from 'node:http';

/** Another machine of the hall opens the app. The laptop's own connections come from 127.0.0.1. */
export function comesIn(port: number, localAddress: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, localAddress, agent: false }, (answer) => answer.resume().on('end', resolve)).on(
      'error',
      reject,
    );
  });
}
