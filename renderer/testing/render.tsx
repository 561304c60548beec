import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { createRouterClient } from '@orpc/server';
import { render, screen, within, type RenderResult } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { onTestFinished } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { Role } from '../../shared/accounts/roles.ts';
import { routerOf } from '../../station/router.ts';
import { newSession } from '../../station/session.ts';
import type { Station } from '../../station/station.ts';
import { newStation, testStation, type TestStation } from '../../station/testing/station.ts';
import { App, Door } from '../app.tsx';
import { theme } from '../design/theme.ts';
import type { StationClient } from '../station-link/link.ts';
import { StationProvider } from '../station-link/station.tsx';

/** A station with a book of its own for one test: closed when the test has ended. */
export async function stationForTest(): Promise<TestStation> {
  const at = await testStation();
  onTestFinished(() => at[Symbol.dispose]());
  return at;
}

/** A station that nobody has set up yet. */
export async function emptyStationForTest(): Promise<Station> {
  const at = await newStation();
  onTestFinished(() => at[Symbol.dispose]());
  return at.station;
}

/** A window's bridge to a station: the real router, without a wire between. In: who is signed in at it, if anybody. */
export function clientOf(station: Station, account: string | null = null): StationClient {
  return createRouterClient(routerOf(station), { context: { session: { ...newSession(), account } } });
}

type Call = (...all: unknown[]) => Promise<unknown>;

/**
 * The same client with one call done otherwise: to cut the wire before the station or behind it.
 * In: the call's path, `entries.record`; what happens in its place, given the real one.
 */
export function withCall(client: StationClient, path: string, instead: (real: Call, ...all: unknown[]) => Promise<unknown>): StationClient {
  const [room, name] = path.split('.') as [keyof StationClient, string];
  const calls = client[room] as unknown as Record<string, Call>;
  const changed = new Proxy(calls, { get: (target, key) => (key === name ? (...all: unknown[]) => instead(target[name]!, ...all) : target[key as string]) });
  return new Proxy(client, { get: (target, key) => (key === room ? changed : Reflect.get(target, key)) });
}

/** What a dead station answers. */
export function noAnswer(): Promise<never> {
  return Promise.reject(new TypeError('Failed to fetch'));
}

interface Opened extends RenderResult {
  readonly user: UserEvent;
}

function open(children: ReactNode): Opened {
  const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 });
  const shown = render(
    <MantineProvider theme={theme} env="test">
      <Notifications />
      {children}
    </MantineProvider>,
  );
  return { user, ...shown };
}

/** A page in its frame, as it is for somebody who is signed in. */
export interface OpenPage extends Opened {
  readonly client: StationClient;
  /** The address now, from the root: `/people/…`. */
  address(): string;
}

/**
 * Opens a page of the window for somebody of a role.
 * In: the station; the page's address; the role; another client in place of the plain one.
 */
export async function openPage(at: TestStation, path: string, { as, client = clientOf(at.station, at.actors[as].account) }: { readonly as: Role; readonly client?: StationClient }): Promise<OpenPage> {
  const { hook, history } = memoryLocation({ path, record: true });
  const opened = open(
    <StationProvider client={client}>
      <Router hook={hook}>
        <Door />
      </Router>
    </StationProvider>,
  );
  await screen.findByRole('navigation', { name: 'Places' });
  return { ...opened, client, address: () => history.at(-1)! };
}

/** Opens a part of a page by itself, with a station behind it. */
export function openPart(part: ReactNode, client: StationClient): Opened {
  return open(<StationProvider client={client}>{part}</StationProvider>);
}

/** Opens the whole window, from its door: first run, sign-in, or the desk. */
export function openWindow(client: StationClient): Opened {
  window.location.hash = '';
  return open(<App client={client} />);
}

/** The text field of a label that begins with these words, on the page or in a part of it. */
export function field(label: string, part: HTMLElement = document.body): HTMLInputElement {
  const begins = new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`);
  const found = within(part).getAllByLabelText(begins).filter((one) => one.matches('input, textarea, select'));
  if (found.length !== 1) throw new Error(`${found.length} fields are called ${label}`);
  return found[0] as HTMLInputElement;
}

/** Types into a field in place of what it holds, in one stroke, as pasted; empty text empties it. */
export async function fill(user: UserEvent, label: string, text: string, part?: HTMLElement): Promise<void> {
  const into = field(label, part);
  await user.click(into);
  into.setSelectionRange(0, into.value.length);
  if (text === '') await user.keyboard('{Backspace}');
  else await user.paste(text);
}

/** Fills fields one after the other, by their labels. */
export async function fillAll(user: UserEvent, words: Readonly<Record<string, string>>, part?: HTMLElement): Promise<void> {
  for (const [label, text] of Object.entries(words)) await fill(user, label, text, part);
}

/** Chooses from a list by the words of the choice. */
export async function choose(user: UserEvent, label: string, option: string | RegExp, part?: HTMLElement): Promise<void> {
  const list: HTMLElement = field(label, part);
  if (list instanceof HTMLSelectElement) return user.selectOptions(list, within(list).getByRole('option', { name: option }));
  await user.click(list);
  await user.click(await screen.findByRole('option', { name: option }));
}

/** The problems of a form, all together at its head. */
export function inTheWay(): Promise<HTMLElement> {
  return screen.findByRole('group', { name: 'In the way' });
}

/** Waits until the window says that something is in the book. */
export async function saidToBeDone(title: string): Promise<void> {
  await screen.findAllByText(title);
}
