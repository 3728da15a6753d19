export const auditPageSize = 100;

const datePattern = /^\d{4}-\d{2}-\d{2}$/;
const textOf = (search: URLSearchParams, name: string) => search.get(name)?.trim().slice(0, 80) || undefined;

function dateOf(search: URLSearchParams, name: string): string | undefined {
  const text = search.get(name) ?? '';
  return datePattern.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

/** The part of the audit trail that an address asks for. */
export function readAuditQuery(search: URLSearchParams) {
  const beforeId = Number(search.get('before'));
  return {
    filter: {
      fromDate: dateOf(search, 'from'),
      toDate: dateOf(search, 'to'),
      actorName: textOf(search, 'who'),
      entity: textOf(search, 'entity'),
      entityId: textOf(search, 'id'),
      action: textOf(search, 'action'),
    },
    beforeId: Number.isSafeInteger(beforeId) && beforeId > 0 ? beforeId : undefined,
    isCheck: search.get('check') === '1',
  };
}
