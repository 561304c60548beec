/** What a desk's process says on its standard output, a line each. */
export type DeskSaid =
  | { readonly is: 'ready' }
  | { readonly is: 'asking' | 'recorded' | 'refused'; readonly ids: readonly string[] }
  /** One exchange that was asked for: why it did not complete, and how many entries wait. */
  | { readonly is: 'exchanged'; readonly failure: string | null; readonly waiting: number };

/** What a desk's process is told on its standard input: to record no more; to exchange once; to end. */
export type DeskTold = 'rest' | 'exchange' | 'end';
