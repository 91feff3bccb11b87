/** Seeds that once broke a rule, each with what it was. They stay. */
export const kept: readonly (readonly [seed: number, why: string])[] = [
  [41, 'a store that failed once, with nothing left to write, was never written again'],
  [44, 'of two pages of one browser one wrote over what the other had been refused'],
  [102, 'a draft saved again on a restored server took away a mark that was held'],
  [168, 'a store that did not work when the page opened was not read once it did'],
  [190, 'a tablet whose clock was set back while the server was busy sent nothing for as long'],
  [204, 'a mark that another page left behind stood before one tapped later'],
];
