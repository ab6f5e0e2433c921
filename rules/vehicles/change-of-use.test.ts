import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changeOfUse, registrationForUse, usesAtRegistration, usesOpenTo } from './change-of-use.ts'
import { useLetters } from './uses.ts'

/** The letters written out apart from the table. */
const commercial = 'BCDEFGNRT'
const once = 'LMU'

describe('use', () => {
  it('never comes back to private from a commercial one, over whatever others', () => {
    for (const begun of [...commercial, ...once] as (typeof useLetters)[number][]) {
      const reached = new Set(usesOpenTo(begun))
      for (const use of reached) for (const next of usesOpenTo(use)) reached.add(next)
      assert.equal([...reached].filter((use) => !(commercial + once).includes(use)).join(''), '', begun)
    }
  })

  it('leaves commerce by one letter each', () => {
    const left = [...commercial].map((use) => usesOpenTo(use as 'B').filter((to) => once.includes(to)).join(''))
    assert.deepEqual(left, ['L', 'L', 'M', 'L', 'L', 'L', 'L', 'L', 'U'])
    assert.equal(usesOpenTo('A').join(''), 'BCDEFGHIJKNOPQRST')
    assert.equal(usesOpenTo('M').join(''), commercial)
  })

  it('is offered exactly where the rule allows it', () => {
    for (const from of useLetters) for (const to of useLetters) assert.equal(usesOpenTo(from).includes(to), changeOfUse(from, to) === undefined, `${from} ${to}`)
    for (const earlier of [undefined, ...useLetters]) for (const use of useLetters) assert.equal(usesAtRegistration(earlier).includes(use), registrationForUse(earlier, use) === undefined, `${earlier} ${use}`)
    assert.equal(usesAtRegistration(undefined).join(''), 'ABCDEFGHIJKNOPQRST')
    assert.equal(usesAtRegistration('G').join(''), 'BCDEFGLNRT')
  })

  it('says what the car is to be registered as instead', () => {
    assert.match(changeOfUse('D', 'A')!.says.zh, /“出租客运”不能改为“非营运”：不再营运的登记为“出租转非”/)
    assert.match(changeOfUse('L', 'A')!.says.en, /^Not from “Once in commercial use” to “Not in commercial use”/)
    assert.match(changeOfUse('A', 'U')!.says.zh, /没有营运过/)
    assert.match(registrationForUse('G', 'A')!.says.zh, /登记为“营转非”/)
  })
})
