/** A step of what is done in a browser; `act` throws where it does not come about, and else gives what is amiss. */
export interface Step {
  readonly name: string;
  readonly act: () => Promise<readonly string[]>;
}

export function step(name: string, act: Step['act']): Step {
  return { name, act };
}
