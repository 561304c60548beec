import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { assignCell } from '../../station/testing/acts.ts';
import { playCase } from '../../station/testing/cases.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { choose, noAnswer, clientOf, openPage, stationForTest, withCall } from '../testing/render.tsx';

const board = () => screen.findByRole('region', { name: 'Clocks' });
const lines = () => within(screen.getByRole('region', { name: 'Clocks' })).queryAllByRole('link');

/** Three people: one in SHU whose hearing had to start, one due today, one with time; on 2 March 2026 at 10:00. */
function three(at: TestStation) {
  const { id } = at.person();
  at.as('shu-sergeant', assignCell(id, 'SHU', '8A1-03'));
  const confined = playCase(at, id, 'review', { confined: { at: '2026-02-20T14:30', where: 'SHU' } });
  const mason = at.person({ din: '20-A-1111', nysid: '07654321K', name: 'MASON, Peter' }).id;
  playCase(at, mason, 'opening', { date: '2026-02-16', written: '2026-02-16T15:00' });
  const abbott = at.person({ din: '21-R-2222', nysid: '01111111L', name: 'ABBOTT, Ian' }).id;
  playCase(at, abbott, undefined, { date: '2026-02-27', written: '2026-02-27T15:00' });
  return { id, confined };
}

/** So many cases of as many people, each with one clock, put into the tables past the entries. */
function manyCases(at: TestStation, count: number): void {
  const { $client: client } = at.station.db;
  client.pragma('foreign_keys = OFF');
  client.transaction(() => {
    const person = client.prepare(`INSERT INTO people (id, din, nysid, name, date_of_birth, received, made_up, pe, cr, me, verify) VALUES (?, ?, '', ?, '', '', 1, '', '', '', 0)`);
    const report = client.prepare(`INSERT INTO reports (id, person, date, time, place, tier, rules, author, written_at) VALUES (?, ?, '2026-02-20', '14:05', '8A1', 2, '["106.10"]', '', '')`);
    const held = client.prepare(`INSERT INTO cases (id, person, tier, state, missing) VALUES (?, ?, 2, 'notice served', '[]')`);
    const clock = client.prepare(`INSERT INTO clocks (report, person, clock, round, last, runs_until, presses, extended) VALUES (?, ?, 'finish', 1, '2026-03-06', '2026-03-06T24:00', 1, 0)`);
    for (let n = 0; n < count; n += 1) {
      const number = String(n).padStart(4, '0');
      person.run(`p${n}`, `26-X-${number}`, `NAME ${number}`);
      report.run(`r${n}`, `p${n}`);
      held.run(`r${n}`, `p${n}`);
      clock.run(`r${n}`, `p${n}`);
    }
  })();
}

describe('the clocks board', () => {
  test('shows every running clock in its group, with what a miss means, who may extend it, and what is mandatory by word', async () => {
    const at = await stationForTest();
    three(at);
    await openPage(at, '/discipline', { as: 'captain' });
    await waitFor(() => expect(lines()).toHaveLength(4));
    expect(within(await board()).getAllByRole('heading', { level: 2 }).map((one) => one.textContent)).toEqual(['Overdue 1', 'Due today 1', 'Within 7 days 1', 'Later 1']);
    expect(lines().map((one) => one.querySelector('b')?.textContent)).toEqual(['MARSH, Daniel T', 'MASON, Peter', 'MARSH, Daniel T', 'ABBOTT, Ian']);
    expect(lines()[0]).toHaveTextContent(/SHU 8A1-03.*Tier II 106\.10 Feb 20, 2026, tier set.*The hearing of a confined person starts mandatory.*Feb 27, 2026.*3 days over.*The charges are dismissed and expunged.*the commissioner or a designee/);
    expect(lines()[1]).toHaveTextContent(/The hearing is finished.*Mar 2, 2026.*today is the last day/);
    await expectNoViolations();
  });

  test('is gone through by the arrows, and opens a case by Enter', async () => {
    const at = await stationForTest();
    const { id, confined } = three(at);
    const { user, address } = await openPage(at, '/discipline', { as: 'officer' });
    await waitFor(() => expect(lines()).toHaveLength(4));
    lines()[0]!.focus();
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(document.activeElement).toHaveTextContent('MASON, Peter'));
    await user.keyboard('{End}');
    await waitFor(() => expect(document.activeElement).toHaveTextContent('ABBOTT, Ian'));
    await user.keyboard('{Home}');
    await waitFor(() => expect(document.activeElement).toHaveTextContent('MARSH, Daniel T'));
    await user.keyboard('{Enter}');
    expect(address()).toBe(`/people/${id}/case/${confined}`);
  });

  test('is narrowed by time, tier and unit, and is so when one comes back', async () => {
    const at = await stationForTest();
    three(at);
    const { user } = await openPage(at, '/discipline', { as: 'hearing-officer' });
    await waitFor(() => expect(lines()).toHaveLength(4));
    await user.click(screen.getByRole('radio', { name: 'Not set' }));
    expect(lines()).toHaveLength(1);
    await user.click(screen.getByRole('radio', { name: 'Overdue 0' }));
    expect(screen.getByText('No running clock is of this tier, unit and time.')).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Every tier' }));
    await choose(user, 'Unit', 'SHU Special Housing Unit');
    expect(lines()).toHaveLength(1);
    await user.click(screen.getByRole('link', { name: 'Docket' }));
    await user.click(await screen.findByRole('link', { name: 'Clocks' }));
    await waitFor(() => expect(lines()).toHaveLength(1));
    expect(screen.getByRole('radio', { name: 'Overdue 1' })).toBeChecked();
  });

  test('with two thousand open cases draws only what is in sight, and is gone through all the same', async () => {
    const at = await stationForTest();
    manyCases(at, 2000);
    const { user } = await openPage(at, '/discipline', { as: 'captain' });
    expect(await screen.findByText('2,000 of 2,000 running clocks, by their last moment')).toBeVisible();
    expect(lines().length).toBeGreaterThan(5);
    expect(lines().length).toBeLessThan(60);
    lines()[0]!.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}');
    await waitFor(() => expect(document.activeElement).toHaveTextContent('NAME 0002'));
  });

  test('of a book without cases says that nothing runs and nothing is amiss', async () => {
    const at = await stationForTest();
    await openPage(at, '/discipline', { as: 'officer' });
    expect(await screen.findByText(/No clock runs/)).toBeVisible();
    expect(screen.getByText('Nothing in any case contradicts itself.')).toBeVisible();
    expect(screen.getByText('No reversal left anything to be put right.')).toBeVisible();
  });

  test('lists what a reversal left to be put right, by the person where the case is gone', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    playCase(at, id, 'reversal');
    const { user, address } = await openPage(at, '/discipline', { as: 'superintendent' });
    const row = within(await screen.findByRole('region', { name: 'To put right' })).getByRole('row');
    expect(row).toHaveTextContent(/MARSH, Daniel T.*The surcharge was imposed since Mar 1, 2026.*Remedy: Give the money back/);
    row.focus();
    await user.keyboard('{Enter}');
    expect(address()).toBe(`/people/${id}/discipline`);
  });

  test('says when the station does not answer', async () => {
    const at = await stationForTest();
    const client = withCall(clientOf(at.station, at.actors.officer.account), 'discipline.clocks', noAnswer);
    await openPage(at, '/discipline', { as: 'officer', client });
    expect(await screen.findByText(/The station does not answer/, undefined, { timeout: 5000 })).toBeVisible();
  });
});
