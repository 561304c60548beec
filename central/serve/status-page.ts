import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { limits } from '../../shared/sync/protocol.ts';
import { hasSomethingToShow, withoutContentSays, type BranchStatus, type FacilityStatus, type Fleet, type StationStatus } from './fleet.ts';

type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 74rem; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
table { border-collapse: collapse; width: 100%; } caption { position: absolute; clip-path: inset(50%); } th small { font-weight: normal; white-space: nowrap; } td.short { white-space: nowrap; }
th, td { text-align: left; padding: .35rem 1rem .35rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); vertical-align: top; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
.look { font-weight: 600; } .look::before { content: "! "; }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; flex-wrap: wrap; }
.quiet { color: color-mix(in srgb, currentColor 65%, transparent); }
form.sign-in { max-width: 20rem; } label { display: block; margin: .8rem 0; } input { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: .4rem; }
button { font: inherit; padding: .4rem 1rem; } [role="alert"] { font-weight: 600; } .scroll { overflow-x: auto; }
`;

/** The policy that goes with a page: its own style by a nonce, forms to itself, nothing else. */
export function policyOf(nonce: string): string {
  return `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`;
}

function page(title: string, nonce: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style nonce="${nonce}">${raw(style)}</style></head>
<body>${body}</body>
</html>`;
}

/** The page on which an administrator signs in. */
export function signInPage(nonce: string, office: string, problem: string | undefined): Html {
  return page(
    `Sign in – ${office}`,
    nonce,
    html`<main><h1>Daybook: ${office}</h1>
${problem === undefined ? '' : html`<p role="alert">${problem}</p>`}
<form class="sign-in" method="post" action="/sign-in">
<label>User name <input name="username" autocomplete="username" required autofocus></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button>Sign in</button>
</form></main>`,
  );
}

/** How the main office and its stations stand, for an administrator. */
export function statusPage(nonce: string, fleet: Fleet, administrator: string, administrators: ReadonlyMap<string, string>): Html {
  const { office } = fleet;
  return page(
    office.name,
    nonce,
    html`<header><h1>Daybook: ${office.name}</h1>
<form method="post" action="/sign-out"><span class="quiet">${administrator}</span> <button>Sign out</button></form></header>
<main>
<p>${grouped(fleet.entries)} entries; program ${office.program}; as of ${moment(fleet.at)}.
${fleet.unfolded > 0 ? html` ${grouped(fleet.unfolded)} records are being folded.` : ''}</p>
${notice(fleet.quarantined, 'kept aside: a disk was copied or put back. Somebody has to decide about each branch; see below.', 'entry is', 'entries are')}
${notice(fleet.withoutContent, withoutContentSays, 'entry is', 'entries are')}
${notice(fleet.differences, 'otherwise at a station than here over the same entries. Report this as a defect.', 'record folds', 'records fold')}
${fleet.facilities.every(({ stations }) => stations.length === 0) ? html`<p>No station is enrolled yet. Issue a code with “npm run -s central -- enrol-code --help”.</p>` : ''}
${fleet.facilities.filter(hasSomethingToShow).map((one) => facilitySection(one, fleet.at))}
${fleet.branches.length === 0 ? '' : quarantineSection(fleet.branches, administrators)}
</main>`,
  );
}

function quarantineSection(branches: readonly BranchStatus[], administrators: ReadonlyMap<string, string>): Html {
  return html`<section><h2>Quarantine</h2>
<p>Branches of a station’s chain that its disk, copied or put back, wrote beside the book. “npm run -s central -- quarantine” says what each says, and what the book says in its place; “quarantine bring-in BRANCH --reason REASON” enters it in question, “quarantine set-aside” leaves it out. Each is kept either way.</p>
<div class="scroll"><table><caption>Branches kept aside</caption>
<thead><tr><th scope="col">Branch</th><th scope="col">Station</th><th scope="col">Entries</th><th scope="col">Kept since</th><th scope="col">Decision</th></tr></thead>
<tbody>${branches.toSorted((a, b) => Number(a.decided !== null) - Number(b.decided !== null)).map((one) => branchRow(one, administrators))}</tbody></table></div></section>`;
}

