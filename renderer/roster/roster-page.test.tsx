import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { receive } from '../../station/testing/acts.ts';
import { roster, row, rows } from '../../station/testing/roster.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { clientOf, openPage, stationForTest } from '../testing/render.tsx';

const good = row();
const bad = row({ din: '19-B-0422', nysid: '9900', name: 'YARBOROUGH, Simon', jail_time_days: 'a lot' });
const housed = row({ din: '19-B-0423', nysid: '01234569Q', name: 'XENAKIS, Petros', indictment: '5', unit: 'SHU', cell: '8A1-01' });

const file = (text: string | Uint8Array<ArrayBuffer>, name = 'roster.csv') => new File([text], name, { type: 'text/csv' });
const preview = async () => within(await screen.findByRole('region', { name: 'Preview' }));

async function openRoster(at: TestStation) {
  const page = await openPage(at, '/roster', { as: 'records-clerk' });
  const input = () => page.container.querySelector<HTMLInputElement>('input[type=file]')!;
  return { ...page, input, choose: (chosen: File) => page.user.upload(input(), chosen) };
}

describe('a roster that was chosen', () => {
  test('is shown row by row: what would be added, what is refused and why; nothing is recorded', async () => {
    const at = await stationForTest();
    const before = at.station.book.count();
    const { choose, user } = await openRoster(at);
    await choose(file(roster(good, bad, housed)));
    const shown = await preview();
    expect(shown.getByRole('radio', { name: 'Refused 1' })).toBeChecked();
    expect(shown.getByText('"9900" is not a NYSID.')).toBeVisible();
    expect(shown.getByText('The jail time "a lot" is not a whole number of days.')).toBeVisible();
    expect(shown.getByText('YARBOROUGH, Simon')).toBeVisible();
    expect(shown.queryByText('MARSH, Daniel T')).toBeNull();
    await user.click(shown.getByRole('radio', { name: 'To add 2' }));
    expect(shown.getByText('MARSH, Daniel T')).toBeVisible();
    expect(shown.getByText(/Burglary 3rd \(PL 140\.20\), 2-00-00 to 6-00-00, 214 days of jail time, SHU 8A1-01/)).toBeVisible();
    await user.click(shown.getByRole('radio', { name: 'All 3' }));
    expect(shown.getAllByText(/^row \d$/).map((one) => one.textContent)).toEqual(['row 2', 'row 3', 'row 4']);
    expect(at.station.book.count()).toBe(before);
  });

  test('is added when it is confirmed, and the same text again adds nothing', async () => {
    const at = await stationForTest();
    const { choose, user } = await openRoster(at);
    await choose(file(roster(good, bad, housed)));
    await user.click((await preview()).getByRole('button', { name: 'Add 2 people' }));
    expect(await screen.findByText(/^2 people added with \d+ entries/)).toBeVisible();
    const client = clientOf(at.station, at.actors['records-clerk'].account);
    expect((await client.people.list({ order: 'name' })).map(({ name }) => name)).toEqual(['MARSH, Daniel T', 'XENAKIS, Petros']);
    const recorded = at.station.book.count();
    await choose(file(roster(good, housed), 'again.csv'));
    const shown = await preview();
    expect(shown.getByRole('radio', { name: 'On record already 2' })).toBeInTheDocument();
    expect(shown.getByRole('button', { name: 'Nothing to add' })).toBeDisabled();
    expect(at.station.book.count()).toBe(recorded);
  });

  test('says how far it is with many people', async () => {
    const at = await stationForTest();
    const { choose, user } = await openRoster(at);
    await choose(file(roster(...rows(30))));
    await user.click((await preview()).getByRole('button', { name: 'Add 30 people' }));
    expect(await screen.findByText(/^30 people added/)).toBeVisible();
  });

  test('without some of its columns is told all of them', async () => {
    const at = await stationForTest();
    const { choose } = await openRoster(at);
    await choose(file('din,name\n19-B-0421,"MARSH, Daniel T"\n'));
    expect(await screen.findByText('roster.csv cannot be imported as it is')).toBeVisible();
    const said = screen.getByRole('alert').textContent;
    for (const column of ['nysid', 'date_of_birth', 'date_received', 'county', 'indictment', 'crime', 'class', 'sentence', 'jail_time_days']) expect(said).toContain(`The file has no column for ${column}.`);
    expect(screen.queryByRole('button', { name: /^Add/ })).toBeNull();
  });

  test('may be chosen again under the same name, once it has been mended', async () => {
    const at = await stationForTest();
    const { choose, input } = await openRoster(at);
    await choose(file(roster(good, bad)));
    await preview();
    // A browser says nothing of a choice that is the one it holds already.
    expect(input().files).toHaveLength(0);
    await choose(file(roster(good, row({ ...bad, nysid: '01234568Q', jail_time_days: '61' }))));
    expect(await screen.findByRole('button', { name: 'Add 2 people' })).toBeEnabled();
  });

  test('from an office program that writes the Windows code page keeps its accents', async () => {
    const at = await stationForTest();
    const { choose } = await openRoster(at);
    await choose(file(Uint8Array.from(roster(row({ name: 'PEÑA, José' })), (letter) => letter.charCodeAt(0))));
    expect(await (await preview()).findByText('PEÑA, José')).toBeVisible();
  });

  test('is shown anew, and why, when the record has changed since it was looked at', async () => {
    const at = await stationForTest();
    const { choose, user } = await openRoster(at);
    await choose(file(roster(good, housed)));
    await preview();
    at.as('coordinator', receive(at.id(), { din: good['din']!, nysid: '07777777Q' }));
    const before = at.station.book.count();
    await user.click((await preview()).getByRole('button', { name: 'Add 2 people' }));
    await waitFor(() => expect(screen.getByRole('radio', { name: 'Refused 1' })).toBeInTheDocument());
    expect(await screen.findByRole('alert')).toHaveTextContent(/the preview/i);
    expect(screen.getByRole('button', { name: 'Add 1 people' })).toBeEnabled();
    expect(at.station.book.count()).toBe(before);
  });
});

