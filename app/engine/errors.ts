/**
 * Input that an engine function cannot answer: negative, not finite, absurd or contradictory.
 * Callers translate it at their edge (an API answers 422 naming the field, a form marks it).
 */
export class InvalidInput extends Error {
  /** Name of the offending argument, as the caller spelled it, e.g. `slTarget` or `volume[17]`. */
  readonly field: string;
  /** The rule it breaks, as a short English sentence fragment, e.g. `must be between 0 and 1`. */
  readonly rule: string;

  constructor(field: string, rule: string) {
    super(`${field} ${rule}`);
    this.name = 'InvalidInput';
    this.field = field;
    this.rule = rule;
  }
}
