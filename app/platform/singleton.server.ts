const holder = globalThis as typeof globalThis & { __wfmSingletons?: Map<string, unknown> };

/**
 * One instance per process, even where the server entry and the Remix build are two module graphs.
 * @param name unique name of the instance
 * @param create called once
 */
export function singleton<T>(name: string, create: () => T): T {
  holder.__wfmSingletons ??= new Map();
  if (!holder.__wfmSingletons.has(name)) holder.__wfmSingletons.set(name, create());
  return holder.__wfmSingletons.get(name) as T;
}
