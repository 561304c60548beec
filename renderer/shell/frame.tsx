import { Center, Kbd, Loader, Menu, UnstyledButton, VisuallyHidden, useMantineColorScheme } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconAdjustments, IconArrowsExchange, IconBook2, IconBuildingCommunity, IconChecklist, IconDeviceDesktop, IconFileImport, IconHome, IconInbox, IconLayoutGrid, IconListNumbers, IconLogout, IconMoon, IconScale, IconSearch, IconServer2, IconStopwatch, IconUserCog, IconUsers } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { Link, Route, Switch, useLocation } from 'wouter';
import { recordsRoles, roleNames, shuRoles, staffRoles, type Role } from '../../shared/accounts/roles.ts';
import type { SignedIn, StationStatus } from '../../shared/contract/shapes.ts';
import { AccountsPage } from '../accounts/accounts-page.tsx';
import { BoardPage } from '../board/board-page.tsx';
import { CrowdingPage } from '../board/crowding-page.tsx';
import { GallerySheets } from '../board/gallery-sheets.tsx';
import { UnitsPage } from '../board/units-page.tsx';
import { CaptainPage } from '../captain/captain-page.tsx';
import { CaptainReviewPage } from '../captain/review-page.tsx';
import { ActPage } from '../case/act-page.tsx';
import { CasePage } from '../case/case-page.tsx';
import { CardPage } from '../cell-card/card-page.tsx';
import { CardsPage } from '../cell-card/cards-page.tsx';
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
import { DrcListPage } from '../drc/drc-list-page.tsx';
import { DrcPage } from '../drc/drc-page.tsx';
import { draftsKept } from '../forms/use-draft.ts';
import { EligibilityPage } from '../eligibility/eligibility-page.tsx';
import { EventPage } from '../sentence-event/event-page.tsx';
import { HomePage } from '../home/home-page.tsx';
import { HearingPage } from '../hearing/hearing-page.tsx';
import { IdentityPage, ReceptionPage } from '../identity/identity-page.tsx';
import { ApprovalsPage } from '../immediate-move/approvals-page.tsx';
import { ImmediateMovePage } from '../immediate-move/immediate-move-page.tsx';
import { ItemsPage } from '../items/items-page.tsx';
import { InboxPage } from '../inbox/inbox-page.tsx';
import { MatterPage } from '../inbox/matter-page.tsx';
import { ThirdPage } from '../inbox/third-page.tsx';
import { JailTimePage } from '../jail-time/jail-time-page.tsx';
import { LevelPage } from '../level/level-page.tsx';
import { IssuePage, OrderActPage } from '../orders/order-form-page.tsx';
import { OrdersDuePage } from '../orders/orders-due-page.tsx';
import { OrdersPage } from '../orders/orders-page.tsx';
import { PeoplePage } from '../people/people-page.tsx';
import { PersonPage } from '../person/person-page.tsx';
import { ProceduresPage } from '../procedures/procedures-page.tsx';
import { VersionPage } from '../procedures/version-page.tsx';
import { ReconcilePage } from '../reconcile/reconcile-page.tsx';
import { ReportPage } from '../report/report-page.tsx';
import { RosterPage } from '../roster/roster-page.tsx';
import { ShiftPage } from '../shift/shift-page.tsx';
import { SeparationPage } from '../separation/separation-page.tsx';
import { StationPage } from '../station-page/station-page.tsx';
import { useChanges, useStation } from '../station-link/station.tsx';
import { WaitingPage } from '../waiting/waiting-page.tsx';
import { SkewBanner, SyncFoot } from '../sync/sync-foot.tsx';
import { SyncPage } from '../sync/sync-page.tsx';
import { TransferPage } from '../transfer/transfer-page.tsx';
import { WhatIfPage } from '../what-if/what-if-page.tsx';
import { WorkPage } from '../work/work-page.tsx';
import classes from './frame.module.css';
import { openPeopleSearch, PeopleSearch } from './people-search.tsx';
import { useProceduresInForce } from './procedures-in-force.ts';
import { usePageKeys } from './use-page-keys.ts';
import { useWindowMemory } from './window-memory.ts';
import { WhoContext } from './who.ts';

interface Place {
  readonly path: string;
  readonly name: string;
  readonly icon: ReactNode;
  readonly roles?: readonly Role[];
  /** True for what a workstation of the main office has too. */
  readonly atMainOffice?: true;
  /** Further addresses that belong to it. */
  readonly also?: readonly string[];
}

/** Those who work with the lists of the special housing unit. */
const unitRoles: readonly Role[] = [...shuRoles, 'drc-member', 'officer'];

