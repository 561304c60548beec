import {
  segregationEnded,
  segregationEndedCorrected,
  segregationEndedVoided,
  segregationPlaced,
  segregationPlacedCorrected,
  segregationPlacedVoided,
  specialPopulationCorrected,
  specialPopulationNoted,
  specialPopulationVoided,
} from '../../shared/discipline/segregation.ts';
import type { PersonFormEntry } from './act-forms.ts';
import { EndedForm } from './ended-form.tsx';
import { PlacedForm } from './placed-form.tsx';
import { PopulationForm } from './population-form.tsx';

/** The forms of segregated confinement, which are of the person. */
export const segregationForms: readonly PersonFormEntry[] = [
  { of: 'person', kinds: [segregationPlaced, segregationPlacedCorrected, segregationPlacedVoided], title: 'Place in segregated confinement', fact: 'the placing', Form: PlacedForm },
  { of: 'person', kinds: [segregationEnded, segregationEndedCorrected, segregationEndedVoided], title: 'End segregated confinement', fact: 'the end', Form: EndedForm },
  { of: 'person', kinds: [specialPopulationNoted, specialPopulationCorrected, specialPopulationVoided], title: 'Note a special population', fact: 'the special population', Form: PopulationForm },
];
