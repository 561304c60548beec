import { Kbd, Menu, UnstyledButton, VisuallyHidden, useMantineColorScheme } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconBook2, IconBuildingCommunity, IconDeviceDesktop, IconFileImport, IconHome, IconInbox, IconLayoutGrid, IconLogout, IconMoon, IconScale, IconSearch, IconServer2, IconStopwatch, IconUserCog, IconUsers } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { Link, Route, Switch, useLocation } from 'wouter';
import { recordsRoles, roleNames, staffRoles, type Role } from '../../shared/accounts/roles.ts';
import type { SignedIn, StationStatus } from '../../shared/contract/shapes.ts';
import { AccountsPage } from '../accounts/accounts-page.tsx';
import { BoardPage } from '../board/board-page.tsx';
import { UnitsPage } from '../board/units-page.tsx';
import { ActPage } from '../case/act-page.tsx';
import { CasePage } from '../case/case-page.tsx';
import { CertificatePage } from '../certify/certificate-page.tsx';
import { CertificatesPage } from '../certify/certificates-page.tsx';
import { CertificationListPage } from '../certify/certification-list-page.tsx';
import { CertifyPage } from '../certify/certify-page.tsx';
import { ManualCheckPage } from '../certify/manual-check-page.tsx';
import { ManualDatePage } from '../certify/manual-date-page.tsx';
import { CommitmentPage } from '../commitment/commitment-page.tsx';
import { DatesPage } from '../dates/dates-page.tsx';
import { DaybookPage } from '../daybook/daybook-page.tsx';
import { ClocksPage } from '../discipline/clocks-page.tsx';
import { DocketPage } from '../discipline/docket-page.tsx';
import { PrintPage } from '../discipline-print/print-page.tsx';
import { draftsKept } from '../forms/use-draft.ts';
import { EventPage } from '../sentence-event/event-page.tsx';
import { HomePage } from '../home/home-page.tsx';
import { HearingPage } from '../hearing/hearing-page.tsx';
import { IdentityPage, ReceptionPage } from '../identity/identity-page.tsx';
import { InboxPage } from '../inbox/inbox-page.tsx';
import { MatterPage } from '../inbox/matter-page.tsx';
import { ThirdPage } from '../inbox/third-page.tsx';
import { JailTimePage } from '../jail-time/jail-time-page.tsx';
import { LevelPage } from '../level/level-page.tsx';
import { PeoplePage } from '../people/people-page.tsx';
import { PersonPage } from '../person/person-page.tsx';
import { ReconcilePage } from '../reconcile/reconcile-page.tsx';
import { ReportPage } from '../report/report-page.tsx';
import { RosterPage } from '../roster/roster-page.tsx';
import { StationPage } from '../station-page/station-page.tsx';
import { useChanges, useStation } from '../station-link/station.tsx';
import { SkewBanner, SyncFoot } from '../sync/sync-foot.tsx';
import { SyncPage } from '../sync/sync-page.tsx';
import { TransferPage } from '../transfer/transfer-page.tsx';
import { WhatIfPage } from '../what-if/what-if-page.tsx';
import classes from './frame.module.css';
import { openPeopleSearch, PeopleSearch } from './people-search.tsx';
import { usePageKeys } from './use-page-keys.ts';
import { useWindowMemory } from './window-memory.ts';
import { WhoContext } from './who.ts';

interface Place {
  readonly path: string;
  readonly name: string;
  readonly icon: ReactNode;
  readonly roles?: readonly Role[];
}

const places: readonly Place[] = [
  { path: '/', name: 'Home', icon: <IconHome size={18} /> },
  { path: '/inbox', name: 'Inbox', icon: <IconInbox size={18} /> },
  { path: '/people', name: 'People', icon: <IconUsers size={18} /> },
  { path: '/shu', name: 'SHU board', icon: <IconLayoutGrid size={18} /> },
  { path: '/discipline', name: 'Discipline', icon: <IconStopwatch size={18} />, roles: staffRoles },
  { path: '/roster', name: 'Roster import', icon: <IconFileImport size={18} />, roles: recordsRoles },
  { path: '/reconcile', name: 'Reconcile', icon: <IconScale size={18} />, roles: recordsRoles },
  { path: '/daybook', name: 'Daybook', icon: <IconBook2 size={18} /> },
  { path: '/accounts', name: 'Accounts', icon: <IconUserCog size={18} />, roles: ['administrator'] },
  { path: '/units', name: 'Units and cells', icon: <IconBuildingCommunity size={18} />, roles: ['administrator', 'superintendent', 'captain'] },
  { path: '/station', name: 'This station', icon: <IconServer2 size={18} /> },
];

