import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import { field, fill } from '../testing/render.tsx';
import { DayField } from './day-field.tsx';

function Shown({ day }: { readonly day: string }) {
  const [value, setValue] = useState(day);
  return (
    <MantineProvider env="test">
      <DayField label="Received" value={value} onChange={setValue} />
      <output>{value}</output>
    </MantineProvider>
  );
}

function open(day = '') {
  const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 });
  render(<Shown day={day} />);
  return user;
}

describe('a day', () => {
  test.each([
    ['02/04/2020', '2020-02-04'],
    ['2/4/2020', '2020-02-04'],
    ['2-4-2020', '2020-02-04'],
    ['2/4/20', '2020-02-04'],
    ['12/31/75', '1975-12-31'],
    ['2020-02-04', '2020-02-04'],
    ['', ''],
  ])('typed as %j is %j', async (typed, day) => {
    const user = open('2019-01-01');
    await fill(user, 'Received', typed);
    await user.tab();
    expect(screen.getByRole('status')).toHaveTextContent(day);
    expect(field('Received')).toHaveValue(day === '' ? '' : `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`);
  });

  test.each([['02/30/2020'], ['13/01/2020'], ['2020-02-30'], ['soon'], ['4/2020']])('that is none, typed as %j, stays as it was typed, to be refused', async (typed) => {
    const user = open('2019-01-01');
    await fill(user, 'Received', typed);
    await user.tab();
    expect(field('Received')).toHaveValue(typed);
    expect(screen.getByRole('status')).toHaveTextContent(typed);
  });

  test('is chosen from a calendar', async () => {
    const user = open('2020-02-04');
    await user.click(screen.getByRole('button', { name: 'Calendar: Received' }));
    await user.click(await screen.findByRole('button', { name: /20 February 2020/ }));
    expect(field('Received')).toHaveValue('02/20/2020');
    expect(screen.getByRole('status')).toHaveTextContent('2020-02-20');
  });
});
