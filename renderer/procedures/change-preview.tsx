import { Button, Progress, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { sayDate } from '../design/day.tsx';
import classes from './procedures.module.css';
import type { Previewed } from './use-change-preview.ts';

/** As many are named before somebody asks for all. */
const fewShown = 15;

/** What the version as typed would do to whom: before it is recorded, and nothing is written. */
export function ChangePreviewSheet({ previewed: { progress, preview, failed }, reads }: { readonly previewed: Previewed; readonly reads: boolean }) {
  const [all, setAll] = useState(false);
  return (
    <section className="sheet" aria-label="What this would change">
      <div className="sheet-title">
        <Title order={2}>What this would change</Title>
      </div>
      {!reads && <Text size="sm" className="quiet">It is worked out as soon as every field reads and the first day and the source are given.</Text>}
      {reads && failed && <Text size="sm">It could not be worked out: the station does not answer, or your office may not adopt this.</Text>}
      {reads && !failed && !preview && (
        <>
          <Text size="sm" mb={4}>
            {progress ? `${progress.doing}: ${progress.done.toLocaleString('en-US')} of ${progress.of.toLocaleString('en-US')}` : 'Working it out'}
          </Text>
          <Progress value={progress ? (100 * progress.done) / Math.max(1, progress.of) : 0} aria-label="Working out what would change" />
        </>
      )}
      {reads && preview && (
        <div aria-live="polite">
          {preview.looked > 0 && (
            <Text fw={600}>
              {preview.changed === 0 ? `No day of the ${preview.looked.toLocaleString('en-US')} people held would move.` : `Days of ${preview.changed.toLocaleString('en-US')} of ${preview.looked.toLocaleString('en-US')} people would move.`}
            </Text>
          )}
          {preview.words !== '' && <Text size="sm">{preview.words}</Text>}
          {preview.people.length > 0 && (
            <div role="region" aria-label="Whose days would move">
              <table className={classes['versions']}>
                <thead>
                  <tr>
                    <th scope="col">Name</th>
                    <th scope="col">DIN</th>
                    <th scope="col">What</th>
                    <th scope="col">Now</th>
                    <th scope="col">Would be</th>
                  </tr>
                </thead>
                <tbody>
                  {preview.people.slice(0, all ? undefined : fewShown).flatMap(({ id, name, din, moved }) =>
                    moved.map(({ what, from, to }, index) => (
                      <tr key={`${id} ${what}`}>
                        <td>{index === 0 && <Link href={`/people/${id}`}>{name}</Link>}</td>
                        <td className="mono">{index === 0 && din}</td>
                        <td>{what}</td>
                        <td className="nowrap">{say(from)}</td>
                        <td className="nowrap">
                          <b>{say(to)}</b>
                        </td>
                      </tr>
                    )),
                  )}
                </tbody>
              </table>
              {!all && preview.people.length > fewShown && (
                <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
                  Show {preview.people.length === preview.changed ? 'all' : 'the first'} {preview.people.length}
                </Button>
              )}
              {all && preview.changed > preview.people.length && <Text size="sm" className="quiet">And {(preview.changed - preview.people.length).toLocaleString('en-US')} more people.</Text>}
            </div>
          )}
        </div>
      )}
    </section>
  );
}

/** A day, a month or a word, as dates are shown. */
function say(shown: string | null): string {
  if (shown === null) return 'none';
  return /^\d{4}-\d{2}-\d{2}$/.test(shown) ? sayDate(shown) : shown;
}
