import type { ComponentType } from 'react';
import type { CaseFormProps } from '../case/act-forms.ts';
import { CaseForm, type CaseWordsTyped } from '../case/case-form.tsx';
import { useWho } from '../shell/who.ts';
import { aboutCase } from './about.ts';
import type { ActWords, HearingAct } from './hearing-act.ts';

/** An act of the hearing, or of what follows, as a form of its own: the same fields, entered later or corrected. */
export function alone<Words extends ActWords>({ blank, wordsOf, bodyOf, placeOf, ends, submit, recorded, Fields }: HearingAct<Words>): ComponentType<CaseFormProps> {
  type Typed = Words & CaseWordsTyped & Record<string, unknown>;
  return function ActAlone(asked: CaseFormProps) {
    const who = useWho();
    const { page, held, correcting, move } = asked;
    const about = aboutCase(page, held, who);
    const words = correcting ? { ...wordsOf(correcting.body, about), at: correcting.body.at } : { ...blank(about, move), at: `${who.today}T` };
    return (
      <CaseForm<Typed>
        asked={asked}
        initial={{ ...words, reason: '' } as Typed}
        bodyOf={(typed) => bodyOf(typed, about)}
        fieldOf={({ field }) => (placeOf ? placeOf(field, about) : field)}
        {...(ends ? { ends } : {})}
        submit={submit}
        recorded={recorded}
      >
        {(form) => (
          <section className="sheet">
            <Fields words={form.values} inputs={(name) => form.getInputProps(name)} put={(name, value) => form.setFieldValue(name, value as never)} about={about} correcting={correcting} />
          </section>
        )}
      </CaseForm>
    );
  };
}
