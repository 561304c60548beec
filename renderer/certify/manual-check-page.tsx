import { Text } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { dateTitles, shownDate } from '../../shared/time/computation.ts';
import { manualDateChecked, type ManualDate } from '../../shared/time/manual-date.ts';
import { sayMoment } from '../design/day.tsx';
import { FormPage } from '../forms/form-page.tsx';
import { useWho } from '../shell/who.ts';
import { CheckForm } from './check-form.tsx';
import { ManualMark } from './manual-mark.tsx';
import { sayShownDate } from './say-shown.ts';

/** A second person's check of a date entered by hand. */
export function ManualCheckPage({ person, entry }: { readonly person: string; readonly entry: string }) {
  return (
    <FormPage person={person} title="Check a date by hand">
      {(page) => {
        const manual = page.manualDates.find((one) => one.entry === entry);
        return manual ? <Check key={entry} page={page} manual={manual} /> : <div className="sheet empty">These words are no longer in force. Open the person’s page and choose the entry that stands.</div>;
      }}
    </FormPage>
  );
}

function Check({ page, manual }: { readonly page: PersonPage; readonly manual: ManualDate }) {
  const { today } = useWho();
  const [, go] = useLocation();
  const [seen, setSeen] = useState(page.seen);
  const { date, value, reason, remark, by, at, engine, root, entry } = manual;
  return (
    <>
      <section className="sheet" aria-label="The date">
        <Text>
          <b>
            {dateTitles[date]}: {sayShownDate(value)}
          </b>{' '}
          <ManualMark />
        </Text>
        <Text size="sm">
          {reason.title}. {remark}
        </Text>
        <Text size="sm" className="quiet">
          Entered by {page.authors[by] ?? by}, {sayMoment(at)}. The engine’s own was {sayShownDate(engine)} then, and is {sayShownDate(shownDate(page.computation, date))} now.
        </Text>
      </section>
      <div style={{ marginTop: 16 }}>
        <CheckForm
          draft={{ key: `/people/${page.id}/manual-date/${entry}/check`, title: `Check of a date by hand of ${page.identity?.name ?? 'a person'}` }}
          refresh={() => setSeen(page.seen)}
          act={(words) => ({ kind: manualDateChecked.name, subject: { type: 'person', id: page.id }, effective: today, body: { manualDate: root, words: entry, ...words }, seen: [...seen] })}
          onDone={() => go(`/people/${page.id}/sentence`)}
        />
      </div>
    </>
  );
}
