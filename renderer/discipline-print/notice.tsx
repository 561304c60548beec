import type { NoticeSentence } from '../../shared/discipline/notice-words.ts';
import classes from './paper.module.css';

/** What a person is told, sentence by sentence, each with its rule. */
export function Notice({ sentences }: { readonly sentences: readonly NoticeSentence[] }) {
  return (
    <ul className={classes['notice']}>
      {sentences.map(({ says, citation }) => (
        <li key={says}>
          {says} <span className={classes['cited']}>({citation})</span>
        </li>
      ))}
    </ul>
  );
}
