export function aptInstall(...packages: readonly string[]): boolean;
