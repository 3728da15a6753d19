export type AppErrorCode =
  | 'bad_request'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'invalid'
  | 'too_large'
  | 'locked'
  | 'rate_limited'
  | 'unavailable';

const statusOf: Record<AppErrorCode, number> = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  invalid: 422,
  locked: 423,
  rate_limited: 429,
  unavailable: 503,
};

/** One fault of the input, where it is and which rule it breaks. */
export interface FieldFault {
  field: string;
  row?: number;
  rule: string;
  message: string;
  /** what the rule compared, for the words of the reader's language */
  figures?: Record<string, number | string>;
}

/** An expected fault: shown to the person or client as it is. Everything else is a bug. */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly status: number;
  readonly faults: FieldFault[];
  readonly headers: Record<string, string>;

  constructor(
    code: AppErrorCode,
    message: string,
    options: { faults?: FieldFault[]; cause?: unknown; headers?: Record<string, string> } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.status = statusOf[code];
    this.faults = options.faults ?? [];
    this.headers = options.headers ?? {};
  }
}

export const notFound = (what: string) => new AppError('not_found', `${what} was not found.`);
export const forbidden = (message = 'You do not have access to this.') => new AppError('forbidden', message);
export const conflict = (message: string) => new AppError('conflict', message);
/** One field at fault. */
export const invalid = (field: string, rule: string, message: string, row?: number) =>
  new AppError('invalid', message, { faults: [{ field, rule, message, row }] });
