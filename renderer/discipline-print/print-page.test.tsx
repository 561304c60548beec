import { screen, within } from '@testing-library/react';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Act } from '../../shared/contract/contract.ts';
import type { Role } from '../../shared/accounts/roles.ts';
import { assignCell, testDay } from '../../station/testing/acts.ts';
import { playCase, type CaseStepName } from '../../station/testing/cases.ts';
import type { TestStation } from '../../station/testing/station.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { openPage, stationForTest } from '../testing/render.tsx';
import { sheetAddress, sheets, type SheetName } from './sheets.ts';

/** A Tier III case of two charges, confined pending it, taken along to a step. */
function tierThree(at: TestStation, upTo?: CaseStepName, words: object = {}) {
  const { id } = at.person();
  at.as('shu-sergeant', assignCell(id, 'A', 'A-1-04', { effective: '2025-06-01' }), assignCell(id, 'SHU', '8A1-02', { effective: '2026-02-21' }));
  const root = playCase(
    at,
    id,
    upTo,
    { rules: ['106.10', '100.13'], tier: 3, witnesses: ['Officer Lane'], evidence: ['Photograph of the gate'], persons: [{ name: 'ROE, James', part: 'injured' }], confined: { at: '2026-02-20T14:30', where: 'keeplock' }, ...words },
    {
      review: { tier: 3 },
      notice: { grounds: ['illiterate'] },
      disposition: {
        charges: [
          { rule: '106.10', finding: 'affirmed', evidence: 'The report and the testimony of its author' },
          { rule: '100.13', finding: 'dismissed', evidence: '' },
        ],
        penalties: [{ name: 'surcharge', cents: 500 }, { name: 'RRU', days: 90, suspended: { days: 30, forDays: 180 } }, { name: 'loss of privileges', privileges: ['visits'], days: 30 }, { name: 'loss of good time', amount: '0-03-00' }],
        reasons: 'The order was given twice.',
      },
    },
  );
  return { id, root };
}

function on(person: string, root: string, kind: string, body: object): Act {
  return { kind, subject: { type: 'person', id: person }, effective: testDay, body: { report: root, ...body } };
}

async function sheet(at: TestStation, { id, root }: { readonly id: string; readonly root: string }, name: SheetName, as: Role = 'lieutenant') {
  const page = await openPage(at, sheetAddress(id, root, name), { as });
  return { page, paper: await screen.findByRole('article', { name: sheets[name].title }) };
}

/** What stands in a field of the sheet. */
function inField(paper: HTMLElement, label: string): string {
  const found = within(paper).getAllByText((_, element) => element?.className.includes('label') === true && element.textContent === label);
  return found.map((one) => one.nextElementSibling?.textContent ?? '').join(' | ');
}

describe('the misbehavior report on paper', () => {
  test('has what Form 2171 asks, in its order, and whose it is above', async () => {
    const at = await stationForTest();
    const { paper } = await sheet(at, tierThree(at, 'notice'), 'report');
    expect(await within(paper).findByText('Officer')).toBeVisible();
    expect(paper).toHaveTextContent('Test Correctional FacilityMARSH, Daniel T (made up) · DIN 19-B-0421 · Cell SHU 8A1-02');
    for (const [label, words] of [
      ['1. Name', 'MARSH, Daniel T'],
      ['DIN', '19-B-0421'],
      ['Housing on the day', 'A-1-04'],
      ['2. Place of incident', '8A1 gallery'],
      ['Date', 'Feb 20, 2026'],
      ['Time', '14:05'],
      ['3. Rule violations (7 NYCRR 270.2)', '106.10 Refusing a direct order100.13 Fighting'],
      ['Others held', 'ROE, James (injured)'],
      ['5. Report date', 'Feb 20, 2026 15:00'],
      ['Reported by', 'The officer'],
      ['Title', 'Officer'],
      ['Confined pending the hearing', 'keeplock, Feb 20, 2026 14:30 to now'],
      ['Review officer', 'The lieutenant, lieutenant'],
      ['Tier', 'Tier III'],
      ['Reviewed on', 'Feb 20, 2026 16:00'],
      ['Served on the person by', 'Officer Reyes'],
      ['Date and time', 'Feb 21, 2026 09:00'],
    ] as const) {
      expect.soft(inField(paper, label), label).toBe(words);
    }
    expect(paper).toHaveTextContent('Signature of Officer Lane');
    expect(paper).toHaveTextContent('The hearing is not held before 24 hours have passed since these charges were served on you. (7 NYCRR 253.6, 254.6)');
    await expectNoViolations();
  });

  test('says not yet where nobody has reviewed or served it', async () => {
    const at = await stationForTest();
    const { paper } = await sheet(at, tierThree(at), 'report');
    for (const label of ['Review officer', 'Tier', 'Served on the person by']) expect.soft(inField(paper, label), label).toBe('not yet');
  });

  test('written again after the notice says that it is to be served again', async () => {
    const at = await stationForTest();
    const { id, root } = tierThree(at, 'notice');
    const body = { date: '2026-02-20', time: '14:05', place: '8A2 gallery', rules: ['106.10'], tier: 3, narrative: 'He was told twice to step back and did not do so.', witnesses: [], written: '2026-02-20T15:00' };
    at.as('officer', { kind: 'report.corrected', subject: { type: 'person', id }, effective: testDay, body, strikes: root, reason: 'The gallery was another' });
    const { paper } = await sheet(at, { id, root }, 'report');
    expect(inField(paper, '2. Place of incident')).toBe('8A2 gallery');
    expect(inField(paper, 'Served on the person by')).toBe('not yet');
  });
});

