import type { CivilDate } from '../civil-date.ts'
import { because, decided, type Decision } from '../decision.ts'
import { before, refuseBadFacts, unlikelyDates } from '../fact-problems.ts'
import { rule } from '../rule.ts'

/**
 * The date that the note of a military licence gives for an added class: the true one, or, in the safe-driving record, that of the new-style
 * licence for classes added before it (M7.3.2). Bad input: a class added before the military first issue, a new-style licence before it.
 */
export const addedClassDate = rule({
  id: 'licences.added-class-date',
  version: '1',
  title: { zh: '军证增驾车型注明的日期', en: 'Date noted for a class added in service' },
  clauses: ['M7.3.1', 'M7.3.2'],
  facts: {
    noteOnly: { type: 'boolean', says: { zh: '2021年5月31日前已换证，只在记录里注明', en: 'Exchanged by 2021-05-31: noted in the record only' } },
    firstIssuedOn: { type: 'string', format: 'date', says: { zh: '军证初次领证日期', en: 'First issue of the military licence' } },
    addedOn: { type: 'string', format: 'date', says: { zh: '增驾日期', en: 'Day the class was added' } },
    newStyleIssuedOn: { type: 'string', format: 'date', says: { zh: '新式军证核发日期', en: 'Day the new-style licence was issued' } },
  },
  decide({ noteOnly, firstIssuedOn, addedOn, newStyleIssuedOn }): Decision<{ readonly date: CivilDate }> {
    const early = (fact: string, date: CivilDate) =>
      before(fact, date, firstIssuedOn, { zh: `${date}早于军证初次领证日期${firstIssuedOn}`, en: `${date} lies before the military first issue of ${firstIssuedOn}` })
    refuseBadFacts([...unlikelyDates({ firstIssuedOn, addedOn, newStyleIssuedOn }), early('addedOn', addedOn), early('newStyleIssuedOn', newStyleIssuedOn)])
    const moved = noteOnly && addedOn > firstIssuedOn && addedOn < newStyleIssuedOn
    const date = moved ? newStyleIssuedOn : addedOn
    return decided({ date }, [because(noteOnly ? 'M7.3.2' : 'M7.3.1', true, moved
      ? { zh: `在新式军证${newStyleIssuedOn}之前增驾，注明该证的核发日期`, en: `Added before the new-style licence of ${newStyleIssuedOn}: its day is noted` }
      : { zh: `注明实际日期${date}`, en: `The true day is noted: ${date}` }, { date })])
  },
})
