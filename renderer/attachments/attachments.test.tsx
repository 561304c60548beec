import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { rmSync } from 'node:fs';
import { useState } from 'react';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { mostAttachments, type Attachment } from '../../shared/discipline/attachment.ts';
import { disciplineNumbers } from '../../shared/procedures/discipline-numbers.ts';
import { paths } from '../../shared/sync/protocol.ts';
import { report } from '../../station/testing/acts.ts';
import { jpeg, pdf, png, textFile } from '../../station/testing/files.ts';
import { down, enrolAt, stationAt, testOffice } from '../../station/testing/office.ts';
import { testStation, type TestStation } from '../../station/testing/station.ts';
import { defaultProcedures } from '../../shared/procedures/procedures.ts';
import { WhoContext } from '../shell/who.ts';
import { expectNoViolations } from '../testing/no-violations.ts';
import { clientOf, noAnswer, openPart, stationForTest, withCall } from '../testing/render.tsx';
import type { StationClient } from '../station-link/link.ts';
import { AttachmentField } from './attachment-field.tsx';
import { AttachmentList } from './attachment-list.tsx';

const addresses = { createObjectURL: vi.fn(() => 'blob:photograph'), revokeObjectURL: vi.fn() };
beforeAll(() => void Object.assign(URL, addresses));
afterAll(() => void vi.restoreAllMocks());

const who = { account: 'officer', username: 'officer', name: 'The officer', role: 'officer' } as const;

/** The field as a form has it. Out: what it names now. */
function openField(at: TestStation, before: readonly Attachment[] = [], client: StationClient = clientOf(at.station, at.actors.officer.account)) {
  const named: { now: readonly Attachment[] } = { now: before };
  function Form() {
    const [files, setFiles] = useState(before);
    const change = (next: readonly Attachment[]) => {
      named.now = next;
      setFiles(next);
    };
    return <AttachmentField value={files} onChange={change} />;
  }
  const { user } = openPart(
    <WhoContext value={{ who, today: '2026-03-02', now: '2026-03-02T10:00', mainOffice: null, procedures: defaultProcedures }}>
      <Form />
    </WhoContext>,
    client,
  );
  return { user, named };
}

const chooser = () => document.querySelector<HTMLInputElement>('input[type=file][accept]')!;
const add = (...files: readonly File[]) => fireEvent.change(chooser(), { target: { files } });
const files = () => screen.findByRole('list', { name: 'Files attached' });

describe('files of a report that is written', () => {
  test('are stored as they are chosen, and named with their type and size', async () => {
    const at = await stationForTest();
    const { named } = openField(at);
    add(png('gate.png'), pdf('logbook.pdf', 5_000));
    await waitFor(() => expect(named.now.map(({ name, sha256 }) => [name, sha256.length])).toEqual([['gate.png', 64], ['logbook.pdf', 64]]));
    expect(await files()).toHaveTextContent('logbook.pdfPDF, 5 KB');
    expect(at.station.attachments.keeps(named.now[1]!)).toBe(true);
    await expectNoViolations();
  });

  test('that were chosen twice are named once', async () => {
    const at = await stationForTest();
    const { named } = openField(at);
    add(png('gate.png'), png('gate again.png'));
    await waitFor(() => expect(named.now).toMatchObject([{ name: 'gate.png', type: 'image/png' }]));
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
  });

  test('are taken out again', async () => {
    const at = await stationForTest();
    const { named, user } = openField(at);
    add(png('gate.png'));
    await user.click(await screen.findByRole('button', { name: 'Take out gate.png' }));
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    expect(named.now).toEqual([]);
  });

  test('that are something else than their name says are refused with the reason, and the others stay', async () => {
    const at = await stationForTest();
    const { named } = openField(at);
    add(textFile('photo.jpg', 'MZ\u0090\0\u0003\0'), jpeg('gate.jpg'));
    expect(await screen.findByRole('alert')).toHaveTextContent('photo.jpg is none of these by its content');
    await waitFor(() => expect(named.now).toMatchObject([{ name: 'gate.jpg', type: 'image/jpeg' }]));
    await expectNoViolations();
  });

  test('that are too large or too many are refused before they are sent', async () => {
    const at = await stationForTest();
    const keep = vi.fn();
    const { named } = openField(at, [], withCall(clientOf(at.station, at.actors.officer.account), 'attachments.keep', keep));
    const large = png('scan.png');
    Object.defineProperty(large, 'size', { value: disciplineNumbers.attachmentBytes + 1 });
    add(large);
    expect(await screen.findByRole('alert')).toHaveTextContent('scan.png is larger than 10 million bytes.');
    add(...Array.from({ length: mostAttachments + 1 }, () => large));
    expect(await screen.findByText(/^1 not added: a report has 20 files at most/)).toBeVisible();
    expect(keep).not.toHaveBeenCalled();
    expect(named.now).toEqual([]);
  });

  test('are not named while the station does not answer, and the form says so', async () => {
    const at = await stationForTest();
    const { named } = openField(at, [], withCall(clientOf(at.station, at.actors.officer.account), 'attachments.keep', noAnswer));
    add(png('gate.png'));
    expect(await screen.findByRole('alert')).toHaveTextContent('gate.png: the station does not answer. Try again.');
    expect(named.now).toEqual([]);
  });

  test('stand in the form without a hash while they are stored: the report is not recorded without them', async () => {
    const at = await stationForTest();
    const gate = Promise.withResolvers<void>();
    const { named } = openField(at, [], withCall(clientOf(at.station, at.actors.officer.account), 'attachments.keep', async (real, ...all) => gate.promise.then(() => real(...all))));
    add(png('gate.png'));
    expect(await screen.findByText('being stored…')).toBeVisible();
    expect(screen.getByRole('progressbar')).toBeVisible();
    expect(at.station.rehearse([report(at.person().id, { attachments: [...named.now] })], at.actors.officer).map(({ code }) => code)).toEqual(['ATT-006']);
    gate.resolve();
    await waitFor(() => expect(named.now[0]!.sha256).toHaveLength(64));
  });

  test('whose storing ended with the window are left out of the draft that is opened again', async () => {
    const at = await stationForTest();
    const kept = { name: 'gate.png', type: 'image/png', bytes: 70, sha256: 'a'.repeat(64) } as const;
    const { named } = openField(at, [kept, { name: 'half.pdf', type: 'text/plain', bytes: 9, sha256: '' }]);
    await waitFor(() => expect(named.now).toEqual([kept]));
  });
});

