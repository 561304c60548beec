import classes from './certify.module.css';

/** Marks a date that was entered by hand, by the word. In: what is to be said of its check, if anything. */
export function ManualMark({ check }: { readonly check?: string | undefined }) {
  return <span className={classes['mark']}>manual{check ? `, ${check}` : ''}</span>;
}
