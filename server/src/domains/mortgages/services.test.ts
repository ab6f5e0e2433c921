import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import sharp from 'sharp'
import { lenders } from '@changxing/agencies/bank/lenders.ts'
import { holdRows } from '../../../testing/held-row.ts'
import { realPerson } from '../../../testing/people-for-test.ts'
import { twoWayForTest, type TwoWay } from '../../../testing/two-way-for-test.ts'

const guLan = 'citizen-gu-lan'
const clerk = 'officer-nj-registration'
const firm = { mortgageeKind: 'other-organisation', mortgageeName: '无名小额贷款有限公司', mortgageeNumber: '91310000MA0DEM0722', contractNumber: 'HT-2021-07', startsOn: '2021-07-01', endsOn: '2022-06-30' }
const bankTerms = { ...firm, mortgageeKind: 'commercial-bank', mortgageeName: lenders[0]!.name, mortgageeNumber: lenders[0]!.uscc }

describe('M10.2, M9.1: mortgage, pledge and their release on paper', () => {
  let world: TwoWay
  before(async () => { world = await twoWayForTest('2021-07-01') })
  after(() => world.close())

  const carOf = async (plate: string) => {
    const [row] = await world.sql<{ area: string; id: string }>(`select area, id from vehicles.vehicles where plate_number = $1 and plate_kind = '02'`, [plate])
    return { kind: 'vehicle', area: row!.area, id: row!.id }
  }
  const flags = async (plate: string) => (await world.sql<{ mortgaged: boolean; pledged: boolean }>(`select mortgaged, pledged from vehicles.vehicles where plate_number = $1 and plate_kind = '02'`, [plate]))[0]
  const start = (service: string, subject: object, who = guLan, more: object = {}) => world.call(who, 'POST', '/api/my/cases', { service, subject, ...more })
  const statesOf = (one: { documents: { kind: string; state: string }[] }) => Object.fromEntries(one.documents.map(({ kind, state }) => [kind, state]))
  const give = async (url: string, kinds: readonly string[], who = guLan) => {
    let last
    for (const kind of kinds) {
      const side = async (width: number) => {
        const payload = await sharp({ create: { width, height: 60, channels: 3, background: '#eee' } }).png().toBuffer()
        const { json } = await world.it.call('POST', '/api/my/pictures', { headers: { ...(await world.as(who)), 'content-type': 'image/png' }, payload })
        last = (await world.call(who, 'POST', `${url}/documents`, { kind, fileId: json.fileId })).json
      }
      await side(60)
      if (last!.documents.some((document: { kind: string; state: string }) => document.kind === kind && document.state === 'missing')) await side(61)
    }
    return last!
  }
  const confirm = async (url: string, who = guLan) => (await world.call(who, 'POST', `${url}/checks`, { name: 'real-person', checkId: await realPerson(world.it, (await world.person(who)).actor, 'case') })).json
  const approve = async (url: string, version: number) => {
    const claimed = await world.call(clerk, 'POST', `${url}/claim`, { version })
    assert.equal(claimed.status, 200, JSON.stringify(claimed.json))
    return world.call(clerk, 'POST', `${url}/approval`, { version: claimed.json.case.version })
  }
  /** Through the whole page, from the start to the approval. */
  const through = async (service: string, plate: string, answers: object, papers: readonly string[]) => {
    const { json, status } = await start(service, await carOf(plate))
    assert.equal(status, 200, JSON.stringify(json))
    const url = `/api/areas/${json.area}/cases/${json.id}`
    if (Object.keys(answers).length > 0) await world.call(guLan, 'PUT', `${url}/answers`, { answers })
    const before = await give(url, papers)
    const lacking = before.documents.filter(({ state }: { state: string }) => state === 'missing').map(({ kind }: { kind: string }) => kind)
    assert.deepEqual(lacking, ['owner-identity'], 'the owner shows who they are too')
    const confirmed = await confirm(url)
    assert.equal(statesOf(confirmed)['owner-identity'], 'waived', 'by the real-person check')
    const { version } = confirmed
    const sent = await world.call(guLan, 'POST', `${url}/submission`, { version })
    assert.equal(sent.status, 200, JSON.stringify(sent.json))
    const done = await approve(url, sent.json.version)
    assert.deepEqual([done.status, done.json.case.state], [200, 'completed'], JSON.stringify(done.json))
    return done.json.case
  }

  test('another organisation: main contract and identity are asked for; registered, seen by the owner, released', async () => {
    await through('vehicles.mortgage', '苏A00Q23', firm, ['lien-contract', 'main-contract', 'mortgagee-identity', 'registration-certificate'])
    assert.deepEqual(await flags('苏A00Q23'), { mortgaged: true, pledged: false })
    const [mine] = (await world.call(guLan, 'GET', '/api/my/mortgages')).json.mortgages
    assert.deepEqual([mine.channel, mine.mortgagee.name, mine.state, mine.allowed], ['counter', firm.mortgageeName, 'registered', []])
    assert.equal(await lastTold(), '抵押登记完成：您的车辆已办理抵押登记。还清后请和抵押权人一起申请解除。')
    const again = await start('vehicles.mortgage', await carOf('苏A00Q23'))
    assert.deepEqual(again.json.refusal.reasons.map(({ says }: { says: { zh: string } }) => says.zh), ['车辆已有抵押，解除后才能再办'])
    const filed = await world.atAgency('/bank/mortgages', { lender: lenders[0]!.uscc, vin: 'L0CDEM0A3M0010014', on: '2021-07-01', changed: {
      area: '320100', owner: { name: '顾岚', identityNumber: '320100199208140063' }, plateKind: '02', plateNumber: '苏A00Q23', certificateNumber: '320000010014' } })
    assert.equal(filed.filed.said.outcome, 'denied', 'no second mortgage online either')
    await through('vehicles.mortgage-release', '苏A00Q23', {}, ['release-proof', 'mortgagee-identity', 'registration-certificate'])
    assert.deepEqual(await flags('苏A00Q23'), { mortgaged: false, pledged: false })
    assert.equal(await lastTold(), '抵押已解除：您的车辆抵押已解除，可以过户。')
    const { id } = await carOf('苏A00Q23')
    const archive = (await world.call(clerk, 'GET', `/api/areas/320100/vehicles/${id}/archive`)).json
    const later = ({ registration }: { registration: number }) => registration > 1
    const pages = archive.images.filter(later)
    assert.deepEqual(pages.map(({ registration, type, page }: { registration: number; type: string; page: number }) => `${registration} ${type} ${page}`), [
      '2 certificate-pages 1', '2 mortgage-papers 1', '2 mortgage-papers 2', '2 mortgage-papers 3', '3 certificate-pages 1', '3 mortgage-papers 1', '3 mortgage-papers 2',
    ], 'the papers are pages of the file, and a later transfer misses none')
    assert.deepEqual(archive.missing.filter(later), [])
    assert.equal((await start('vehicles.mortgage-release', await carOf('苏A00Q23'))).json.refusal.reasons[0].says.zh, '车辆没有登记的抵押，不用解除')
  })

  test('a bank on paper: the main contract is waived, its licence copy is asked for; a mistyped code is refused; before June 2021 nothing is waived', async () => {
    const { json } = await start('vehicles.mortgage', await carOf('苏A00Q25'))
    const url = `/api/areas/${json.area}/cases/${json.id}`
    const { json: filled } = await world.call(guLan, 'PUT', `${url}/answers`, { answers: { ...bankTerms, mortgageeNumber: '91320100MA0DEM0139' } })
    const states = statesOf(filled)
    assert.deepEqual([states['main-contract'], states['licence-copy'], states['mortgagee-identity']], ['waived', 'missing', 'not-needed'])
    const wrong = await world.call(guLan, 'POST', `${url}/submission`, { version: filled.version })
    assert.deepEqual([wrong.status, wrong.json.refusal.reasons[0].clause], [422, 'M10.2'])
    const { json: right } = await world.call(guLan, 'PUT', `${url}/answers`, { answers: bankTerms })
    const lacking = await world.call(guLan, 'POST', `${url}/submission`, { version: right.version })
    assert.deepEqual(lacking.json.refusal.reasons.map(({ facts }: { facts: { document?: string } }) => facts.document).filter(Boolean), ['owner-identity', 'lien-contract', 'licence-copy', 'registration-certificate'])
    assert.equal((await start('vehicles.mortgage', await carOf('苏A00Q25'), 'citizen-qian-haiping')).status, 404, 'another person’s car does not exist')
  })

  const lastTold = async () => {
    const { messages } = (await world.call(guLan, 'GET', '/api/my/messages')).json
    const { title, body } = messages.find((message: { title: { zh: string } }) => /^(抵押|质押)(登记完成|备案完成|已解除)$/.test(message.title.zh))
    return `${title.zh}：${body.zh}`
  }

  test('a pledge stops a transfer until it ends, and the words are those of a pledge', async () => {
    await through('vehicles.pledge', '苏A00Q21', { mortgageeKind: 'person', mortgageeName: '郑雨桐', mortgageeNumber: '330100199512020068' }, ['mortgagee-identity', 'registration-certificate'])
    assert.deepEqual(await flags('苏A00Q21'), { mortgaged: true, pledged: true })
    assert.equal(await lastTold(), '质押备案完成：您的车辆已办理质押备案，解除前不能过户。还清后请和质权人一起申请解除。')
    const car = await carOf('苏A00Q21')
    const seen = (await world.call(guLan, 'GET', `/api/my/vehicles/${car.area}/${car.id}`)).json
    assert.deepEqual(seen.blocking.map(({ facts }: { facts: { state: string } }) => facts.state), ['已抵押', '已质押'])
    const pledges = (await world.call(guLan, 'GET', '/api/my/mortgages')).json.mortgages.filter(({ lien }: { lien: string }) => lien === 'pledge')
    assert.deepEqual(pledges.map(({ mortgagee, contractNumber, startsOn, endsOn }: Record<string, { name: string } | null>) => [mortgagee?.name, contractNumber, startsOn, endsOn]), [['郑雨桐', null, null, null]], 'its list has no contract')
    assert.ok((await world.sql<{ t: string }>('select m::text as t from mortgages.mortgages m')).every(({ t }) => !t.includes('330100199512020068') && !t.includes('郑雨桐')), 'sealed at rest')
    await through('vehicles.pledge-release', '苏A00Q21', {}, ['release-proof', 'mortgagee-identity', 'registration-certificate'])
    assert.deepEqual(await flags('苏A00Q21'), { mortgaged: true, pledged: false })
    assert.equal(await lastTold(), '质押已解除：您的车辆质押已解除；还有抵押，解除后才能过户。')
  })

  test('M10.1: the lender hears of a release at the counter, the day shows it alone in our books, and the lender’s own release agrees with it', async () => {
    const contractNumber = 'DY20200115BEFORE01'
    const compared = async () => {
      await world.it.platform.database.transaction((db) => world.it.platform.enqueue(db, 'mortgages.reconcile', { area: '320100', day: '2021-07-01' }))
      await world.runJobs()
      const { entries } = (await world.call(clerk, 'GET', '/api/areas/320100/mortgage-reconciliations/2021-07-01')).json
      return entries.filter((entry: { contractNumber: string }) => entry.contractNumber === contractNumber)
        .map(({ kind, pile, kindSays }: { kind: string; pile: string; kindSays: { zh: string } }) => [kind, pile, kindSays.zh])
    }
    await through('vehicles.mortgage-release', '苏A00Q21', {}, ['release-proof', 'mortgagee-identity', 'registration-certificate'])
    assert.deepEqual(await flags('苏A00Q21'), { mortgaged: false, pledged: false })
    await world.runJobs()
    const known = async () => (await world.atAgency('/bank/mortgages')).mortgages.find(({ id }: { id: string }) => id === contractNumber)
    assert.deepEqual([(await known()).result.outcome, (await known()).result.how, (await known()).result.on], ['released', 'at-counter', '2021-07-01'])
    assert.deepEqual(await compared(), [['released', 'only-us', '解除（在窗口，凭纸质证明）']])
    const wrong = await world.atAgency('/bank/releases', { contractNumber, on: '2021-07-01', changed: { sealHash: '0'.repeat(64) } })
    assert.equal(wrong.released.said.body.refusal.code, 'does-not-fit', 'nobody else confirms it')
    const { released } = await world.atAgency('/bank/releases', { contractNumber, on: '2021-07-01' })
    assert.deepEqual([released.said.outcome, released.said.body.state, released.said.body.already], ['confirmed', 'released', true])
    assert.deepEqual(await compared(), [['released', 'same', '解除']])
  })

  test('M10.1, M10.3: a bank releases online what was registered on paper, once asked by the owner; a stranger to the register does not', async () => {
    const contractNumber = 'HT-2021-PAPER'
    const car = { area: '320100', owner: { name: '顾岚', identityNumber: '320100199208140063' }, plateKind: '02', plateNumber: '苏A00Q23', certificateNumber: '320000010014' }
    await world.atAgency('/bank/mortgages', { lender: lenders[0]!.uscc, vin: 'L0CDEM0A3M0010014', on: '2021-07-01', booksOnly: true, changed: { ...car, contractNumber } })
    await through('vehicles.mortgage', '苏A00Q23', { ...bankTerms, contractNumber }, ['lien-contract', 'licence-copy', 'registration-certificate'])
    const mine = async () => (await world.call(guLan, 'GET', '/api/my/mortgages')).json.mortgages.find((one: { contractNumber: string }) => one.contractNumber === contractNumber)
    assert.equal(await lastTold(), '抵押登记完成：您的车辆已办理抵押登记。还清后由机构线上解除，无需再跑。')
    const { mortgageId, channel, allowed } = await mine()
    assert.deepEqual([channel, allowed], ['counter', ['prompt-release']])
    await world.atAgency('/bank/mortgages/paid-off', { contractNumber })
    const asked = await world.call(guLan, 'POST', `/api/my/mortgages/320100/${mortgageId}/release-prompts`)
    assert.equal(asked.status, 200, JSON.stringify(asked.json))
    await world.runJobs()
    assert.equal((await mine()).prompt.state, 'promised')
    const release = async (changed: object) => (await world.atAgency('/bank/releases', { contractNumber, on: '2021-07-01', changed })).released.said
    assert.equal((await release({ mortgageeUscc: lenders[1]!.uscc })).body.refusal.code, 'other-lender')
    assert.equal((await release({ contractNumber: 'HT-2021-PAPER-2' })).body.refusal.code, 'unknown-contract')
    assert.deepEqual((await release({ sealHash: '0'.repeat(64) })).body.refusal.reasons.map(({ clause }: { clause: string }) => clause), ['M10.3'])
    const done = await release({})
    assert.deepEqual([done.outcome, done.body.state], ['confirmed', 'released'], JSON.stringify(done.body))
    assert.deepEqual(await flags('苏A00Q23'), { mortgaged: false, pledged: false })
    assert.deepEqual([(await mine()).state, (await mine()).prompt.state], ['released', 'released'])
  })

  test('M10.1: a bank releases online while its owner asks for it and while a counter releases on paper: released once, and everybody is told so', async () => {
    const contractNumber = 'HT-2021-AT-ONCE'
    const car = { area: '320100', owner: { name: '顾岚', identityNumber: '320100199208140063' }, plateKind: '02', plateNumber: '苏A00Q23', certificateNumber: '320000010014' }
    const { id } = await carOf('苏A00Q23')
    const hold = () => holdRows(world.it.ownerUrl, 'select 1 from vehicles.vehicles where area = $1 and id = $2', ['320100', id])
    const register = async (number: string) => {
      await world.atAgency('/bank/mortgages', { lender: lenders[0]!.uscc, vin: 'L0CDEM0A3M0010014', on: '2021-07-01', booksOnly: true, changed: { ...car, contractNumber: number } })
      await through('vehicles.mortgage', '苏A00Q23', { ...bankTerms, contractNumber: number }, ['lien-contract', 'licence-copy', 'registration-certificate'])
      return (await world.call(guLan, 'GET', '/api/my/mortgages')).json.mortgages.find((one: { contractNumber: string }) => one.contractNumber === number).mortgageId
    }
    const release = async (number: string) => (await world.atAgency('/bank/releases', { contractNumber: number, on: '2021-07-01' })).released.said

    const mortgageId = await register(contractNumber)
    await world.call(guLan, 'POST', `/api/my/mortgages/320100/${mortgageId}/release-prompts`)
    const first = await hold()
    const releasing = release(contractNumber)
    await first.waiting(1)
    // The lender's answer to the owner's question comes at the same time.
    const answering = world.runJobs()
    await first.waiting(2)
    await first.letGo()
    const [released] = await Promise.all([releasing, answering])
    assert.deepEqual([released.outcome, released.body.state, world.it.crossed()], ['confirmed', 'released', 0], JSON.stringify(released.body))

    await register(`${contractNumber}-2`)
    const { json } = await start('vehicles.mortgage-release', await carOf('苏A00Q23'))
    const url = `/api/areas/${json.area}/cases/${json.id}`
    await give(url, ['release-proof', 'mortgagee-identity', 'registration-certificate'])
    const sent = await world.call(guLan, 'POST', `${url}/submission`, { version: (await confirm(url)).version })
    const claimed = await world.call(clerk, 'POST', `${url}/claim`, { version: sent.json.version })
    const second = await hold()
    const approving = world.call(clerk, 'POST', `${url}/approval`, { version: claimed.json.case.version })
    await second.waiting(1)
    const online = release(`${contractNumber}-2`)
    await second.waiting(2)
    await second.letGo()
    const [approved, confirmed] = await Promise.all([approving, online])
    assert.deepEqual([approved.status, approved.json.case.state], [200, 'completed'], JSON.stringify(approved.json))
    assert.deepEqual([confirmed.outcome, confirmed.body.state, confirmed.body.already, world.it.crossed()], ['confirmed', 'released', true, 0], JSON.stringify(confirmed.body))
    assert.deepEqual(await flags('苏A00Q23'), { mortgaged: false, pledged: false })
    await world.runJobs()
  })

  test('M9.1: an agent does it by a letter for this business, and by no other', async () => {
    const letter = (business: string) => world.call(guLan, 'POST', '/api/my/delegations', { business, agentName: '郑雨桐', agentNumber: '330100199512020068', validUntil: '2021-07-20' })
    const { json: other } = await letter('补换领号牌')
    const { json: right } = await letter('抵押')
    const subject = await carOf('苏A00Q25')
    await world.as('citizen-zheng-yutong')
    const by = (one: { area: string; id: string }) => start('vehicles.pledge', subject, 'citizen-zheng-yutong', { actingFor: { delegation: { area: one.area, id: one.id } } })
    assert.equal((await by(other)).json.refusal.code, 'delegation-ended')
    assert.equal((await by(right)).json.refusal.code, 'delegation-ended', 'a letter for a mortgage is none for a pledge')
    const { json: pledge } = await letter('质押')
    const begun = await by(pledge)
    assert.deepEqual([begun.status, begun.json.acting.as], [200, 'delegate'])
    const { json: whole } = await letter('质押/解除质押')
    const again = await start('vehicles.pledge', subject, 'citizen-zheng-yutong', { actingFor: { delegation: { area: whole.area, id: whole.id } } })
    assert.equal(again.json.refusal.code, 'open-already', 'the letter is good; the business is under way by another')
    const url = `/api/areas/${begun.json.area}/cases/${begun.json.id}`
    const agent = 'citizen-zheng-yutong'
    await world.call(agent, 'PUT', `${url}/answers`, { answers: firm })
    await give(url, ['mortgagee-identity', 'registration-certificate'], agent)
    const { version, documents } = await confirm(url, agent)
    assert.equal(statesOf({ documents })['owner-identity'], 'waived', 'who delegated online is asked for nothing on paper (M9.3)')
    const sent = await world.call(agent, 'POST', `${url}/submission`, { version })
    assert.equal((await approve(url, sent.json.version)).json.case?.state, 'completed', JSON.stringify(sent.json))
    const file = (await world.call('officer-nj-archive', 'GET', `/api/areas/${subject.area}/vehicles/${subject.id}/archive`)).json
    const last = file.chain.at(-1)
    assert.deepEqual([last.kind, last.acting.name, last.acting.mandate], ['mortgage', '郑雨桐', { area: pledge.area, id: pledge.id }])
    const remarks = file.remarks.filter(({ registration }: { registration: number }) => registration === last.seq)
    assert.deepEqual(remarks.map(({ remark }: { remark: string }) => remark),
      ['联网核查', '网上申请', '联网核查', `网上委托 ${pledge.area}/${pledge.id}，有效期至 2021-07-20，受托人账户核验`])
  })

  test('M9.1: by a letter that names no car the agent names the plate, on each of the four pages; another’s plate is not found', async () => {
    const agent = 'citizen-zheng-yutong'
    await world.as(agent)
    for (const [business, service, plate] of [
      ['抵押', 'vehicles.mortgage', '苏A00Q23'], ['解除抵押', 'vehicles.mortgage-release', '苏A00Q25'], ['质押', 'vehicles.pledge', '苏A00Q23'], ['解除质押', 'vehicles.pledge-release', '苏a00q25'],
    ] as const) {
      const { json: letter } = await world.call(guLan, 'POST', '/api/my/delegations', { business, agentName: '郑雨桐', agentNumber: '330100199512020068', validUntil: '2021-07-20' })
      const by = (subjectNamed: string, subjectSort?: string) => world.call(agent, 'POST', '/api/my/cases', { service, subjectNamed, ...(subjectSort && { subjectSort }), actingFor: { delegation: { area: letter.area, id: letter.id } } })
      assert.equal((await by('川A00Q18', '02')).status, 400, `${service}: another’s plate`)
      assert.equal((await by(plate)).json.error.fields[0].field, 'subjectSort', `${service}: the number alone may be of two vehicles`)
      assert.match((await by(plate, '52')).json.error.fields[0].says.zh, /请核对号码和号牌种类/, `${service}: a plate of another kind with the same number`)
      const begun = await by(plate, '02')
      if (service === 'vehicles.mortgage-release') assert.equal(begun.json.refusal.reasons[0].says.zh, '车辆没有登记的抵押，不用解除')
      else assert.deepEqual([begun.status, begun.json.acting?.as], [200, 'delegate'], `${service} ${JSON.stringify(begun.json)}`)
    }
  })

  test('M9.1: at the counter a letter for 抵押/解除抵押 is good for either half, and for the whole of its name', async () => {
    const { json: whole } = await world.call('citizen-lin-xiaoyun', 'POST', '/api/my/delegations', { business: '抵押/解除抵押', agentName: '郑雨桐', agentNumber: '330100199512020068', validUntil: '2021-07-20' })
    const counter = 'officer-cd-photo'
    const examined = async (business: string) => (await world.call(counter, 'POST', '/api/areas/510100/counter/delegation-checks', { code: whole.handle, agentNumber: '330100199512020068', business })).json
    for (const business of ['抵押', '解除抵押', '抵押/解除抵押']) assert.equal((await examined(business)).accepted, true, business)
    assert.equal((await examined('质押')).action, 'delegate-again')
    const begun = await world.call(counter, 'POST', '/api/areas/510100/counter-cases', {
      delegationCheckId: (await examined('抵押')).checkId, service: 'vehicles.mortgage', reason: 'came-to-counter', subject: await carOf('川A00Q18'),
    })
    assert.deepEqual([begun.status, begun.json.acting?.as], [200, 'delegate'], JSON.stringify(begun.json))
  })
})
