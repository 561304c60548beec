import type { Level } from '../../shared/shu/level.ts';

/** A level by colour and by bars: one, two or three, so that it reads without colour. */
export function LevelMark({ level }: { readonly level: Level }) {
  return (
    <span className={`level-mark level-${level}`}>
      <span className="bars" aria-hidden>
        {[...level].map((_, index) => (
          <i key={index} />
        ))}
      </span>
      Level {level}
    </span>
  );
}
