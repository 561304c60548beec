import { Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { appealAuthority, appealDecided, appealDecisionCorrected, appealDecisionVoided, type AppealDecidedBody } from '../../shared/discipline/appeal.ts';
import { affirmedCharges, penaltiesOf } from '../../shared/discipline/penalties-standing.ts';
import { isTimed, sayPenalty } from '../../shared/discipline/penalty.ts';
import type { CaseMove } from '../../shared/discipline/state-graph.ts';
import { statusOf } from '../../shared/discipline/status.ts';
import { ChoiceField } from '../forms/choice-field.tsx';
import { DayField } from '../forms/day-field.tsx';
import { MomentField } from '../forms/moment-field.tsx';
import type { About } from './about.ts';
import { capital } from './charges.ts';
import { momentOfAct, textTyped, type ActWords, type Fielded, type HearingAct } from './hearing-act.ts';
import { PenaltyList } from './penalty-list.tsx';
import { penaltyOf, placeOfPenalty, wordsOfPenalty, type PenaltyWords } from './penalty-words.ts';

interface DecisionWords extends ActWords {
  on: string;
  authority: string;
  decidedBy: string;
  outcome: string;
  /** What is to stand where it is modified: begins as what stands. */
  penalties: PenaltyWords[];
  until: string;
  why: string;
}

/** What became of the disposition, on appeal or on review. */
export const appealDecision: HearingAct<DecisionWords, AppealDecidedBody> = {
  kinds: [appealDecided, appealDecisionCorrected, appealDecisionVoided],
  submit: 'Record the decision',
  recorded: 'Decision recorded',
  blank(about, move) {
    const on = upon(about, move);
    return { on, authority: authorityFor(on, about), decidedBy: about.who.role === 'superintendent' ? about.who.name : '', outcome: move ? outcomeOf(move) : '', penalties: penaltiesThatStand(about), until: '', why: '' };
  },
  wordsOf: ({ on, authority, decidedBy, outcome, penalties, until, why }, about) => ({ on, authority, decidedBy, outcome, penalties: penalties ? penalties.map(wordsOfPenalty) : penaltiesThatStand(about), until: until ?? '', why: why ?? '' }),
  bodyOf: ({ on, authority, decidedBy, outcome, penalties, until, why }) => ({
    ...textTyped('on', on),
    ...textTyped('authority', authority),
    decidedBy,
    ...textTyped('outcome', outcome),
    ...(outcome === 'modified' ? { penalties: penalties.map(penaltyOf) } : {}),
    ...(outcome === 'rehearing' ? textTyped('until', until) : {}),
    ...textTyped('why', why),
  }),
  placeOf: (field) => placeOfPenalty(field),
  ends: ({ outcome }) => outcome === 'reversed',
  Fields: DecisionFields,
};

/** The penalties that stand, as words to be made less; one reduced to no days is served already. */
function penaltiesThatStand({ held }: Pick<About, 'held'>): PenaltyWords[] {
  return penaltiesOf(held).flatMap(({ penalty }) => (isTimed(penalty) && penalty.days === 0 ? [] : [wordsOfPenalty(penalty)]));
}

function upon({ held, who }: Pick<About, 'held' | 'who'>, move: CaseMove | undefined): string {
  if (move ? move.endsWith('on appeal') : statusOf(held).state === 'appealed') return 'appeal';
  return who.role === 'superintendent' ? 'own motion' : '';
}

function outcomeOf(move: CaseMove): string {
  return outcomes.find(({ value }) => move.startsWith(value))?.value ?? '';
}

/** Whoever decides on it most often: see `checkAuthority` of the kind, which refuses the others. */
function authorityFor(on: string, { tier, who }: Pick<About, 'tier' | 'who'>): string {
  if (on === 'court order') return 'court';
  if (on === 'own motion') return who.role === 'superintendent' ? 'superintendent' : 'commissioner';
  return on === '' ? '' : appealAuthority(tier);
}

const grounds = ['appeal', 'own motion', 'court order'].map((value) => ({ value, label: value === 'appeal' ? 'The person’s appeal' : value === 'own motion' ? 'The authority’s own motion' : 'A court’s order' }));
const authorities = ['superintendent', 'commissioner', 'court'].map((value) => ({ value, label: capital(value) }));
const outcomes = [
  { value: 'affirmed', label: 'Affirmed' },
  { value: 'modified', label: 'Modified' },
  { value: 'reversed', label: 'Reversed' },
  { value: 'rehearing', label: 'Rehearing ordered' },
];

function DecisionFields({ words, inputs, put, about }: Fielded<DecisionWords>) {
  const standing = penaltiesOf(about.held);
  const offered = grounds.filter(({ value }) => value !== 'appeal' || words.on === 'appeal' || statusOf(about.held).next.includes('affirmed on appeal'));
  const choose = (on: string) => {
    put('on', on);
    put('authority', authorityFor(on, about));
  };
  return (
    <Stack gap="sm">
      <Text size="sm">
        Affirmed at the hearing: {affirmedCharges(about.held).join(', ')}. {standing.length === 0 ? 'No penalty stands.' : `What stands: ${standing.map(({ penalty }) => sayPenalty(penalty)).join('; ')}.`}
      </Text>
      <Group align="flex-start" gap="sm">
        <ChoiceField label="Upon" withAsterisk autoFocus choices={offered} {...inputs('on')} onChange={(event) => choose(event.currentTarget.value)} />
        <ChoiceField label="Authority" withAsterisk choices={authorities} {...inputs('authority')} />
        <TextInput label="Decided by" withAsterisk {...inputs('decidedBy')} />
        <ChoiceField label="Outcome" withAsterisk choices={outcomes} {...inputs('outcome')} />
        {words.outcome === 'rehearing' && <DayField label="To be finished by" withAsterisk {...inputs('until')} />}
      </Group>
      {words.outcome === 'modified' && (
        <div role="group" aria-label="What is to stand">
          <Text size="sm" mb={6}>
            What is to stand in place of all that was imposed; nothing may be heavier.
          </Text>
          <PenaltyList words={words} inputs={inputs} put={put} about={about} at={momentOfAct(words.at, about)} as={words.on === 'appeal' ? 'modification on appeal' : 'modification on review'} surcharge />
        </div>
      )}
      {words.outcome === 'reversed' && (
        <Text size="sm" fw={600}>
          Once recorded, the report and all that was done on it are expunged and leave every screen. What it caused is listed to be put right.
        </Text>
      )}
      {words.outcome === 'rehearing' && <Text size="sm">The disposition no longer stands; the charges are served again and the hearing is held anew by the day given.</Text>}
      <Textarea label="Why" autosize minRows={2} {...inputs('why')} />
      <MomentField label="Decided" withAsterisk {...inputs('at')} />
    </Stack>
  );
}
