import { expect, test } from 'vitest';
import { contest } from '../builders.ts';
import { given } from '../story.ts';

const file = contest();

test.each(['organiser', 'mc', 'timekeeper', 'gk2'])(
  'access.renew for %s is in the log, and its code is not',
  (person) => {
    given(file)
      .when('access.renew', { person }, 'organiser')
      .then((state) => {
        const { seq: _, ...rest } = state;
        const { seq: __, ...before } = given(file).state;
        expect(rest).toEqual(before);
      });
    given(file).when('access.renew', { person }, 'organiser').then({ type: 'access.renewed', person });
  },
);

test('is refused for nobody, for the audience, with a code of one’s own', () => {
  given(file).when('access.renew', { person: 'gk9' }, 'organiser').refused('not-found', 'gk9');
  given(file).when('access.renew', { person: 'audience' }, 'organiser').refused('not-found', 'audience');
  given(file).when('access.renew', { person: 'Gk 1' }, 'organiser').refused('bad-request', 'person');
  given(file).when('access.renew', { person: 'gk1', code: 'abcd-efgh' }, 'organiser').refused('bad-request', 'code');
  given(file).when('access.renew', {}, 'organiser').refused('bad-request', 'person');
});
