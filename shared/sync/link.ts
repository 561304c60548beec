/** What a request comes with and what is sent: the text before compression, which is what signatures are made over. */
export interface Request {
  /** By the names of `headerNames`, in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came back. `headers` holds `daybook-signature` at least, unless something other than the office answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * The way to the main office. One over HTTPS in the program, one in a single process in tests, one
 * with faults in the simulation. Rejects with `LinkDown` where no answer came: the request may have
 * arrived all the same. It ends by itself, with an answer or with `LinkDown`, within its own limit of time.
 */
export interface Link {
  /** `sent`, where a link can tell: the request has left whole, and one made now comes behind it. */
  post(path: string, request: Request, sent?: () => void): Promise<Answer>;
}

/** The main office could not be reached, or its answer did not arrive whole. */
export class LinkDown extends Error {
  /** True when there was a connection and it was cut in the middle: less at a time may come through. */
  readonly cut: boolean;
  constructor(why: string, cut = false) {
    super(why);
    this.name = 'LinkDown';
    this.cut = cut;
  }
}
