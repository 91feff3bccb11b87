/** The folder of that package, unpacked and whole; of one that the lock file has, version and integrity are its own. */
export function fetched(name: string, version?: string, integrity?: string): string;
