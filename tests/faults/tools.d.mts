export function missingTools(): string[];
export function installTools(): void;