describe('the files of a case', () => {
  async function openList(...attached: readonly File[]) {
    const at = await stationForTest();
    const client = clientOf(at.station, at.actors.officer.account);
    const kept: Attachment[] = [];
    for (const content of attached) kept.push(await client.attachments.keep({ content, bytes: content.size }));
    const person = at.person().id;
    const [root = ''] = at.as('officer', report(person, { attachments: kept }));
    const { user } = openPart(<AttachmentList person={person} report={root} attachments={kept} />, client);
    return { at, user, kept };
  }

  test('are listed; a photograph is looked at here, from the memory of the window', async () => {
    const { user } = await openList(png('gate.png'), pdf('logbook.pdf'));
    const list = await screen.findByRole('list', { name: 'Photographs and documents' });
    expect(within(list).queryByRole('button', { name: 'Look at logbook.pdf' })).toBeNull();
    await user.click(within(list).getByRole('button', { name: 'Look at gate.png' }));
    expect(await screen.findByRole('img', { name: 'The attached photograph gate.png' })).toHaveAttribute('src', 'blob:photograph');
    await screen.findByRole('dialog', { name: 'gate.png' });
    await expectNoViolations();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(addresses.revokeObjectURL).toHaveBeenCalledWith('blob:photograph'));
  });

  test('that are text are read here as text', async () => {
    const { user } = await openList(textFile('note.html', 'He said <b>no</b>.'));
    await user.click(await screen.findByRole('button', { name: 'Look at note.html.txt' }));
    expect(await screen.findByText('He said <b>no</b>.')).toBeVisible();
  });

  test('are saved under their names', async () => {
    const { user } = await openList(pdf('logbook.pdf'));
    const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    await user.click(await screen.findByRole('button', { name: 'Save logbook.pdf' }));
    await waitFor(() => expect(saved.mock.instances[0]).toMatchObject({ download: 'logbook.pdf', href: 'blob:photograph' }));
    saved.mockRestore();
  });

  test('that are not on this station are said to be missing, and where they come from', async () => {
    const { at, user, kept } = await openList(png('gate.png'));
    rmSync(at.station.attachments.fileOf(kept[0]!.sha256));
    await user.click(await screen.findByRole('button', { name: 'Save gate.png' }));
expect(await screen.findByRole('alert')).toHaveTextContent('gate.png is not on this station, and nobody is known to have it. After a restored backup');
  });

  test('that are not here yet are said to come with the next exchange, and are there once they came', async () => {
    const office = await testOffice();
    const at = await testStation({ link: office.link });
    onTestFinished(() => at[Symbol.dispose]());
    const file = await clientOf(at.station, at.actors.officer.account).attachments.keep({ content: png('gate.png'), bytes: png('gate.png').size });
    const person = at.person().id;
    const [root = ''] = at.as('officer', report(person, { attachments: [file] }));
    await enrolAt(office, at.station, null, 'Records 1');
    const second = await stationAt(office, 5);
    onTestFinished(() => second[Symbol.dispose]());
    office.bend = (path) => (path === paths.getFile ? down() : undefined);
    await second.station.sync.enrol({ code: await office.code(at.facility), name: 'Records 2', address: 'https://office.test:8443' });
    await second.station.sync.now().catch(() => null);
    const open = () => openPart(<AttachmentList person={person} report={root} attachments={[file]} />, clientOf(second.station, at.actors.officer.account));
    open();
    expect(await screen.findByText('not here yet: it comes with the next exchange')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Save gate.png' })).toBeNull();
    await expectNoViolations();
    office.bend = undefined;
    await second.station.sync.now();
    cleanup();
    open();
    expect(await screen.findByRole('button', { name: 'Save gate.png' })).toBeVisible();
    expect(screen.queryByText('not here yet: it comes with the next exchange')).toBeNull();
  });
});
