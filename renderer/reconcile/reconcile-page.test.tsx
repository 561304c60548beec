import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { TestStation } from '../../station/testing/station.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { clientOf, fill, noAnswer, openPage, stationForTest, withCall } from '../testing/render.tsx';

const file = (text: string, name = 'other.csv') => new File([text], name, { type: 'text/csv' });
const header = 'DIN,PE,CR,ME';
const ours = '10/29/2020,2022-10-29,2024-10-29';
const comparison = async () => within(await screen.findByRole('region', { name: 'Comparison' }));

async function openReconcile(at: TestStation, client = clientOf(at.station, at.actors['records-clerk'].account)) {
  const page = await openPage(at, '/reconcile', { as: 'records-clerk', client });
  return { ...page, choose: (chosen: File) => page.user.upload(page.container.querySelector<HTMLInputElement>('input[type=file]')!, chosen) };
}

/** Three people: the file has one of them later than we, one earlier, one not at all. */
function three(at: TestStation) {
  const marsh = at.person();
  at.person({ din: '20-A-1111', nysid: '07654321K', name: 'MASON, Peter' });
  at.person({ din: '21-R-2222', nysid: '01111111L', name: 'ABBOTT, Ian' });
  return { marsh: marsh.id, text: [header, '19-B-0421,2020-10-29,2023-01-29,2024-10-29', '20-A-1111,2020-10-29,2022-10-19,2024-10-29', `23-R-9999,${ours}`, 'x,soon,,'].join('\n') };
}

