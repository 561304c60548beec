import { Select } from '@mantine/core';
import type { OtherFacility } from '../../shared/contract/sync-shapes.ts';

const every = 'every';

interface FacilityFilterProps {
  readonly facilities: readonly OtherFacility[];
  /** The facility shown; null for all of them. */
  readonly chosen: string | null;
  readonly onChosen: (facility: string | null) => void;
}

/** Narrows a list of the main office to one facility. */
export function FacilityFilter({ facilities, chosen, onChosen }: FacilityFilterProps) {
  return (
    <Select
      aria-label="Facility"
      w={260}
      allowDeselect={false}
      searchable
      value={chosen ?? every}
      onChange={(value) => onChosen(value === every ? null : value)}
      data={[{ value: every, label: 'Every facility' }, ...facilities.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  );
}