function branchRow({ name, station, from, to, at, why, decided }: BranchStatus, administrators: ReadonlyMap<string, string>): Html {
  return html`<tr><th scope="row"><code>${name}</code></th><td>${station}<br><small class="quiet">${why}</small></td><td class="short">${from === to ? from : `${from} to ${to}`}</td><td class="short">${moment(at)}</td>
${decided === null ? html`<td class="look">to be decided</td>` : html`<td>${decided.decision}${decided.left > 0 ? `, ${decided.left} left aside` : ''}: ${decided.reason}<br><small class="quiet">${administrators.get(decided.author) ?? decided.author}, ${moment(Date.parse(decided.at))}</small></td>`}</tr>`;
}

function notice(count: number, says: string, one: string, many: string): Html | string {
  return count === 0 ? '' : html`<p class="look" role="alert">${count} ${count === 1 ? one : many} ${says}</p>`;
}

function facilitySection({ name, subjects, inQuestion, standingAside, unread, stations }: FacilityStatus, now: number): Html {
  return html`<section><h2>${name}</h2>
<p>${grouped(subjects)} records; <span class="${inQuestion + standingAside > 0 ? 'look' : ''}">${inQuestion} entries in question, ${standingAside} standing aside</span>${unread > 0 ? html`, ${unread} unread` : ''}.</p>
<div class="scroll"><table><caption>Stations of ${name}</caption>
<thead><tr><th scope="col">Station</th><th scope="col">State</th><th scope="col">Last heard</th><th scope="col" class="number">Entries here</th><th scope="col" class="number">Waiting there</th><th scope="col">Oldest waiting</th><th scope="col">Clock</th><th scope="col">Program</th></tr></thead>
<tbody>${stations.map((one) => stationRow(one, now))}</tbody></table></div></section>`;
}

const silent = 24 * 60 * 60 * 1000;

function stationRow(station: StationStatus, now: number): Html {
  const { ahead, oldestWaiting, heardAt, waiting } = station;
  const cell = (text: string, look: boolean, short = true) => html`<td class="${look ? 'look' : ''} ${short ? 'short' : ''}">${text}</td>`;
  return html`<tr><th scope="row">${station.name}<br><small class="quiet">${station.id}</small></th>
${cell(station.state === 'enrolled' ? 'enrolled' : `${station.state}: ${station.why ?? ''}`, station.state !== 'enrolled', false)}
${cell(heardAt === null ? 'never' : `${span(now - heardAt)} ago`, heardAt === null || now - heardAt > silent)}
<td class="number">${grouped(station.entries)}</td><td class="number">${waiting === null ? 'not known' : grouped(waiting)}</td>
${cell(oldestWaiting === null ? 'none' : span(now - oldestWaiting), oldestWaiting !== null && now - oldestWaiting > silent)}
${cell(ahead === null ? 'not known' : Math.abs(ahead) < 1000 ? 'right' : `${span(Math.abs(ahead))} ${ahead > 0 ? 'ahead' : 'behind'}`, ahead !== null && Math.abs(ahead) > limits.skew)}
<td>${station.program ?? 'not known'}${station.protocol === null ? '' : html` <span class="quiet">(protocol ${station.protocol})</span>`}</td></tr>`;
}

/** A span of time in its largest whole unit. */
export function span(milliseconds: number): string {
  const units: readonly (readonly [number, string])[] = [[86_400_000, 'day'], [3_600_000, 'hour'], [60_000, 'minute'], [1000, 'second']];
  const [length, name] = units.find(([size]) => milliseconds >= size) ?? [1000, 'second'];
  const count = Math.max(0, Math.floor(milliseconds / length));
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

/** A moment as the clock in New York shows it. */
export function moment(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('America/New_York').toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
}
