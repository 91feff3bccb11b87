/** How fast the simulated people are: what would take them `seconds` takes so long here. */
export type Pace = (seconds: number) => Promise<void>;

/** A day that one can watch. */
export const watchable: Pace = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** As fast as it goes. */
export const fast: Pace = () => Promise.resolve();