describe('files that go out', () => {
  function saved() {
    const files: { name: string; text: Promise<string> }[] = [];
    let last = new Blob();
    vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: (blob: Blob) => ((last = blob), 'blob:test'), revokeObjectURL: () => undefined }));
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function save(this: HTMLAnchorElement) {
      files.push({ name: this.download, text: last.text() });
    });
    onTestFinished(() => {
      click.mockRestore();
      vi.unstubAllGlobals();
    });
    return files;
  }

  test('are the refused rows with their reasons', async () => {
    const at = await stationForTest();
    const files = saved();
    const { choose, user } = await openRoster(at);
    await choose(file(roster(good, bad), 'march.csv'));
    await user.click((await preview()).getByRole('button', { name: 'Save the refused rows, with reasons' }));
    expect(files.map(({ name }) => name)).toEqual(['march-refused.csv']);
    const text = await files[0]!.text;
    expect(text).toContain('YARBOROUGH');
    expect(text).toContain('is not a NYSID.');
    expect(text).not.toContain('MARSH');
  });

  test('are an empty roster with its columns', async () => {
    const at = await stationForTest();
    const files = saved();
    const { user } = await openRoster(at);
    await user.click(screen.getByRole('button', { name: 'Empty roster with its columns' }));
    await waitFor(() => expect(files).toHaveLength(1));
    expect(await files[0]!.text).toMatch(/^din,nysid,name,/);
  });
});

describe('the roster page', () => {
  test('is among the places of the records office only', async () => {
    const at = await stationForTest();
    const { unmount } = await openPage(at, '/', { as: 'coordinator' });
    expect(screen.getByRole('link', { name: 'Roster import' })).toBeVisible();
    unmount();
    await openPage(at, '/', { as: 'officer' });
    expect(screen.queryByRole('link', { name: 'Roster import' })).toBeNull();
  });
});
