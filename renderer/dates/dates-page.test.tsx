import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { certify, commit, receive } from '../../station/testing/acts.ts';
import type { TestStation } from '../../station/testing/station.ts';
import type { Act } from '../../shared/contract/contract.ts';
import type { EventBody } from '../../shared/time/event.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { openPage, stationForTest } from '../testing/render.tsx';

const table = () => screen.findByRole('region', { name: 'Dates' });
const dateRow = async (name: RegExp) => within(await table()).getByRole('row', { name });
const dateButton = async (name: string | RegExp) => within(await table()).getByRole('button', { name });
const stepsOf = (name: string) => screen.queryByRole('region', { name: `How ${name} was worked out` });

/** Somebody with a determinate and an indeterminate count, and so many days of jail time. */
function withTwoCounts(at: TestStation, days = 100): string {
  const [id, committed] = [at.id(), at.id()];
  at.as(
    'records-clerk',
    receive(id),
    commit(id, { counts: [{ crime: 'Burglary 3rd (PL 140.20)', class: 'D', nature: 'other', kind: 'indeterminate', minimum: '2-00-00', maximum: '6-00-00' }, { crime: 'Robbery 1st (PL 160.15)', class: 'B', nature: 'violent', kind: 'determinate', term: '10-00-00', prs: '5-00-00', relation: { runs: 'consecutive', basis: 'order' } }] }, { id: committed }),
    certify(id, committed, { days }),
  );
  return id;
}

function event(person: string, body: EventBody): Act {
  return { kind: 'sentence-event.recorded', subject: { type: 'person', id: person }, effective: body.day, body };
}

/** Prints as the browser does: it says so before, and again when the paper is out. */
function printing(): { readonly asked: ReturnType<typeof vi.fn>; begin(): void; end(): void } {
  const asked = vi.fn();
  const before = window.print;
  window.print = asked;
  onTestFinished(() => {
    window.print = before;
  });
  return { asked, begin: () => act(() => window.dispatchEvent(new Event('beforeprint'))), end: () => act(() => window.dispatchEvent(new Event('afterprint'))) };
}

describe('the dates of a person', () => {
  test('stand in groups, each with its day of the week, how far it is and how sure', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    await openPage(at, `/people/${id}/dates`, { as: 'officer' });
    for (const group of ['Release', 'Programs', 'Board and committee', 'Supervision', 'Violation', 'Aggregate terms']) expect(within(await table()).getByRole('rowheader', { name: group })).toBeVisible();
    expect(await dateRow(/^Maximum expiration \(ME\)/)).toHaveTextContent('Tuesday, Oct 29, 2024passed 489 days agocomputed');
    expect(await dateRow(/^Post-release supervision begins/)).toHaveTextContent('nonecomputedNo post-release supervision is on record.');
    expect(await dateRow(/^Aggregate maximum/)).toHaveTextContent('6 yearscomputed');
  });

  test('that rest on a doubt point to it, and it is said once with all the dates that rest on it', async () => {
    const at = await stationForTest();
    const id = withTwoCounts(at, 400);
    await openPage(at, `/people/${id}/dates`, { as: 'records-clerk' });
    expect(within(await dateRow(/^Conditional release/)).getByRole('button', { name: 'To verify, point 1' })).toBeVisible();
    const doubts = within(screen.getByRole('region', { name: 'To verify' })).getAllByRole('listitem');
    expect(doubts[0]).toHaveTextContent(/^Jail time of a year or more is counted in years of 365 days.*U3\. Rest on it: Parole eligibility \(PE\), Conditional release \(CR\)/);
  });

  test('say the status and what could still move them', async () => {
    const at = await stationForTest();
    const id = withTwoCounts(at);
    at.as('records-clerk', event(id, { event: 'good time lost', day: '2020-01-01', amount: '0-03-00', stage: 'recommended' }));
    await openPage(at, `/people/${id}/dates`, { as: 'records-clerk' });
    expect(await dateRow(/^Conditional release/)).toHaveTextContent('Could still move: A loss of 3 months of good time, recommended on Jan 1, 2020, waits for the time allowance committee');
    expect(await dateRow(/^Presumptive release/)).toHaveTextContent('Ineligible: Kings 01234-2018, count 2 is a violent felony');
  });

  test('that cannot be computed say what is missing, with nothing to print', async () => {
    const at = await stationForTest();
    const id = at.id();
    at.as('records-clerk', receive(id), commit(id));
    await openPage(at, `/people/${id}/dates`, { as: 'records-clerk' });
    expect(await screen.findByText(/^No jail time is certified for Kings 01234-2018/)).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Dates' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Print' })).toBeDisabled();
  });
});

