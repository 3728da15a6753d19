import type { VacationBalanceRow } from '~/models/vacation-balance';

/** Columns of the balances as a file, titled in the reader's language. */
export function createBalanceFileColumns(t: (key: string) => string) {
  const days = (
    id: 'carried' | 'accrued' | 'corrected' | 'taken' | 'expired' | 'remaining' | 'planned' | 'atYearEnd',
  ) => ({
    title: t(`balance.${id}`),
    read: (row: VacationBalanceRow) => row[id],
  });
  return [
    { title: t('balances.number'), read: (row: VacationBalanceRow) => row.personnelNumber },
    { title: t('balances.name'), read: (row: VacationBalanceRow) => row.name, width: 32 },
    { title: t('department'), read: (row: VacationBalanceRow) => row.departmentName, width: 28 },
    { title: t('balances.scheme'), read: (row: VacationBalanceRow) => row.schemeName },
    ...(['carried', 'accrued', 'corrected', 'taken', 'expired', 'remaining', 'planned', 'atYearEnd'] as const).map(
      days,
    ),
    {
      title: t('balance.additional'),
      read: (row: VacationBalanceRow) =>
        row.additional.length ? row.additional.map(({ name, remaining }) => `${name}: ${remaining}`).join('; ') : null,
    },
    { title: t('balance.extraordinaryTaken'), read: (row: VacationBalanceRow) => row.extraordinary.taken },
    { title: t('balance.extraordinaryPlanned'), read: (row: VacationBalanceRow) => row.extraordinary.planned },
    { title: t('balance.expiring'), read: (row: VacationBalanceRow) => row.expiring?.days ?? null },
    { title: t('balances.expiresOn'), read: (row: VacationBalanceRow) => row.expiring?.date ?? null },
  ];
}
