import { Alert, Group, SegmentedControl, Select, SimpleGrid, Skeleton, Stack, Text, Textarea, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { shuRoles, staffRoles } from '../../shared/accounts/roles.ts';
import { actsAtOnce, type Act, type ActProblem } from '../../shared/contract/contract.ts';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import type { WaitingPerson } from '../../shared/contract/unit-lists.ts';
import { isDay } from '../../shared/entry/day.ts';
import { levels } from '../../shared/facility/facility.ts';
import { cellAssigned, cellVoided } from '../../shared/housing/cell.ts';
import { levelAssigned, levelNames, levelVoided, type Level } from '../../shared/shu/level.ts';
import { carriedOutDown } from '../../shared/shu/move-down.ts';
import { carriedOutUp } from '../../shared/shu/move-up.ts';
import { levelNow } from '../../shared/shu/slice.ts';
import { waitingSkipped } from '../../shared/shu/skip.ts';
import { standingFinding } from '../../shared/shu/standing.ts';
import { passedOver } from '../../shared/shu/waiting.ts';
import { recordOf } from '../case/record-of.ts';
import { sayDay, withDays } from '../design/day.tsx';
import { LevelMark } from '../design/level-mark.tsx';
import { eligibilityAddress } from '../eligibility/addresses.ts';
import { findingWords } from '../eligibility/finding-words.ts';
import { ActForm } from '../forms/act-form.tsx';
import { DayField } from '../forms/day-field.tsx';
import { FormPage } from '../forms/form-page.tsx';
import { StrikeOut } from '../forms/strike-out.tsx';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import { assignAddress } from './addresses.ts';
import { CorrectAssignment } from './correct-assignment.tsx';
import { cellsOffered } from './free-cells.ts';
import { Pairwise } from './pairwise.tsx';
import { PassedOver } from './passed-over.tsx';
import { StaysIn } from './stays-in.tsx';

/** Assigning a level, a cell, or both, from a day and for a reason; who is passed over on the waiting list is said with it. In: the level that is chosen beforehand, if any. */
export function LevelPage({ person, to }: { readonly person: string; readonly to?: string }) {
  const { who } = useWho();
  const { queries } = useStation();
  const mayWait = staffRoles.includes(who.role);
  const list = useQuery({ ...queries.shu.waiting.queryOptions(), enabled: mayWait });
  // A move recorded before the list is known would pass people over without a word.
  const waiting = mayWait ? list.data?.waiting : [];
  return (
    <FormPage person={person} title="Assign a level or a cell">
      {(page) => (
        <Stack gap="md">
          <Now page={page} />
          {waiting ? <LevelForm page={page} to={levels.find((one) => one === to)} waiting={waiting} /> : list.error ? <div className="sheet empty">The station does not answer.</div> : <Skeleton height={240} />}
        </Stack>
      )}
    </FormPage>
  );
}

const same = 'same';

interface Typed extends Record<string, unknown> {
  level: string;
  unit: string;
  cell: string;
  since: string;
  reason: string;
  /** Why each who is before him on the waiting list is passed over, by the person's id. */
  skips: Record<string, string>;
}

interface LevelFormProps {
  readonly page: PersonPage;
  readonly to: Level | undefined;
  readonly waiting: readonly WaitingPerson[];
}

function LevelForm({ page, to, waiting }: LevelFormProps) {
  const [, go] = useLocation();
  const { today, procedures } = useWho();
  const { queries } = useStation();
  const [seen, setSeen] = useState(page.seen);
  const units = useQuery(queries.housing.units.queryOptions());
  const held = levelNow(recordOf(page)) ?? undefined;
  const stay = page.cell;
  const form = useForm<Typed>({ initialValues: { level: to === undefined || to === held?.level ? same : to, unit: stay?.unit ?? '', cell: '', since: today, reason: '', skips: {} } });
  const { values } = form;
  const isDescribed = units.data?.some((unit) => unit.code === values.unit) ?? false;
  const beds = useQuery({ ...queries.housing.freeBeds.queryOptions({ input: { unit: values.unit } }), enabled: isDescribed });
  const wanted = values.level === same ? held?.level : (values.level as Level);
  const record = recordOf(page);
  const day = Temporal.PlainDate.from(isDay(values.since) ? values.since : today);
  const up = values.level !== same && values.level !== 'I' && held !== undefined && levels.indexOf(values.level as Level) > levels.indexOf(held.level);
  const over = up ? passedOver(waiting, { person: page.id, to: values.level as 'II' | 'III', on: day.toString() }) : [];
  const chosen = beds.data?.flatMap(({ cells }) => cells).find(({ cell }) => cell === values.cell);
  const there = (chosen?.people ?? []).filter(({ id }) => id !== page.id).map(({ id }) => id);
  const isTaken = values.cell !== '' && beds.data !== undefined && chosen === undefined;
  const bed = values.cell === '' ? undefined : { unit: values.unit, cell: values.cell };

  const own = ({ level, since, reason }: Typed): readonly Act[] => {
    const common = { subject: { type: 'person' as const, id: page.id }, effective: since, seen: [...seen], ...(reason ? { reason } : {}) };
    const carried = level === 'I' ? carriedOutDown(record, Temporal.PlainDate.from(today)) : level === same ? {} : carriedOutUp(record, procedures, level as Level, day);
    return [
      ...(level === same ? [] : [{ ...common, kind: levelAssigned.name, body: { level, ...carried } }]),
      ...(bed === undefined ? [] : [{ ...common, kind: cellAssigned.name, body: bed }]),
    ];
  };
  const skips = ({ since, skips: reasons }: Typed): readonly Act[] =>
    over.map(({ id, finding }) => {
      const reason = reasons[id]?.trim() ?? '';
      return { kind: waitingSkipped.name, subject: { type: 'person', id }, effective: since, body: { finding, inFavourOf: page.id, ...(bed ? { bed } : {}) }, ...(reason === '' ? {} : { reason }) };
    });
  const isNothing = values.level === same && values.cell === '';
  const acts = (words: Typed): readonly Act[] => {
    if (isNothing) return [{ kind: levelAssigned.name, subject: { type: 'person', id: page.id }, effective: today, body: {} }];
    return [...own(words), ...skips(words)];
  };
  const passedIn = (act: number) => (isNothing ? undefined : over[act - own(values).length]);
  const fieldOf = ({ act, field }: ActProblem) => {
    const passed = passedIn(act);
    if (passed) return field === 'effective' ? 'since' : `skips.${passed.id}`;
    return field === 'effective' ? 'since' : field;
  };
  return (
    <ActForm
      form={form}
      refresh={() => setSeen(page.seen)}
      draft={{ key: assignAddress(page.id), title: `Level or cell of ${page.identity?.name ?? 'a person'}` }}
      acts={acts}
      fieldOf={fieldOf}
      about={({ act }) => passedIn(act)?.name ?? null}
      submit="Record"
      recorded="Assignment recorded"
      onDone={() => go(`/people/${page.id}/level`)}
    >
      <section className="sheet">
        <Stack gap="md">
          <div>
            <Text size="sm" fw={500} mb={3}>
              Level
            </Text>
            <SegmentedControl
              aria-label="Level"
              data={[{ value: same, label: 'As now' }, { value: 'I', label: 'Level I' }, { value: 'II', label: 'Level II' }, { value: 'III', label: 'Level III' }]}
              {...form.getInputProps('level')}
            />
            {form.errors['level'] && (
              <Text size="sm" c="red">
                {form.errors['level']}
              </Text>
            )}
            {values.level !== same && (
              <Text size="sm" className="quiet" mt={4}>
                {levelNames[values.level as Level]}.
              </Text>
            )}
            {up && <FindingBehind page={page} to={values.level as Level} on={day} />}
          </div>
          <SimpleGrid cols={3} spacing="sm">
            <Select label="Unit" data={(units.data ?? []).map((unit) => ({ value: unit.code, label: `${unit.code} ${unit.name}` }))} searchable {...form.getInputProps('unit')} onChange={(unit) => form.setValues({ unit: unit ?? '', cell: '' })} />
            <Select
              label="Cell with a bed free"
              placeholder="As now"
              clearable
              searchable
              data={cellsOffered(beds.data ?? [], wanted)}
              {...form.getInputProps('cell')}
              onChange={(cell) => form.setFieldValue('cell', cell ?? '')}
              value={values.cell || null}
            />
            <DayField label="From" withAsterisk {...form.getInputProps('since')} />
          </SimpleGrid>
          {beds.data?.length === 0 && <Alert color="yellow">There is no bed free in {units.data?.find((unit) => unit.code === values.unit)?.name}.</Alert>}
          {isTaken && (
            <Alert color="yellow">
              Cell <span className="mono">{values.cell}</span> has no bed free any more: somebody else was put there. Choose another.
            </Alert>
          )}
          {values.level !== same && values.cell === '' && stay && (
            <StaysIn person={page.id} level={values.level as Level} stay={stay} isUp={up} />
          )}
          <Textarea
            label={there.length > 0 ? 'Reason, also why they share the cell' : 'Reason'}
            withAsterisk
            autosize
            minRows={2}
            placeholder="Thirty days in Level I without a report; bed free on 9B1"
            {...form.getInputProps('reason')}
          />
          {isNothing && (
            <Text size="sm" className="quiet">
              Choose a level, a cell, or both.
            </Text>
          )}
        </Stack>
      </section>
      {bed && there.length > 0 && <Pairwise key={`${bed.unit} ${bed.cell}`} coming={page.id} level={wanted ?? null} unit={bed.unit} cell={bed.cell} there={there} />}
      {over.length > 0 && <PassedOver people={over} reasons={values.skips} onReasons={(reasons) => form.setFieldValue('skips', reasons)} errorOf={(id) => form.errors[`skips.${id}`]?.toString()} />}
      {over.length + 2 > actsAtOnce && <Alert color="red">More than {actsAtOnce - 2} people are before him: one move cannot pass over so many. Look at the list first.</Alert>}
    </ActForm>
  );
}

/** Where he is now, and the way to put right what was entered wrongly. */
function Now({ page }: { readonly page: PersonPage }) {
  const { who } = useWho();
  const held = levelNow(recordOf(page));
  const stay = page.cell;
  const may = shuRoles.includes(who.role);
  return (
    <section className="sheet" aria-label="Now">
      <Title order={2} size="h3">
        Now
      </Title>
      <Text>
        {held ? (
          <>
            <LevelMark level={held.level} /> since {sayDay(held.since)}
          </>
        ) : (
          'In no level'
        )}
        , {stay ? `cell ${stay.cell} of ${stay.unit} since ${sayDay(stay.since)}` : 'in no cell'}.
      </Text>
      {may && (held || stay) && (
        <Group gap={4}>
          {held && (
            <Group gap={2} role="group" aria-label="The level as it was entered">
              <CorrectAssignment page={page} what="level" root={held.root} label="Correct the level" />
              <StrikeOut subject={page.id} kind={levelVoided.name} entry={held.entry} effective={held.since} fact={`Level ${held.level} of ${sayDay(held.since)}`} seen={page.seen} />
            </Group>
          )}
          {stay && (
            <Group gap={2} role="group" aria-label="The cell as it was entered">
              <CorrectAssignment page={page} what="cell" root={stay.root} label="Correct the cell" />
              <StrikeOut subject={page.id} kind={cellVoided.name} entry={stay.entry} effective={stay.since} fact={`cell ${stay.cell} of ${sayDay(stay.since)}`} seen={page.seen} />
            </Group>
          )}
        </Group>
      )}
    </section>
  );
}

/** The finding that a move up carries out, or that there is none (PIMS R5). */
function FindingBehind({ page, to, on }: { readonly page: PersonPage; readonly to: Level; readonly on: Temporal.PlainDate }) {
  const { procedures } = useWho();
  const record = recordOf(page);
  const { finding } = carriedOutUp(record, procedures, to, on);
  const standing = standingFinding(record, procedures, on);
  const link = <Link href={eligibilityAddress(page.id)}>Finding of eligibility</Link>;
  if (finding === undefined || !standing) return <Text size="sm" mt={4}>No finding for Level {to} carries this move. {link}</Text>;
  return (
    <Text size="sm" mt={4}>
      Carries out the finding of {sayDay(standing.finding.day)}: {findingWords[standing.state]}
      {standing.because && `. ${withDays(standing.because.says)}`}. {link}
    </Text>
  );
}
