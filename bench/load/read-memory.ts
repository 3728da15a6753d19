export interface ProcessMemory {
  name: string;
  megabytes: number;
}

const samplePattern = /^wfm_process_memory_bytes\{([^}]*)\} (\S+)$/gm;

/**
 * Resident memory of every web and worker process that reports to the system, from /metrics.
 * @param token METRICS_TOKEN of the server, where it has one
 */
export async function readMemory(url: string, token: string | undefined): Promise<ProcessMemory[]> {
  const headers: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {};
  const answer = await fetch(`${url}/metrics`, { headers });
  if (!answer.ok) throw new Error(`${url}/metrics answered ${answer.status}: give its token in METRICS_TOKEN.`);
  const samples = (await answer.text()).matchAll(samplePattern);
  return Array.from(samples, ([, labels, bytes]) => ({
    name: ['kind', 'pid'].map((label) => new RegExp(`${label}="([^"]*)"`).exec(labels)?.[1] ?? '').join(' '),
    megabytes: Number(bytes) / 1_048_576,
  }));
}
