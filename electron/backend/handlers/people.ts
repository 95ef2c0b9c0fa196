import type { Person } from '../../../shared/model/round.ts';
import { ok, refuse } from '../../../shared/result.ts';
import type { Handlers } from '../context.ts';
import { roleOf } from '../services/identity.ts';
import { choosePerson } from '../services/people.ts';
import { insertPerson } from '../store/persons.ts';

export const peopleHandlers: Pick<Handlers, 'people.add' | 'people.choose'> = {
  'people.add': (input, { db, ports }) => {
    if (roleOf(db) === null) return refuse({ code: 'not_ready', what: 'setup_missing' });
    const person: Person = { id: ports.ids.uuid(), name: input.name, post: input.post };
    insertPerson(db, person, ports.clock.now());
    return ok(person);
  },
  'people.choose': ({ person }, context) => choosePerson(person, context),
};
