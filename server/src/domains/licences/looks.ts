import { myLooks as myLooksEndpoint } from '@changxing/contract/e-licences.ts'
import type { Words } from '@changxing/rules/decision.ts'
import { callerOf } from '../../platform/actor.ts'
import { instantText } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { asCitizen, operation, type Context } from '../../platform/operation.ts'
import { officerOf } from '../people/index.ts'
import * as checks from './checks.store.ts'
import type { LicenceFile } from './licence-file.ts'
import * as licences from './licences.store.ts'

/** Which facts a look showed, in the holder's words. */
export const saw = {
  everything: { zh: '证件全部内容与照片', en: 'The whole licence and the portrait' },
  offline: { zh: '码内信息（无照片）', en: 'What the code carries, without a portrait' },
  minimal: { zh: '准驾车型、有效期、是否成年', en: 'Classes, validity and whether of age' },
  copy: { zh: '副本用途、有效期与脱敏信息', en: 'The copy’s purpose and expiry, masked facts' },
} as const

/** As the holder reads it: an officer by number and office, a business by name, a citizen without a name. */
const lookerOf = async ({ actor, db }: Context): Promise<{ readonly kind: checks.NewLook['kind']; readonly looker: string }> => {
  switch (actor.kind) {
    case 'officer': {
      const office = (await officerOf(db, actor.area, actor.officerId))?.office_name
      return { kind: 'officer', looker: `${actor.number} · ${office ? `${office.zh} ${office.en}` : actor.office}` }
    }
    case 'relying-party': return { kind: 'relying-party', looker: actor.organisation.name }
    case 'citizen': return { kind: 'citizen', looker: '群众 · a citizen' }
    default: return { kind: 'copy', looker: '匿名核验 · anonymous' }
  }
}

/** Records who looked at a licence and for what, in the transaction that showed it. */
export const recordLook = async (context: Context, file: LicenceFile, purpose: Words, shown: Words, place: string | null = null) => {
  const { area, id } = file.row
  context.concerns(area, `licence:${id}`)
  await checks.insertLook(context.db, {
    area, id: newId(context.platform.clock), licenceId: id, at: context.recorded(), caller: callerOf(context.actor), purpose, place, saw: shown,
    ...(await lookerOf(context)),
  })
}

export const myLooks = operation(myLooksEndpoint, async (context) => {
  const { area, personId } = asCitizen(context)
  const row = await licences.ofPerson(context.db, area, personId)
  const looks = row ? await checks.looksAt(context.db, area, row.id) : []
  return {
    looks: looks.map(({ at, kind, looker, purpose, place, saw: shown }) => (
      { at: instantText(at), by: looker, kind, purpose, place, saw: shown }
    )),
  }
})