describe('the hearing record', () => {
  test('has its sessions, pleas, witnesses with the reasons of those refused, assistance and extensions', async () => {
    const at = await stationForTest();
    const { id, root } = tierThree(at, 'disposition');
    at.as('officer', on(id, root, 'assistance.given', { at: '2026-02-21T10:00', how: 'given', assistant: 'Counselor Ames' }));
    at.as(
      'hearing-officer',
      on(id, root, 'hearing.extended', { at: '2026-02-22T09:00', clock: 'finish', askedBy: 'Captain Blake', authorizedBy: 'Deputy Commissioner Wray', until: '2026-03-20', why: 'A witness is in outside hospital' }),
      on(id, root, 'plea.entered', { at: '2026-02-23T09:05', pleas: [{ rule: '106.10', plea: 'guilty with an explanation' }] }),
      on(id, root, 'hearing-witness.recorded', { at: '2026-02-23T09:20', name: 'Officer Lane', askedBy: 'person', outcome: 'heard', testimony: 'He saw the gate close.' }),
      on(id, root, 'hearing-witness.recorded', { at: '2026-02-23T09:30', name: 'POE, Edgar', askedBy: 'person', outcome: 'refused by the officer', why: 'His testimony would be redundant' }),
    );
    const { paper } = await sheet(at, { id, root }, 'hearing');
    expect(inField(paper, 'Hearing started')).toBe('Feb 23, 2026 09:00');
    expect(inField(paper, 'Hearing ended')).toBe('Feb 23, 2026 10:00');
    expect(inField(paper, 'Assistance called for')).toBe('confined pending a Tier III hearing, illiterate');
    expect(inField(paper, 'Assistance')).toBe('Counselor Ames, first met Feb 21, 2026 10:00');
    const row = (name: RegExp) => within(paper).getByRole('row', { name });
    expect(row(/^Feb 23, 2026 09:00/)).toHaveTextContent('The hearing-officer, hearing officerFeb 23, 2026 10:00disposition made');
    expect(row(/^106\.10/)).toHaveTextContent('guilty with an explanation');
    expect(row(/^100\.13/)).toHaveTextContent('not yet');
    expect(row(/^Officer Lane/)).toHaveTextContent('He saw the gate close.');
    expect(row(/^POE, Edgar/)).toHaveTextContent('His testimony would be redundant');
    expect(row(/^The hearing is finished/)).toHaveTextContent('Captain BlakeDeputy Commissioner Wray, Feb 22, 2026 09:00Mar 20, 2026A witness is in outside hospital');
    await expectNoViolations();
  });

  test('says not yet before the hearing', async () => {
    const at = await stationForTest();
    const { paper } = await sheet(at, tierThree(at, 'notice'), 'hearing');
    for (const label of ['Hearing started', 'Hearing ended', 'Assistance']) expect.soft(inField(paper, label), label).toBe('not yet');
  });
});

