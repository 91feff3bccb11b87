/** Seeds that once broke a rule, each with what it was. They stay. */
export const kept: readonly (readonly [seed: number, why: string])[] = [
  [41, 'a store that did not work when the page opened was neither read nor written once it did'],
  [44, 'of two pages of one browser one wrote over what the other had been refused'],
  [101, 'a page that was closed took along what had been refused and was not yet kept'],
  [102, 'a draft saved again on a restored server took away a mark that was held'],
  [168, 'what another page had left in a store that did not work just then was not sent'],
  [187, 'a page showed as received what another page of the browser had taken over, and was refused'],
  [190, 'a tablet whose clock was set back while the server was busy sent nothing for as long'],
  [204, 'of what was refused an older mark stood before one tapped later'],
  [377, 'a sheet that another page of the browser had handed in was not given back to a restored server'],
  [468, 'a page that dialled twice was taken for gone when its older dial ended'],
  [887, 'what was refused last was put behind what another page had been refused before'],
];
