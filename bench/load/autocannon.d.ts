/** The part of autocannon that the load bench uses; the package brings no types of its own. */
declare module 'autocannon' {
  export interface Request {
    method?: 'GET' | 'POST';
    path: string;
    headers?: Record<string, string>;
    body?: string;
  }

  export interface Result {
    /** seconds */
    duration: number;
    errors: number;
    timeouts: number;
    non2xx: number;
    '2xx': number;
    throughput: { total: number };
  }

  export interface Options extends Request {
    url: string;
    connections: number;
    /** seconds */
    duration: number;
    /** seconds until an answer counts as missing */
    timeout?: number;
  }

  export interface Run extends PromiseLike<Result> {
    on(
      event: 'response',
      listener: (client: unknown, statusCode: number, resBytes: number, responseTimeMs: number) => void,
    ): Run;
  }

  export default function autocannon(options: Options): Run;
}
