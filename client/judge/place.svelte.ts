/** Where the judge is on the page; it stands behind the # so that the device's back key and a reload keep it. */
export interface Place {
  /** Ids as text: whether there is such a round or team, the page asks the set-up. */
  readonly round: string;
  readonly team: string;
  readonly mine: boolean;
}

const MINE = '*';

function parse(hash: string): Place {
  const [round = '', team = ''] = hash.replace(/^#\/?/, '').split('/');
  return { round, team: team === MINE ? '' : team, mine: team === MINE };
}

class Places {
  current = $state.raw(parse(location.hash));
  /** How far the list was scrolled when a team was chosen from it. */
  listAt = 0;

  constructor() {
    history.scrollRestoration = 'manual';
    addEventListener('popstate', () => {
      const { round, team } = this.current;
      this.current = parse(location.hash);
      // Back from a sheet is its own round's list, wherever it was opened from.
      if (team === '' || this.current.team !== '' || this.current.round === round) return;
      this.listAt = 0;
      this.switchTo(round);
    });
  }

  list(round: string): void {
    // From a sheet the list is one step back, not one further on.
    if (history.state === 'inside') history.back();
    else this.switchTo(round);
  }

  /** Another round's list, beside this one. */
  switchTo(round: string): void {
    this.#go({ round, team: '', mine: false }, false);
  }

  sheet(round: string, team: string): void {
    // Back from a sheet is the same round's list, whatever the panel opened meanwhile.
    if (this.current.round === '') this.switchTo(round);
    this.#go({ round, team, mine: false }, this.current.team === '');
  }

  mine(round: string): void {
    this.#go({ round, team: '', mine: true }, true);
  }

  #go(place: Place, deeper: boolean): void {
    if (deeper && !this.current.mine) this.listAt = scrollY;
    const hash = `#/${place.round}${place.mine ? `/${MINE}` : place.team ? `/${place.team}` : ''}`;
    if (deeper) history.pushState('inside', '', hash);
    else history.replaceState(history.state, '', hash);
    this.current = place;
  }
}

export const places = new Places();