const places: readonly Place[] = [
  { path: '/', name: 'Home', icon: <IconHome size={18} />, atMainOffice: true },
  { path: '/inbox', name: 'Inbox', icon: <IconInbox size={18} />, atMainOffice: true },
  { path: '/people', name: 'People', icon: <IconUsers size={18} />, atMainOffice: true },
  { path: '/shu', name: 'SHU board', icon: <IconLayoutGrid size={18} /> },
  { path: '/shu/waiting', name: 'Waiting list', icon: <IconListNumbers size={18} />, roles: unitRoles },
  { path: '/shu/work', name: 'SHU work', icon: <IconChecklist size={18} />, roles: unitRoles, also: ['/shu/captain', '/shu/approvals', '/shu/orders', '/shu/drc'] },
  { path: '/shu/shift', name: 'Shift', icon: <IconArrowsExchange size={18} />, roles: unitRoles },
  { path: '/discipline', name: 'Discipline', icon: <IconStopwatch size={18} />, roles: staffRoles },
  { path: '/roster', name: 'Roster import', icon: <IconFileImport size={18} />, roles: recordsRoles },
  { path: '/reconcile', name: 'Reconcile', icon: <IconScale size={18} />, roles: recordsRoles },
  { path: '/daybook', name: 'Daybook', icon: <IconBook2 size={18} />, atMainOffice: true },
  { path: '/accounts', name: 'Accounts', icon: <IconUserCog size={18} />, roles: ['administrator'], atMainOffice: true },
  { path: '/units', name: 'Units and cells', icon: <IconBuildingCommunity size={18} />, roles: ['administrator', 'superintendent', 'captain'] },
  { path: '/procedures', name: 'Procedures', icon: <IconAdjustments size={18} /> },
  { path: '/station', name: 'This station', icon: <IconServer2 size={18} />, atMainOffice: true },
];

/** What surrounds every page: places on the left, the search and who is signed in above. */
export function Frame({ status, who }: { readonly status: StationStatus; readonly who: SignedIn }) {
  useChanges(true);
  const procedures = useProceduresInForce();
  useTopOfPage();
  useHotkeys([['mod+K', openPeopleSearch]], []);
  usePageKeys([['/', openPeopleSearch]]);
  if (procedures === null) {
    return (
      <Center h="100vh">
        <Loader />
      </Center>
    );
  }
  const { mainOffice } = status;
  const mine = places.filter((place) => (mainOffice === null || place.atMainOffice) && (!place.roles || place.roles.includes(who.role)));
  return (
    <WhoContext value={{ who, today: status.today, now: status.now, mainOffice, procedures }}>
      <div className={classes['frame']}>
        <aside className={`${classes['side']} no-print`}>
          <div className={classes['mark']}>
            Daybook
            <small>{mainOffice === null ? status.facility?.code : 'Main office'}</small>
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
              <Route path="/procedures" component={ProceduresPage} />
              <Route path="/procedures/:name/adopt">{({ name }) => <VersionPage name={name} />}</Route>
              <Route path="/procedures/:name/correct/:entry">{({ name, entry }) => <VersionPage name={name} entry={entry} />}</Route>
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
              <Route path="/people/:id/assign/:to?">{({ id, to }) => <LevelPage key={to} person={id} to={to} />}</Route>
              <Route path="/people/:id/eligibility/:finding?">{({ id, finding }) => <EligibilityPage key={finding} person={id} finding={finding} />}</Route>
              <Route path="/people/:id/keep-separate/:order?">{({ id, order }) => <SeparationPage key={order} person={id} order={order} />}</Route>
              <Route path="/people/:id/captain-review/:report">{({ id, report }) => <CaptainReviewPage person={id} report={report} />}</Route>
              <Route path="/people/:id/captain-review/:report/correct">{({ id, report }) => <CaptainReviewPage person={id} report={report} correcting />}</Route>
              <Route path="/people/:id/immediate-move/:report?">{({ id, report }) => <ImmediateMovePage person={id} report={report} />}</Route>
              <Route path="/people/:id/orders">{({ id }) => <OrdersPage person={id} />}</Route>
              <Route path="/people/:id/orders/issue/:of">{({ id, of }) => <IssuePage key={of} person={id} of={of} />}</Route>
              <Route path="/people/:id/orders/:order/:act">{({ id, order, act }) => <OrderActPage key={`${order}${act}`} person={id} order={order} act={act} />}</Route>
              <Route path="/people/:id/drc">{({ id }) => <DrcPage person={id} act={undefined} root={undefined} />}</Route>
              <Route path="/people/:id/drc/:act/:root?">{({ id, act, root }) => <DrcPage key={`${act}${root}`} person={id} act={act} root={root} />}</Route>
              <Route path="/people/:id/items">{({ id }) => <ItemsPage person={id} act={undefined} root={undefined} />}</Route>
              <Route path="/people/:id/items/:act/:root?">{({ id, act, root }) => <ItemsPage key={`${act}${root}`} person={id} act={act} root={root} />}</Route>
              <Route path="/people/:id/cell-card">{({ id }) => <CardPage person={id} />}</Route>
              <Route path="/people/:id/:tab?">{({ id, tab }) => <PersonPage key={id} id={id} tab={tab ?? 'sentence'} />}</Route>
              <Route path="/shu/:unit/sheet/:gallery?">{({ unit, gallery }) => <GallerySheets unit={unit} gallery={gallery} />}</Route>
              <Route path="/shu/:unit/cards/:gallery?">{({ unit, gallery }) => <CardsPage unit={unit} gallery={gallery} />}</Route>
              <Route path="/beds" component={CrowdingPage} />
              <Route path="/shu/waiting" component={WaitingPage} />
              <Route path="/shu/captain" component={CaptainPage} />
              <Route path="/shu/approvals" component={ApprovalsPage} />
              <Route path="/shu/orders" component={OrdersDuePage} />
              <Route path="/shu/drc" component={DrcListPage} />
              <Route path="/shu/work" component={WorkPage} />
              <Route path="/shu/shift/:since?">{({ since }) => <ShiftPage since={since} />}</Route>
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
  // Of the places whose address the present one begins with, the longest is where one is.
  const under = (path: string) => location === path || location.startsWith(`${path}/`);
  const here = [place.path, ...(place.also ?? [])].some(under) && !places.some(({ path, also = [] }) => path.length > place.path.length && [path, ...also].some(under));
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
