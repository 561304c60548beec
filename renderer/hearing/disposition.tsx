import { Stack, Text, Textarea } from '@mantine/core';
import { dispositionCorrected, dispositionVoided, hearingDisposed, type DisposedBody } from '../../shared/discipline/disposition.ts';
import { ChoiceField } from '../forms/choice-field.tsx';
import { MomentField } from '../forms/moment-field.tsx';
import { keyOfRule, sayCharge } from './charges.ts';
import { momentOfAct, textTyped, type ActWords, type Fielded, type HearingAct } from './hearing-act.ts';
import classes from './hearing.module.css';
import { PenaltyList } from './penalty-list.tsx';
import { penaltyOf, placeOfPenalty, wordsOfPenalty, type PenaltyWords } from './penalty-words.ts';

interface ChargeWords {
  finding: string;
  evidence: string;
}

export interface DispositionWords extends ActWords {
  /** By rule: see `keyOfRule`. */
  charges: Record<string, ChargeWords>;
  penalties: PenaltyWords[];
  reasons: string;
}

/** The finding on each charge with the evidence relied on, what is imposed, and why. */
export const disposition: HearingAct<DispositionWords, DisposedBody> = {
  kinds: [hearingDisposed, dispositionCorrected, dispositionVoided],
  submit: 'Record the disposition',
  recorded: 'Disposition recorded',
  blank: ({ held }, move) => ({ charges: Object.fromEntries(held.report.rules.map((rule) => [keyOfRule(rule), { finding: move === 'charges dismissed' ? 'dismissed' : '', evidence: '' }])), penalties: [], reasons: '' }),
  wordsOf: ({ charges, penalties, reasons }) => ({ charges: Object.fromEntries(charges.map(({ rule, finding, evidence }) => [keyOfRule(rule), { finding, evidence }])), penalties: penalties.map(wordsOfPenalty), reasons: reasons ?? '' }),
  bodyOf: ({ charges, penalties, reasons }, { held }) => ({
    charges: held.report.rules.flatMap((rule) => {
      const { finding = '', evidence = '' } = charges[keyOfRule(rule)] ?? {};
      return [{ rule, ...textTyped('finding', finding), evidence }];
    }),
    penalties: penalties.map(penaltyOf),
    ...textTyped('reasons', reasons),
  }),
  placeOf(field, { held }) {
    const [, row, part] = /^charges\.(\d+)\.(\w+)$/.exec(field) ?? [];
    if (row === undefined) return placeOfPenalty(field);
    return `charges.${keyOfRule(held.report.rules[Number(row)] ?? '')}.${part === 'evidence' ? 'evidence' : 'finding'}`;
  },
  ends: dismissesAll,
  Fields: DispositionFields,
};

/** True where every charge is dismissed as typed: the case leaves every screen by it. */
export function dismissesAll({ charges }: DispositionWords): boolean {
  return Object.values(charges).every(({ finding }) => finding === 'dismissed');
}

const findings = [
  { value: 'affirmed', label: 'Affirmed' },
  { value: 'dismissed', label: 'Dismissed' },
];

function DispositionFields(props: Fielded<DispositionWords>) {
  const { words, inputs, put, about } = props;
  const affirmed = Object.values(words.charges).some(({ finding }) => finding === 'affirmed');
  return (
    <Stack gap="sm">
      {about.held.report.rules.map((rule) => {
        const at = `charges.${keyOfRule(rule)}`;
        return (
          <div key={rule} className={classes['charge']}>
            <ChoiceField label={`Finding on ${sayCharge(rule, about)}`} withAsterisk choices={findings} {...inputs(`${at}.finding`)} />
            <Textarea label={`Evidence relied on for ${rule}`} withAsterisk={words.charges[keyOfRule(rule)]?.finding === 'affirmed'} autosize minRows={1} {...inputs(`${at}.evidence`)} value={words.charges[keyOfRule(rule)]?.evidence ?? ''} />
          </div>
        );
      })}
      {dismissesAll(words) && (
        <Text size="sm" fw={600}>
          Every charge is dismissed: once recorded, the report and all that was done on it are expunged and leave every screen.
        </Text>
      )}
      <PenaltyList words={words} inputs={inputs} put={put} about={about} at={momentOfAct(words.at, about)} as="disposition" surcharge={affirmed} />
      <Textarea label="Reasons" description="Why these penalties: the person is given them in writing." autosize minRows={2} {...inputs('reasons')} />
      <MomentField label="Disposed" {...inputs('at')} />
    </Stack>
  );
}
