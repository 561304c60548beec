import { VisuallyHidden } from '@mantine/core';
import { IconCircle, IconCircleCheck, IconCircleDotFilled } from '@tabler/icons-react';
import type { Case } from '../../shared/discipline/case.ts';
import classes from './case.module.css';
import { pathOf } from './path.ts';

const marks = { done: <IconCircleCheck size={14} aria-hidden />, here: <IconCircleDotFilled size={14} aria-hidden />, 'to come': <IconCircle size={14} aria-hidden /> } as const;

/** The case on the state graph, small: a tick where it has been, a dot where it is, a ring where it goes. */
export function CasePath({ held }: { readonly held: Case }) {
  return (
    <ol className={classes['path']} aria-label="Path of the case">
      {pathOf(held).map(({ state, mark }, index) => (
        <li key={index} data-mark={mark} aria-current={mark === 'here' ? 'step' : undefined}>
          {marks[mark]}
          {state}
          {mark !== 'here' && <VisuallyHidden component="span">, {mark}</VisuallyHidden>}
        </li>
      ))}
    </ol>
  );
}
