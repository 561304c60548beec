import { useState } from 'react';
import classes from './roster.module.css';

/** A place to drop a file on. */
export function Dropzone({ onFile }: { readonly onFile: (file: File) => void }) {
  const [over, setOver] = useState(false);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions: the button above does the same by keyboard
    <section
      className={`sheet empty ${classes['drop']}`}
      data-over={over}
      aria-label="Drop a roster here"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      }}
    >
      Drop a roster here, or choose a file above. You will see what it would add, what is on record already, and what is refused and why.
    </section>
  );
}
