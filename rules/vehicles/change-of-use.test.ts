import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { changeOfUse, registrationForUse, usesAtRegistration, usesOpenTo } from './change-of-use.ts'
import { useLetters } from './uses.ts'

/** The letters written out apart from the table. */
const commercial = 'BCDEFGNRT'
const once = 'LMU'
const car = 'K33'

describe('use', () => {
  it('never comes back to private from a commercial one, over whatever others', () => {
    for (const begun of [...commercial, ...once] as (typeof useLetters)[number][]) {
      const reached = new Set(usesOpenTo(begun, car))
      for (const use of reached) for (const next of usesOpenTo(use, car)) reached.add(next)
      assert.equal([...reached].filter((use) => !(commercial + once).includes(use)).join(''), '', begun)
    }
  })

  it('leaves commerce by one letter each', () => {
    const left = [...commercial].map((use) => usesOpenTo(use as 'B', car).filter((to) => once.includes(to)).join(''))
    assert.deepEqual(left, ['L', 'L', 'M', 'L', 'L', 'L', 'L', 'L', 'U'])
    assert.equal(usesOpenTo('A', car).join(''), 'BCDEFGHIJKNOPQRST')
    assert.equal(usesOpenTo('M', undefined).join(''), commercial)
  })

  it('is offered exactly where the rule allows it', () => {
    for (const type of [car, 'K18', undefined]) for (const from of useLetters) for (const to of useLetters) assert.equal(usesOpenTo(from, type).includes(to), changeOfUse(from, to, type) === undefined, `${type} ${from} ${to}`)
    for (const earlier of [undefined, ...useLetters]) for (const use of useLetters) assert.equal(usesAtRegistration(earlier).includes(use), registrationForUse(earlier, use) === undefined, `${earlier} ${use}`)
    assert.equal(usesAtRegistration(undefined).join(''), 'ABCDEFGHIJKNOPQRST')
    assert.equal(usesAtRegistration('G').join(''), 'BCDEFGLNRT')
  })

  it('is kept by what was built as a school bus, large, medium or small, and by nothing else', () => {
    for (const type of ['K18', 'K28', 'K38']) {
      assert.deepEqual(useLetters.flatMap((use) => usesOpenTo(use, type)), [], type)
      assert.match(changeOfUse('P', 'A', type)!.says.zh, /^专用校车不能改变使用性质/)
    }
    for (const type of ['K11', 'K31', 'K48', 'H18', 'M18', undefined]) assert.ok(usesOpenTo('P', type).includes('A'), type)
  })

  it('says what the car is to be registered as instead', () => {
    assert.match(changeOfUse('D', 'A', car)!.says.zh, /“出租客运”不能改为“非营运”：不再营运的登记为“出租转非”/)
    assert.match(changeOfUse('L', 'A', car)!.says.en, /^Not from “Once in commercial use” to “Not in commercial use”/)
    assert.match(changeOfUse('A', 'U', car)!.says.zh, /没有营运过/)
    assert.match(registrationForUse('G', 'A')!.says.zh, /登记为“营转非”/)
  })
})
