import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { playCase } from '../../station/testing/cases.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { fill, openPage, stationForTest } from '../testing/render.tsx';

const hearings = () => screen.findByRole('region', { name: 'Hearings of the day' });

describe('the docket', () => {
  test('of today has the open hearings by officer, and beside them what has no day, with what is missing', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const root = playCase(at, id, 'opening');
    const mason = at.person({ din: '20-A-1111', nysid: '07654321K', name: 'MASON, Peter' }).id;
    playCase(at, mason, 'review');
    const { user, address } = await openPage(at, '/discipline/docket', { as: 'hearing-officer' });
    const own = within(await within(await hearings()).findByRole('region', { name: 'The hearing-officer' }));
    expect(own.getAllByRole('row')[1]).toHaveTextContent(/Feb 23, 2026 09:00MARSH, Daniel T.*Tier II 106\.10Feb 20, 2026, in hearingnothingThe hearing is finished: Mar 6, 2026, 4 days left/);
    const unset = within(screen.getByRole('region', { name: 'No day set' })).getAllByRole('row');
    expect(unset[1]).toHaveTextContent(/not openedMASON, Peter.*notice/);
    await expectNoViolations();
    own.getAllByRole('row')[1]!.focus();
    await user.keyboard('{Enter}');
    expect(address()).toBe(`/people/${id}/case/${root}`);
  });

  test('of another day is chosen by the calendar, or a day on and back by keys', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    playCase(at, id, 'opening');
    const { user, address } = await openPage(at, '/discipline/docket', { as: 'officer' });
    await hearings();
    await user.keyboard(']');
    await waitFor(() => expect(address()).toBe('/discipline/docket/2026-03-03'));
    expect(await screen.findByText('No hearing was opened on this day or is adjourned to it.')).toBeVisible();
    await fill(user, 'Day of the docket', '02/23/2026');
    await waitFor(() => expect(address()).toBe('/discipline/docket/2026-02-23'));
    await waitFor(async () => expect(await hearings()).toHaveTextContent('MARSH, Daniel T'));
    expect(screen.queryByRole('region', { name: 'No day set' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Today' }));
    expect(address()).toBe('/discipline/docket');
  });
});