describe('a file of another system that was chosen', () => {
  test('is told in lists, whom we would release earlier first, each with the likely cause', async () => {
    const at = await stationForTest();
    const { marsh, text } = three(at);
    const before = at.station.book.count();
    const { choose, user } = await openReconcile(at);
    await choose(file(text));
    const shown = await comparison();
    expect(shown.getByRole('radio', { name: '1 We would release earlier' })).toBeChecked();
    const [line, ...others] = shown.getAllByRole('link');
    expect(others).toEqual([]);
    expect(line).toHaveTextContent(/MARSH, Daniel T19-B-0421.*Oct 29, 2022Jan 29, 2023.*92 days earlier.*A loss of 90 days of good time there/);
    expect(line).toHaveAttribute('href', `/people/${marsh}/sentence`);
    await user.click(shown.getByRole('radio', { name: '1 We would hold longer' }));
    expect(shown.getByRole('link')).toHaveTextContent(/MASON, Peter.*10 days later.*Good time is 10 days less here/);
    await user.click(shown.getByRole('radio', { name: '1 Unknown here' }));
    expect(shown.getByText('23-R-9999')).toBeVisible();
    await user.click(shown.getByRole('radio', { name: '1 Not in the file' }));
    expect(shown.getByRole('link')).toHaveTextContent('ABBOTT, Ian21-R-2222');
    await user.click(shown.getByRole('radio', { name: '1 Cannot be read' }));
    expect(shown.getByText('row 5')).toBeVisible();
    expect(shown.getByText('The PE "soon" is neither a day nor NONE or LIFE.')).toBeVisible();
    await user.click(shown.getByRole('radio', { name: '0 The same' }));
    expect(shown.getByText('Nobody.')).toBeVisible();
    expect(at.station.book.count()).toBe(before);
  });

  test('breaks no rule of accessibility, and goes by the keyboard', async () => {
    const at = await stationForTest();
    const { text } = three(at);
    const { choose, user } = await openReconcile(at);
    await choose(file(`${text}\n21-R-2222,2020-10-29,NONE,2024-10-29`));
    const shown = await comparison();
    await expectNoViolations();
    shown.getAllByRole('link')[0]!.focus();
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toHaveTextContent('MARSH, Daniel T');
    await user.keyboard('{ArrowUp}');
    expect(document.activeElement).toHaveTextContent(/ABBOTT, Ian.*none there/);
    shown.getByRole('radio', { name: '2 We would release earlier' }).focus();
    await user.keyboard('{ArrowRight}');
    expect(shown.getByRole('radio', { name: '1 We would hold longer' })).toBeChecked();
  });

  test('is narrowed as one types, and is as one left it when one comes back from a person', async () => {
    const at = await stationForTest();
    const { text } = three(at);
    const { choose, user } = await openReconcile(at);
    await choose(file(`${text}\n21-R-2222,2020-10-29,NONE,2024-10-29`));
    await comparison();
    await fill(user, 'Narrow the list', 'loss 90');
    await waitFor(() => expect(screen.getAllByRole('link', { name: /there/ })).toHaveLength(1));
    await user.click(screen.getByRole('link', { name: /MARSH/ }));
    await screen.findByRole('heading', { level: 1, name: /MARSH/ });
    await user.click(screen.getByRole('link', { name: 'Reconcile' }));
    expect(within(screen.getByRole('region', { name: 'Comparison' })).getByRole('link')).toHaveTextContent('MARSH');
    await fill(user, 'Narrow the list', 'nobody at all');
    expect(screen.getByText('Nobody here matches.')).toBeVisible();
  });

  test('is compared again when the record has changed', async () => {
    const at = await stationForTest();
    const { text } = three(at);
    const { choose, user } = await openReconcile(at);
    await choose(file(text));
    await comparison();
    at.person({ din: '23-R-9999', nysid: '02222222L', name: 'NEWMAN, Carl' });
    await user.click(screen.getByRole('button', { name: 'Compare again' }));
    expect(await screen.findByRole('radio', { name: '0 Unknown here' })).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: '1 The same' })).toBeInTheDocument();
  });

  test('without its columns is told what to name them', async () => {
    const at = await stationForTest();
    const { choose } = await openReconcile(at);
    await choose(file('name,born\nMARSH,1988'));
    expect(await screen.findByText('other.csv cannot be compared as it is')).toBeVisible();
    expect(screen.getByRole('alert')).toHaveTextContent(/no column for the DIN or the NYSID.*no column for PE, CR or ME/);
    expect(screen.queryByRole('region', { name: 'Comparison' })).toBeNull();
  });

  test('that the station did not answer for is said to have failed', async () => {
    const at = await stationForTest();
    const { choose } = await openReconcile(at, withCall(clientOf(at.station, at.actors['records-clerk'].account), 'reconcile.compare', noAnswer));
    await choose(file(`${header}\n19-B-0421,${ours}`));
    expect(await screen.findByRole('alert')).toHaveTextContent('Failed to fetch');
  });

  test('goes out again as CSV, with what was found', async () => {
    const at = await stationForTest();
    const { text } = three(at);
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
    const { choose, user } = await openReconcile(at);
    await choose(file(text, 'march.csv'));
    await user.click((await comparison()).getByRole('button', { name: 'Save all of it as CSV' }));
    await waitFor(() => expect(files.map(({ name }) => name)).toEqual(['march-reconciled.csv']));
    expect(await files[0]!.text).toContain('we would release earlier');
  });
});

describe('the reconcile page', () => {
  test('says what to give it, when it is empty', async () => {
    const at = await stationForTest();
    await openReconcile(at);
    expect(screen.getByRole('heading', { level: 2, name: 'Drop a file here, or choose one above' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Choose a file' })).toHaveFocus();
  });

  test('is among the places of the records office only, and the station answers no other', async () => {
    const at = await stationForTest();
    const { unmount } = await openPage(at, '/', { as: 'coordinator' });
    expect(screen.getByRole('link', { name: 'Reconcile' })).toBeVisible();
    unmount();
    await openPage(at, '/', { as: 'officer' });
    expect(screen.queryByRole('link', { name: 'Reconcile' })).toBeNull();
    await expect(clientOf(at.station, at.actors.officer.account).reconcile.compare({ text: header })).rejects.toThrow('Your role may not do this.');
  });
});
