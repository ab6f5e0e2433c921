import { cities } from '@changxing/rules/areas.ts'
import { areas as areasEndpoint, me as meEndpoint, signOut as signOutEndpoint } from '@changxing/contract/people.ts'
import { operation } from '../../platform/operation.ts'
import type { Context } from '../../platform/operation.ts'
import { personOf } from './persons.ts'
import * as store from './store.ts'

const present = async ({ actor, db, platform }: Context) => {
  if (actor.kind === 'citizen') {
    const person = await personOf(platform, db, actor.area, actor.personId)
    return { kind: 'citizen' as const, personId: actor.personId, area: actor.area, name: person.name, numberMasked: person.numberMasked, birthDate: person.birthDate }
  }
  if (actor.kind === 'officer') {
    const officer = await store.officer(db, actor.area, actor.officerId)
    const officeName = officer?.office_name ?? { zh: actor.office, en: actor.office }
    return { kind: 'officer' as const, officerId: actor.officerId, number: actor.number, name: actor.name, area: actor.area, office: { id: actor.office, name: officeName }, posts: [...actor.posts] }
  }
  if (actor.kind === 'relying-party') return { kind: 'relying-party' as const, organisation: actor.organisation }
  return null
}

/** Who is signed in, the business date, the server's time and the instant that is written down now. */
export const me = operation(meEndpoint, async (context) => ({
  actor: await present(context),
  today: context.today,
  now: context.platform.clock.now(),
  recorded: context.recorded(),
  mode: context.platform.config.mode,
  signInUrl: `/auth/${context.app ?? 'citizen'}/sign-in`,
}))

/** Ends the session of this app; the browser is then sent to the provider, so that the next person at a shared machine must sign in. */
export const signOut = operation(signOutEndpoint, async (context) => ({ next: await context.endSession() }))

export const areas = operation(areasEndpoint, async () => ({ areas: cities.map(({ code, name }) => ({ code, name })) }))
