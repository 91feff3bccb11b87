export function needWebkit(): void;
export function needLibraries(program: string): void;
