import type { RegularMember } from './types';

/** A scale that a method may work on. */
export interface Scale {
  readonly name: string;
  to(value: number): number;
  from(value: number): number;
}

export const IDENTITY: Scale = { name: 'identity', to: (v) => v, from: (v) => v };
export const LOG: Scale = { name: 'log', to: (v) => Math.log(Math.max(v, 0) + 1), from: (v) => Math.exp(v) - 1 };
export const SQRT: Scale = { name: 'sqrt', to: (v) => Math.sqrt(Math.max(v, 0)), from: (v) => Math.max(v, 0) ** 2 };

/** The same method on another scale. */
export function onScale(member: RegularMember, scale: Scale): RegularMember {
  return {
    name: `${member.name}-${scale.name}`,
    minLongSeasons: member.minLongSeasons,
    fit(values, end, spec) {
      const scaled = values.map((v) => scale.to(v));
      const forecaster = member.fit(scaled, end, spec);
      return (other, origin) => {
        const history = other === values ? scaled : other.map((v) => scale.to(v));
        return forecaster(history, origin).map((v) => scale.from(v));
      };
    },
  };
}
