import { InvalidInput } from '~/engine/errors';

export function requireNumber(field: string, value: number, min: number, max: number): void {
  if (!(Number.isFinite(value) && value >= min && value <= max)) {
    throw new InvalidInput(field, `must be a number from ${min} to ${max}`);
  }
}

export function requireInteger(field: string, value: number, min: number, max: number): void {
  if (!(Number.isInteger(value) && value >= min && value <= max)) {
    throw new InvalidInput(field, `must be a whole number from ${min} to ${max}`);
  }
}