describe('the disposition on paper', () => {
  test('has each finding and what it rests on, the penalties with their dates, and the last day to appeal by the clock', async () => {
    const at = await stationForTest();
    const { paper } = await sheet(at, tierThree(at, 'delivery'), 'disposition');
    const row = (name: RegExp) => within(paper).getByRole('row', { name });
    expect(row(/^106\.10/)).toHaveTextContent('affirmedThe report and the testimony of its author');
    expect(row(/^100\.13/)).toHaveTextContent('dismissed');
    expect(row(/^Surcharge/)).toHaveTextContent('Surcharge of $5');
    expect(row(/^RRU/)).toHaveTextContent('60 daysFeb 23, 2026 to Apr 23, 202630 days, until Aug 22, 2026');
    expect(row(/^Loss of visits/)).toHaveTextContent('30 daysfrom Feb 23, 2026');
    expect(row(/^Recommended loss of good time/)).toHaveTextContent('3 months');
    expect(paper).toHaveTextContent('The order was given twice.');
    expect(inField(paper, 'To')).toBe('the commissioner');
    expect(inField(paper, 'Last day to appeal')).toBe('Mar 25, 2026');
    await expectNoViolations();
  });

  test('says not yet of the last day to appeal until it is delivered, and in what time the appeal is made', async () => {
    const at = await stationForTest();
    const { paper } = await sheet(at, tierThree(at, 'disposition'), 'disposition');
    expect(inField(paper, 'Delivered')).toBe('not yet');
    expect(inField(paper, 'Last day to appeal')).toBe('not yet');
    expect(paper).toHaveTextContent('within 30 days of receiving it');
  });

  test('that a rehearing has vacated is no longer printed', async () => {
    const at = await stationForTest();
    const { id, root } = tierThree(at, 'appeal');
    at.as('coordinator', on(id, root, 'appeal.decided', { at: '2026-03-01T12:00', on: 'appeal', authority: 'commissioner', decidedBy: 'Commissioner', outcome: 'rehearing', until: '2026-03-30', why: 'A witness was not heard' }));
    const { paper } = await sheet(at, { id, root }, 'disposition');
    expect(paper).not.toHaveTextContent('The report and the testimony of its author');
    expect(within(paper).queryByText(/surcharge/i)).toBeNull();
    expect(inField(paper, 'Hearing ended')).toBe('not yet');
  });
});

describe('the appeal notice', () => {
  test('at Tier II names the superintendent and the last minute', async () => {
    const at = await stationForTest();
    const { id } = at.person();
    const { paper } = await sheet(at, { id, root: playCase(at, id, 'delivery') }, 'appeal');
    expect(inField(paper, 'To')).toBe('the superintendent');
    expect(inField(paper, 'Last moment to appeal')).toBe('Feb 26, 2026 15:00');
    expect(inField(paper, 'Received')).toBe('not yet');
    await expectNoViolations();
  });

  test('once it is filed says by when it is to be decided', async () => {
    const at = await stationForTest();
    const { paper } = await sheet(at, tierThree(at, 'appeal'), 'appeal');
    expect(inField(paper, 'Received')).toBe('Feb 24, 2026 15:00');
    expect(inField(paper, 'To be decided by')).toBe('Apr 25, 2026');
  });
});

describe('the extension on paper', () => {
  test('says who asked, who authorized it, when, to when and why', async () => {
    const at = await stationForTest();
    const { id, root } = tierThree(at, 'notice');
    at.as('hearing-officer', on(id, root, 'hearing.extended', { at: '2026-02-22T09:00', clock: 'start', askedBy: 'Captain Blake', authorizedBy: 'Deputy Commissioner Wray', until: '2026-03-05', why: 'The assistant is away' }));
    const { paper } = await sheet(at, { id, root }, 'extension');
    expect(within(paper).getByRole('heading', { name: 'The hearing of a confined person starts' })).toBeVisible();
    expect(['Asked by', 'Authorized by', 'Authorized on', 'Extended to', 'Why', 'Counts'].map((label) => inField(paper, label))).toEqual(['Captain Blake', 'Deputy Commissioner Wray', 'Feb 22, 2026 09:00', 'Mar 5, 2026', 'The assistant is away', 'yes']);
    await expectNoViolations();
  });

  test('that nobody has asked for says not yet', async () => {
    const at = await stationForTest();
    const { paper } = await sheet(at, tierThree(at, 'notice'), 'extension');
    expect(inField(paper, 'Extended to')).toBe('not yet');
  });
});

describe('a sheet', () => {
  test('prints with its button and with P', async () => {
    const at = await stationForTest();
    const asked = vi.fn();
    const before = window.print;
    window.print = asked;
    onTestFinished(() => {
      window.print = before;
    });
    const { page } = await sheet(at, tierThree(at), 'report');
    await page.user.click(screen.getByRole('button', { name: 'Print' }));
    await page.user.keyboard('p');
    expect(asked).toHaveBeenCalledTimes(2);
  });

  test.each(Object.keys(sheets) as SheetName[])('%s of a reversed case is not printed, and nothing of the case shows', async (name) => {
    const at = await stationForTest();
    const { id } = at.person();
    const root = playCase(at, id, 'reversal');
    await openPage(at, sheetAddress(id, root, name), { as: 'superintendent' });
    expect(await screen.findByText(/No such report stands/)).toBeVisible();
    expect(screen.queryByRole('article')).toBeNull();
    expect(document.body).not.toHaveTextContent('106.10');
    expect(screen.queryByRole('button', { name: 'Print' })).toBeNull();
  });

  test('that there is not is said', async () => {
    const at = await stationForTest();
    const { id, root } = tierThree(at);
    await openPage(at, `/people/${id}/case/${root}/print/constructor`, { as: 'officer' });
    expect(await screen.findByText(/There is no such sheet/)).toBeVisible();
  });
});
