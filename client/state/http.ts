/** The server's answer, or null where it gave none in time. */
export async function ask(path: string, init: RequestInit = {}, patience = 8000): Promise<Response | null> {
  const patient = new AbortController();
  const timer = setTimeout(() => {
    patient.abort();
  }, patience);
  try {
    return await fetch(path, { ...init, signal: patient.signal });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** What one of the server's reading routes says; null where it cannot be had now. `T` is that route's type in shared/reading.ts. */
export async function read<T>(path: string): Promise<T | null> {
  const response = await ask(path);
  if (!response?.ok) return null;
  try {
    return (await response.json()) as T;
  } catch {
    return null;
  }
}