/** What surrounds every page: places on the left, the search and who is signed in above. */
export function Frame({ status, who }: { readonly status: StationStatus; readonly who: SignedIn }) {
  useChanges(true);
  useTopOfPage();
  useHotkeys([['mod+K', openPeopleSearch]], []);
  usePageKeys([['/', openPeopleSearch]]);
  const mine = places.filter((place) => !place.roles || place.roles.includes(who.role));
  return (
    <WhoContext value={{ who, today: status.today, now: status.now }}>
      <div className={classes['frame']}>
        <aside className={`${classes['side']} no-print`}>
          <div className={classes['mark']}>
            Daybook
            <small>{status.facility?.code}</small>
          </div>
          <nav aria-label="Places">
            {mine.map((place) => (
              <PlaceLink key={place.path} place={place} />
            ))}
          </nav>
          <SyncFoot />
        </aside>
        <div className={classes['main']}>
          <header className={`${classes['top']} no-print`}>
            <UnstyledButton className={classes['search']} onClick={openPeopleSearch}>
              <IconSearch size={17} />
              <span>
                Find a person<span aria-hidden>: DIN, NYSID, name, cell</span>
              </span>
              <span className={classes['keys']} aria-hidden>
                <Kbd size="xs">Ctrl</Kbd> <Kbd size="xs">K</Kbd>
              </span>
            </UnstyledButton>
            {status.facility?.demonstration && <span className={classes['demo']}>Demonstration: everyone held here is made up</span>}
            <WhoMenu who={who} />
          </header>
          <SkewBanner />
          <main>
            <Switch>
              <Route path="/" component={HomePage} />
              <Route path="/inbox" component={InboxPage} />
              <Route path="/inbox/:entry">{({ entry }) => <MatterPage key={entry} entry={entry} />}</Route>
              <Route path="/inbox/:entry/third/:kind">{({ entry, kind }) => <ThirdPage key={entry} entry={entry} kind={kind} />}</Route>
              <Route path="/sync" component={SyncPage} />
              <Route path="/people" component={PeoplePage} />
              <Route path="/people/:id/transfer">{({ id }) => <TransferPage person={id} />}</Route>
              <Route path="/people/:id/commitment">{({ id }) => <CommitmentPage person={id} />}</Route>
              <Route path="/people/:id/commitment/:entry">{({ id, entry }) => <CommitmentPage person={id} entry={entry} />}</Route>
              <Route path="/people/:id/jail-time">{({ id }) => <JailTimePage person={id} />}</Route>
              <Route path="/people/:id/jail-time/:entry">{({ id, entry }) => <JailTimePage person={id} entry={entry} />}</Route>
              <Route path="/people/:id/event">{({ id }) => <EventPage person={id} />}</Route>
              <Route path="/people/:id/event/:entry">{({ id, entry }) => <EventPage person={id} entry={entry} />}</Route>
              <Route path="/people/:id/report">{({ id }) => <ReportPage person={id} />}</Route>
              <Route path="/people/:id/report/:entry">{({ id, entry }) => <ReportPage person={id} entry={entry} />}</Route>
              <Route path="/people/:id/case/:report/hearing">{({ id, report }) => <HearingPage person={id} report={report} />}</Route>
              <Route path="/people/:id/case/:report">{({ id, report }) => <CasePage person={id} report={report} />}</Route>
              <Route path="/people/:id/case/:report/act/:kind">{({ id, report, kind }) => <ActPage person={id} report={report} kind={kind} />}</Route>
              <Route path="/people/:id/case/:report/act/:kind/as/:move">{({ id, report, kind, move }) => <ActPage person={id} report={report} kind={kind} move={move} />}</Route>
              <Route path="/people/:id/case/:report/act/:kind/:entry">{({ id, report, kind, entry }) => <ActPage person={id} report={report} kind={kind} entry={entry} />}</Route>
              <Route path="/people/:id/case/:report/print/:sheet">{({ id, report, sheet }) => <PrintPage person={id} report={report} sheet={sheet} />}</Route>
              <Route path="/people/:id/act/:kind">{({ id, kind }) => <ActPage person={id} kind={kind} />}</Route>
              <Route path="/people/:id/act/:kind/:entry">{({ id, kind, entry }) => <ActPage person={id} kind={kind} entry={entry} />}</Route>
              <Route path="/people/:id/dates">{({ id }) => <DatesPage person={id} />}</Route>
              <Route path="/people/:id/what-if">{({ id }) => <WhatIfPage person={id} />}</Route>
              <Route path="/people/:id/certify">{({ id }) => <CertifyPage person={id} />}</Route>
              <Route path="/people/:id/certificates">{({ id }) => <CertificatesPage person={id} />}</Route>
              <Route path="/people/:id/certificates/:root">{({ id, root }) => <CertificatePage key={root} person={id} root={root} />}</Route>
              <Route path="/people/:id/manual-date">{({ id }) => <ManualDatePage person={id} />}</Route>
              <Route path="/people/:id/manual-date/:entry">{({ id, entry }) => <ManualDatePage person={id} entry={entry} />}</Route>
              <Route path="/people/:id/manual-date/:entry/check">{({ id, entry }) => <ManualCheckPage person={id} entry={entry} />}</Route>
              <Route path="/certification/:list">{({ list }) => <CertificationListPage list={list} />}</Route>
              <Route path="/receive" component={ReceptionPage} />
              <Route path="/people/:id/identity">{({ id }) => <IdentityPage person={id} />}</Route>
              <Route path="/people/:id/assign">{({ id }) => <LevelPage person={id} />}</Route>
              <Route path="/people/:id/:tab?">{({ id, tab }) => <PersonPage key={id} id={id} tab={tab ?? 'sentence'} />}</Route>
              <Route path="/shu/:unit?">{({ unit }) => <BoardPage unit={unit} />}</Route>
              <Route path="/discipline" component={ClocksPage} />
              <Route path="/discipline/docket/:day?">{({ day }) => <DocketPage day={day} />}</Route>
              <Route path="/roster" component={RosterPage} />
              <Route path="/reconcile" component={ReconcilePage} />
              <Route path="/daybook" component={DaybookPage} />
              <Route path="/accounts" component={AccountsPage} />
              <Route path="/units" component={UnitsPage} />
              <Route path="/station" component={StationPage} />
              <Route>
                <div className="page empty">
                  There is no such page. <Link href="/">Go home</Link>.
                </div>
              </Route>
            </Switch>
          </main>
        </div>
      </div>
      <PeopleSearch />
    </WhoContext>
  );
}