describe('by keyboard', () => {
  test('arrows go through the dates, Enter opens one to its steps, Esc closes it', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openPage(at, `/people/${id}/dates`, { as: 'records-clerk' });
    expect(await dateButton(/^Parole eligibility/)).toHaveFocus();
    await user.keyboard('{ArrowUp}{ArrowDown}');
    expect(await dateButton(/^Conditional release/)).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(stepsOf('CR')).toHaveTextContent('Good time: one third of 6 years = 2 yearsGood time: one third of the maximum · Correction Law 803(1)(b) · seen in statute');
    expect(await dateButton(/^Conditional release/)).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(stepsOf('CR')).toBeNull();
    expect(stepsOf('ME')).not.toBeNull();
    await user.keyboard('{End}');
    expect(await dateButton('Aggregate maximum')).toHaveFocus();
    await user.keyboard('{ArrowDown}{Home}');
    expect(await dateButton(/^Parole eligibility/)).toHaveFocus();
    await user.keyboard('{Escape}');
    expect(stepsOf('ME')).toBeNull();
    expect(await dateButton(/^Maximum expiration/)).toHaveFocus();
  });

  test('Enter on a date that has no steps opens nothing', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openPage(at, `/people/${id}/dates`, { as: 'records-clerk' });
    (await dateButton('Time owed')).focus();
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('region', { name: /^How / })).toBeNull();
  });

  test('an open date leads to the daybook, and a click on its line closes it', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { user } = await openPage(at, `/people/${id}/dates`, { as: 'records-clerk' });
    await user.click(await screen.findByTestId('date-ME'));
    expect(within(stepsOf('ME')!).getAllByRole('link', { name: 'its entry' })[0]).toHaveAttribute('href', `/people/${id}/daybook`);
    await user.click(screen.getByTestId('date-ME'));
    expect(stepsOf('ME')).toBeNull();
  });

  test('D on the person’s page leads here, and P prints', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { asked } = printing();
    const { user, address } = await openPage(at, `/people/${id}`, { as: 'officer' });
    await screen.findByRole('heading', { level: 1, name: /MARSH/ });
    await user.keyboard('d');
    await waitFor(() => expect(address()).toBe(`/people/${id}/dates`));
    await table();
    await user.keyboard('p');
    expect(asked).toHaveBeenCalledOnce();
  });
});

describe('on paper', () => {
  test('the dates say whose they are, who printed them and when, that nobody certified them, and every step once', async () => {
    const at = await stationForTest();
    const id = withTwoCounts(at);
    const { begin, end } = printing();
    await openPage(at, `/people/${id}/dates`, { as: 'records-clerk' });
    await table();
    expect(screen.queryByRole('heading', { name: 'Dates of sentence' })).toBeNull();
    begin();
    const paper = screen.getByRole('heading', { level: 1, name: 'Dates of sentence' }).closest('div')!.parentElement!;
    expect(paper).toHaveTextContent('MARSH, Daniel T (made up)DIN 19-B-0421 · NYSID 01234567Q · Test Correctional Facility');
    expect(paper).toHaveTextContent(/Printed .*by The records-clerk/);
    expect(paper).toHaveTextContent('Not certified');
    expect(paper).toHaveTextContent('Kings 01234-2018, sentenced May 14, 2019, received Jun 4, 2019, jail time 100 days');
    const steps = [...paper.querySelectorAll('ol:last-of-type > li')].map((step) => step.textContent);
    expect(steps[0]).toMatch(/^100 days of jail time, .* = 3 months 10 days, Penal Law 70\.30\(3\); Correction Law 600-a \(found in published records\)$/);
    expect(steps[1]).toMatch(/from step 1\)$/);
    expect(new Set(steps).size).toBe(steps.length);
    const parole = within(paper).getByRole('row', { name: /^Parole eligibility/ });
    const number = Number(parole.lastElementChild!.textContent);
    expect(steps[number - 1]).toMatch(/^The day of reception is day 1, so the last day of the minimum.*Penal Law 70\.40\(1\)\(a\)/);
    await expectNoViolations(paper);
    end();
    expect(screen.queryByRole('heading', { name: 'Dates of sentence' })).toBeNull();
  });
});
