/** From main to the station's process. A `window` comes with the port of one load of the page. */
export type ToStation = { readonly is: 'window' } | { readonly is: 'close' };

/** From the station's process to main: the book is open, or it cannot be opened and why, in words for the person at the desk. */
export type FromStation = { readonly is: 'open' } | { readonly is: 'refused'; readonly message: string };
