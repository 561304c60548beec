/** Who is signed in at one window. The loopback server keeps one for each cookie, Electron one for each port. */
export interface WindowSession {
  account: string | null;
}

/** A window at which nobody has signed in. */
export function newSession(): WindowSession {
  return { account: null };
}