/** A page opens at its top, wherever the one before was left. */
function useTopOfPage() {
  const [location] = useLocation();
  useEffect(() => {
    document.documentElement.scrollTop = 0;
  }, [location]);
}

function PlaceLink({ place }: { readonly place: Place }) {
  const [location] = useLocation();
  const here = place.path === '/' ? location === '/' : location.startsWith(place.path);
  return (
    <Link href={place.path} className={classes['place']!} aria-current={here ? 'page' : undefined}>
      {place.icon}
      {place.name}
    </Link>
  );
}

function WhoMenu({ who }: { readonly who: SignedIn }) {
  const { client } = useStation();
  const cache = useQueryClient();
  const [, go] = useLocation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = async () => {
    // The page closes first: a form hands over its last words while there is still somebody to keep them for.
    flushSync(() => go('/'));
    await draftsKept();
    await client.session.signOut();
    useWindowMemory.getState().forget();
    await cache.resetQueries();
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <UnstyledButton className={classes['who']}>
          <b>
            {who.name}
            <VisuallyHidden component="span">,</VisuallyHidden>
          </b>{' '}
          <small>{roleNames[who.role]}</small>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={colorScheme === 'dark' ? <IconDeviceDesktop size={16} /> : <IconMoon size={16} />} onClick={() => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark')}>
          {colorScheme === 'dark' ? 'Light window' : 'Dark window'}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
