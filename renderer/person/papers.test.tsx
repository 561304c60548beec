import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Role } from '../../shared/accounts/roles.ts';
import { problem } from '../../shared/problems.ts';
import type { CommitmentBody } from '../../shared/time/commitment.ts';
import type { Finding } from '../../shared/time/review.ts';
import { certify, commit, receive } from '../../station/testing/acts.ts';
import { openPage, stationForTest } from '../testing/render.tsx';
import { grouped } from './papers-words.ts';

const whole: CommitmentBody['counts'][number] = { crime: 'Burglary 3rd (PL 140.20)', class: 'D', nature: 'other', sentencedAs: 'first felony', offenseDate: '2018-01-15', kind: 'indeterminate', minimum: '2-00-00', maximum: '6-00-00' };

/** Opens the sentence of somebody with one commitment of these counts, and 100 days of jail time unless told otherwise. */
async function opened(counts: CommitmentBody['counts'], { as = 'records-clerk', jail = true }: { as?: Role; jail?: boolean } = {}) {
  const at = await stationForTest();
  const [id, committed] = [at.id(), at.id()];
  at.as('records-clerk', receive(id), commit(id, { counts }, { id: committed }), ...(jail ? [certify(id, committed, { days: 100 })] : []));
  const page = await openPage(at, `/people/${id}/sentence`, { as });
  await screen.findByRole('region', { name: 'Commitments' });
  return { ...page, id, committed };
}

describe('the papers to put right', () => {
  test('are not shown where there are none', async () => {
    await opened([whole]);
    expect(screen.queryByRole('region', { name: 'Papers to put right' })).toBeNull();
  });

  test('stand in their passes, with whom to write to, the law and the code', async () => {
    const { id, committed } = await opened([{ ...whole, minimum: '3-00-00' }, { ...whole, nature: undefined, sentencedAs: undefined, relation: { runs: 'concurrent', basis: 'order' } }], { jail: false });
    const papers = within(screen.getByRole('region', { name: 'Papers to put right' }));
    expect(papers.queryByRole('region', { name: 'Contradicts itself' })).toBeNull();
    const [minimum, jail] = within(papers.getByRole('region', { name: 'To be put right' })).getAllByRole('listitem');
    expect(minimum).toHaveTextContent(/^Kings 01234-2018, count 1: The minimum, 3 years, is not 1 year to 2 years.*Write to the court · PL 70\.00\(2\), \(3\) · SEN-019$/);
    expect(within(minimum!).getByRole('link')).toHaveAttribute('href', `/people/${id}/commitment/${committed}`);
    expect(jail).toHaveTextContent(/No jail time is certified for Kings 01234-2018\..*Write to the sheriff · COR 600-a · JAI-011$/);
    expect(within(papers.getByRole('region', { name: 'Please check' })).getAllByRole('listitem').map((one) => one.textContent?.slice(0, 30))).toEqual(['Kings 01234-2018, count 2: As ', 'Kings 01234-2018, count 2: The']);
  });

  test('are read by an officer who cannot correct them', async () => {
    await opened([{ ...whole, nature: undefined }], { as: 'officer' });
    const papers = await waitFor(() => screen.getByRole('region', { name: 'Papers to put right' }));
    expect(papers).toHaveTextContent('Kings 01234-2018, count 1: The nature of the offense is not entered.');
    expect(within(papers).queryByRole('link')).toBeNull();
  });

  test('the same of several counts is said once', () => {
    const of = (count: number, code: 'SEN-030' | 'SEN-031'): Finding => ({ fact: 'paper-1', entry: 'paper-1', kind: 'commitment', title: 'Kings 1-2018', problem: problem(code, { field: `counts.${count}.nature` }) });
    expect(grouped([of(0, 'SEN-030'), of(0, 'SEN-031'), of(2, 'SEN-031'), of(3, 'SEN-031')]).map(({ counts }) => counts)).toEqual(['count 1', 'counts 1, 3 and 4']);
    expect(grouped([{ ...of(0, 'SEN-030'), problem: problem('SEN-025') }]).map(({ counts }) => counts)).toEqual(['']);
  });
});
