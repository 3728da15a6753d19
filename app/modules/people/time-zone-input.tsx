import { useId } from 'react';
import { TextInput } from '~/components/text-input';

const zones = Intl.supportedValuesOf('timeZone');

/** An IANA time zone, with all known ones to choose from while typing. */
export function TimeZoneInput({ name, defaultValue }: { name: string; defaultValue?: string }) {
  const id = useId();
  return (
    <>
      <TextInput
        name={name}
        defaultValue={defaultValue}
        list={id}
        placeholder="Europe/Moscow"
        autoComplete="off"
        spellCheck={false}
      />
      <datalist id={id} suppressHydrationWarning>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}
