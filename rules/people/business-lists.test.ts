import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { covers, delegableLicenceBusiness, delegableVehicleBusiness, findBusiness, helperBusiness, ownerOnlyBusiness, paperBusiness } from './business-lists.ts'

const lists = [delegableVehicleBusiness, delegableLicenceBusiness, helperBusiness]
const firstNames = (list: typeof helperBusiness) => list.businesses.map(({ names }) => names[0])

describe('the lists of business', () => {
  it('hold thirteen, five and eight', () => assert.deepEqual(lists.map((list) => list.businesses.length), [13, 5, 8]))

  it('are three different lists: four stand on two of them', () => {
    const shared = firstNames(helperBusiness).filter((name) => findBusiness(name, delegableVehicleBusiness, delegableLicenceBusiness))
    assert.equal(shared.join(' '), '补换领号牌 补换领行驶证 补领检验合格标志 免检车申领检验标志')
  })

  it('name each business once', () => {
    for (const list of lists) {
      const names = list.businesses.flatMap((business) => business.names)
      assert.equal(new Set(names).size, names.length)
      for (const name of names) assert.equal(findBusiness(name, list)?.names.includes(name), true)
    }
  })

  it('find nothing by half a name', () => {
    for (const no of ['', '登记', '补换领', '抵押/', '注销登记 ']) assert.equal(findBusiness(no, ...lists), undefined, no)
  })

  it('let no agent do what the owner does in person', () => {
    for (const { names } of ownerOnlyBusiness.businesses) assert.equal(findBusiness(names[0], ...lists, paperBusiness), undefined)
  })

  it('let nobody delegate online what only a paper letter may name', () => {
    for (const name of paperBusiness.businesses.flatMap(({ names }) => names)) assert.equal(findBusiness(name, ...lists), undefined, name)
  })

  it('let a letter for the whole do its halves, and one for a half nothing else', () => {
    const pairs = [
      ['抵押/解除抵押', '抵押', true], ['抵押/解除抵押', '解除抵押', true], ['抵押/解除抵押', '抵押/解除抵押', true], ['质押/解除质押', '解除质押', true],
      ['抵押', '抵押', true], ['抵押', '解除抵押', false], ['解除抵押', '抵押', false], ['抵押', '抵押/解除抵押', false], ['抵押/解除抵押', '质押', false],
      ['期满换证', '驾驶证期满换证', true], ['驾驶证期满换证', '期满换证', true], ['期满换证', '遗失补证', false], ['补换领号牌', '补换领行驶证', false],
      ['补领登记证书', '补领登记证书', true], ['补领登记证书', '换领登记证书', false],
      ['转移登记（转出）', '转出', true], ['转出', '转移登记（转出）', true], ['迁出', '转出', false], ['转出', '迁出', false], ['迁入', '转入', true], ['转出', '转入', false],
      ['转移登记', '转出', false], ['转出', '转移登记', false], ['报废注销', '注销登记', false],
    ] as const
    for (const [named, asked, good] of pairs) assert.equal(covers(named, asked), good, `${named} ${asked}`)
  })
})
