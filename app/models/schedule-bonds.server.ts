import type { Bond, Employee } from '~/engine/scheduling';
import { addDays } from '~/engine/time';
import { query, type SqlExecutor } from '~/platform/pg.server';

interface StoredBond {
  name: string;
  kind: Bond['kind'];
  toleranceMinutes: number;
  employeeIds: string[];
  validFrom: string;
  validTo: string | null;
}

/** Active bonds that hold at some time of a period. */
export function loadBonds(
  input: { organizationId: string; startDate: string; endDate: string },
  on?: SqlExecutor,
): Promise<StoredBond[]> {
  return query<StoredBond>(
    'schedule-bonds',
    `select name, kind, tolerance_minutes as "toleranceMinutes", employee_ids::text[] as "employeeIds", valid_from as "validFrom", valid_to as "validTo"
     from shift_bonds where organization_id = $1 and status = 'active' and valid_from <= $3::date and (valid_to is null or valid_to > $2::date)
     order by name limit 500`,
    [input.organizationId, input.startDate, input.endDate],
    on,
  );
}

/** Bonds between the people of a problem; those of whom fewer than two are in it bind nobody. */
export function toEngineBonds(bonds: StoredBond[], entriesOf: Map<string, Employee[]>): Bond[] {
  return bonds.flatMap((bond) => {
    const known = bond.employeeIds.filter((id) => entriesOf.has(id));
    if (known.length < 2) return [];
    return {
      id: bond.name,
      kind: bond.kind,
      toleranceMinutes: bond.toleranceMinutes,
      employeeIds: known.flatMap((id) => (entriesOf.get(id) ?? []).map((entry) => entry.id)),
      fromDate: bond.validFrom,
      ...(bond.validTo === null ? {} : { toDate: addDays(bond.validTo, -1) }),
    };
  });
}
