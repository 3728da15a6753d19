import { diffDays } from '~/engine/time';
import type { Employee, Rotation } from '../types';
import type { EmployeeArrays, EmployeeSource } from './compile-employees';

/** Cost of a free day on which a mandatory rotation works: above any gain of coverage on other days. */
const MISSED_ROTATION_COST = 1000;

/** Rest days of a mandatory rotation lose their options; other deviations have a price. */
export function compileRotation(source: EmployeeSource, arrays: EmployeeArrays, employee: Employee, e: number): void {
  const { rotation } = employee;
  if (rotation === undefined || !source.isHard('rotation', e)) return;
  const { grid, weights, catalogue } = source;
  for (let day = 0; day < grid.days; day++) {
    const cell = e * grid.days + day;
    const letter = rotationLetter(rotation, grid.dates[day]);
    if (letter === 'A') continue;
    const isWork = letter === 'W';
    if (!isWork && rotation.isMandatory) arrays.options[cell] = catalogue.none;
    else if (!isWork) arrays.rotationWork[cell] = weights.rotationDay;
    if (isWork) compileRotationTemplates(source, arrays, rotation, e, day);
    if (!isWork) continue;
    if (arrays.options[cell].kinds.length > 0) {
      arrays.rotationOff[cell] = rotation.isMandatory ? MISSED_ROTATION_COST : weights.rotationDay;
    }
  }
}

/** A working day that names templates: others are left out where the rotation is mandatory, and have a price otherwise. */
function compileRotationTemplates(
  source: EmployeeSource,
  arrays: EmployeeArrays,
  rotation: Rotation,
  e: number,
  day: number,
): void {
  const named = rotation.templateIds?.[placeInRotation(rotation, source.grid.dates[day])] ?? null;
  if (named === null || named.length === 0) return;
  const cell = e * source.grid.days + day;
  const isNamed = (kind: number) => named.includes(source.kinds[kind].templateId ?? '');
  if (!rotation.isMandatory) {
    arrays.offRotation ??= new Array<Uint8Array | undefined>(arrays.options.length);
    arrays.offRotation[cell] = Uint8Array.from(source.kinds, (_, kind) => (isNamed(kind) ? 0 : 1));
    return;
  }
  const set = arrays.options[cell];
  const kept = [...set.starts.keys()].filter((i) => isNamed(set.kinds[i]));
  arrays.options[cell] = source.catalogue.add(
    Uint16Array.from(kept, (i) => set.kinds[i]),
    Int32Array.from(kept, (i) => set.starts[i]),
  );
}

function placeInRotation(rotation: Rotation, date: string): number {
  const { length } = rotation.pattern;
  return ((diffDays(rotation.startDate, date) % length) + length) % length;
}

/** What a rotation says of a date: W works, R rests, A leaves it open. */
export function rotationLetter(rotation: Rotation, date: string): string {
  return rotation.pattern[placeInRotation(rotation, date)];
}
