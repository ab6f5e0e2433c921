import { createHash, randomBytes } from 'node:crypto'
import {
  agreeToCheck as agreeEndpoint, joinCheckLink as joinEndpoint, lookThroughLink as lookEndpoint, makeCheckLink as makeEndpoint,
  myCheckLinks as myEndpoint,
  revokeCheckLink as revokeEndpoint, type CheckLink,
} from '@changxing/contract/vehicles.ts'
import { cityCode } from '@changxing/rules/areas.ts'
import { because, type Reason, type Words } from '@changxing/rules/decision.ts'
import { instantText, isoInstant } from '../../platform/clock.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { asCitizen, operation, refused, type Context } from '../../platform/operation.ts'
import { isSuspected, openCasesAbout } from '../cases/index.ts'
import { tell } from '../notices/index.ts'
import { personOf } from '../people/index.ts'
import * as links from './check-links.store.ts'
import { moveOutIds, newOwnerIds } from './leaving.ts'
import { presentCar, presentStates } from './present-vehicle.ts'
import { ownVehicle } from './see-vehicles.ts'
import { outlookOfSale } from './transfer-conditions.ts'
import * as transfers from './transfers.store.ts'
import * as vehicles from './vehicles.store.ts'

const stateWords = {
  'waiting-for-buyer': { zh: '等待买方打开并同意', en: 'Waiting for the buyer to open it and agree' },
  'waiting-for-seller': { zh: '等待卖方同意该买方查看', en: 'Waiting for the seller to let this buyer see' },
  open: { zh: '双方已同意，可以查看', en: 'Both agree: it can be looked through' },
  expired: { zh: '链接已过期', en: 'The link has expired' },
  revoked: { zh: '链接已收回', en: 'The link was taken back' },
} as const satisfies Record<CheckLink['state'], Words>

/** A car changes owner by these in the city, and leaves it by the earlier procedure; who inherits or has a judgment applies for it too. */
const transferServices = [...newOwnerIds, ...moveOutIds]

const hashOf = (token: string) => createHash('sha256').update(token).digest()

const stateOf = (context: Context, row: links.LinkRow): CheckLink['state'] => {
  if (row.revoked_at !== null) return 'revoked'
  if (row.expires_at.getTime() <= context.platform.clock.millis()) return 'expired'
  if (row.joined_at === null) return 'waiting-for-buyer'
  return row.seller_agreed_at === null ? 'waiting-for-seller' : 'open'
}

/** Which side the caller is on; for everybody else the link does not exist. */
const roleOf = (context: Context, row: links.LinkRow): CheckLink['role'] => {
  const { area, personId } = asCitizen(context)
  if (row.seller_area === area && row.seller_person_id === personId) return 'seller'
  if (row.buyer_area === area && row.buyer_person_id === personId) return 'buyer'
  throw new NoSuchRow('check-links.role')
}

const present = async (context: Context, row: links.LinkRow): Promise<CheckLink> => {
  const { db, platform } = context
  const role = roleOf(context, row)
  const car = await vehicles.byId(db, row.area, row.vehicle_id)
  const state = stateOf(context, row)
  const buyer = role === 'seller' && row.buyer_area !== null ? await personOf(
    platform, db, row.buyer_area, row.buyer_person_id!,
  ) : undefined
  return {
    area: row.area, linkId: row.id, role, car: { plateNumber: car.plate_number, brandModel: car.brand_model },
    vehicleId: role === 'seller' ? row.vehicle_id : null,
    state, stateSays: stateWords[state], buyerMasked: buyer?.nameMasked ?? null, madeAt: instantText(row.made_at),
    expiresAt: platform.clock.onRecord(instantText(row.expires_at)),
    looks: (await links.looks(db, row.area, row.id)).map(({ at, who, clear }) => ({ at: instantText(at), who, clear })),
  }
}

/** A side of a link in a message of the other's doing. */
const tellOf = async (context: Context, row: links.LinkRow, side: CheckLink['role'], title: Words, body: (plate: string) => Words): Promise<void> => {
  const person = side === 'seller' ? { area: row.seller_area, personId: row.seller_person_id }
    : row.buyer_area !== null ? { area: row.buyer_area, personId: row.buyer_person_id! } : undefined
  if (!person) return
  const { plate_number: plate } = await vehicles.byId(context.db, row.area, row.vehicle_id)
  await tell(context, person, { title, body: body(plate), link: `/car-check/${row.area}/${row.id}` })
}

const notOpen = (state: CheckLink['state']): Reason => because('M2.4.3', false, stateWords[state], { state })

/** The seller makes a link; only its hash is kept, so that nobody reads it from the database. */
export const makeCheckLink = operation(makeEndpoint, async (context, { area, vehicleId, hours }) => {
  const seller = asCitizen(context)
  await ownVehicle(context, area, vehicleId)
  const { clock } = context.platform
  const token = `${area}${randomBytes(24).toString('base64url')}`
  const id = newId(clock)
  await links.insert(context.db, {
    area, id, vehicleId, sellerArea: seller.area, sellerPersonId: seller.personId, tokenHash: hashOf(token), at: context.recorded(),
    expiresAt: isoInstant(clock.millis() + hours * 3_600_000),
  })
  await links.takePart(context.db, seller, { area, id }, 'seller', context.recorded())
  context.concerns(area, `vehicle:${vehicleId}`)
  return { ...(await present(context, await links.byId(context.db, area, id))), token }
})

export const myCheckLinks = operation(myEndpoint, async (context) => {
  const { area, personId } = asCitizen(context)
  const views = []
  for (const part of await links.ofPerson(context.db, area, personId)) views.push(await present(
    context, await links.byId(context.db, part.link_area, part.link_id),
  ))
  return { links: views }
})

/** The buyer opens the link, signed in, and agrees to be named (masked) to the seller. The first who joins has it. */
export const joinCheckLink = operation(joinEndpoint, async (context, { token }) => {
  const buyer = asCitizen(context)
  const { db } = context
  const row = await links.lockByToken(db, token.slice(0, 6), hashOf(token))
  if (row.seller_area === buyer.area && row.seller_person_id === buyer.personId) {
    return refused(
      'own-vehicle', [because('M2.4.3', false, { zh: '这是您自己的车，请把链接发给买方', en: 'This is your own car: send the link to the buyer' })],
    )
  }
  const state = stateOf(context, row)
  if (state === 'expired' || state === 'revoked') return refused('link-not-open', [notOpen(state)])
  if (row.joined_at !== null && !(row.buyer_area === buyer.area && row.buyer_person_id === buyer.personId)) {
    return refused(
      'joined-by-another',
      [because('M2.4.3', false, { zh: '已有另一位买方打开此链接，请卖方重新生成', en: 'Another buyer has opened this link: ask the seller for a new one' })],
    )
  }
  if (row.joined_at === null) {
    await links.join(db, row.area, row.id, buyer, context.recorded())
    await links.takePart(db, buyer, row, 'buyer', context.recorded())
    await tellOf(context, row, 'seller', { zh: '有买方请求查看您的车', en: 'A buyer asks to check your car' }, (plate) => ({
      zh: `${plate}：同意后双方都能看到影响过户的状态；不会显示您的个人信息。`,
      en: `${plate}: if you agree, both of you see what would block a transfer; nothing about you is shown.`,
    }))
  }
  context.concerns(row.area, `check-link:${row.id}`)
  return present(context, await links.byId(db, row.area, row.id))
})

/** The seller lets exactly the buyer who joined see. */
export const agreeToCheck = operation(agreeEndpoint, async (context, { area, linkId }) => {
  const row = await links.lock(context.db, area, linkId)
  if (roleOf(context, row) !== 'seller') throw new NoSuchRow('check-links.agree')
  const state = stateOf(context, row)
  if (state === 'waiting-for-buyer') return refused('nobody-joined', [notOpen(state)])
  if (state === 'expired' || state === 'revoked') return refused('link-not-open', [notOpen(state)])
  if (state === 'waiting-for-seller') {
    await links.agree(context.db, area, linkId, context.recorded())
    await tellOf(context, row, 'buyer', { zh: '卖方已同意一起查车', en: 'The seller lets you check the car' }, (plate) => ({
      zh: `${plate}：现在就可以查看影响过户的状态，付款前先查。`, en: `${plate}: you can now see what would block a transfer. Look before you pay.`,
    }))
  }
  context.concerns(area, `check-link:${linkId}`)
  return present(context, await links.byId(context.db, area, linkId))
})

/** Either side may take back what it agreed to; the other one learns it. */
export const revokeCheckLink = operation(revokeEndpoint, async (context, { area, linkId }) => {
  const row = await links.lock(context.db, area, linkId)
  const role = roleOf(context, row)
  const state = stateOf(context, row)
  await links.revoke(context.db, area, linkId, context.recorded())
  if (state !== 'revoked' && state !== 'expired') {
    if (role === 'seller') await tellOf(context, row, 'buyer', { zh: '卖方收回了查车链接', en: 'The seller took the link back' }, (plate) => ({
      zh: `${plate}：已不能再查看。还要买的，付款前请卖方重新生成链接。`, en: `${plate}: it can no longer be looked through. Still buying? Ask for a new link before you pay.`,
    }))
    else await tellOf(context, row, 'seller', { zh: '买方退出了一起查车', en: 'The buyer left the shared check' }, (plate) => ({
      zh: `${plate}：这个链接已作废，需要时可以重新生成。`, en: `${plate}: this link is void; you can make a new one.`,
    }))
  }
  context.concerns(area, `check-link:${linkId}`)
  return present(context, await links.byId(context.db, area, linkId))
})

/**
 * What stands against this sale beside the car's own record: it is being transferred already, between cities or within this one, it is no longer the
 * seller's, or business about it is held as suspect. To whom, and why, is said to nobody (M2.4.3).
 */
const saleReasons = async ({ db }: Context, link: links.LinkRow, car: vehicles.VehicleRow): Promise<readonly Reason[]> => {
  const owner = { area: car.owner_area, personId: car.owner_person_id }
  const soldAlready = owner.area !== link.seller_area || owner.personId !== link.seller_person_id
  const subject = { kind: 'vehicle', area: car.area, id: car.id }
  const cases = await openCasesAbout(db, transferServices, subject)
  const underWay = cases.some(({ state }) => state !== 'draft') || (await transfers.openOf(db, car.area, car.id)) !== undefined
  return [
    ...(soldAlready ? [because('M2.4.3', false, {
      zh: '发出链接的人已不是这辆车的所有人：不要付款', en: 'Who sent the link no longer owns the car: do not pay',
    })] : []),
    ...(underWay ? [because('M2.4.3', false, {
      zh: '这辆车已有一笔过户正在办理：请卖方说明；不是你们约定的，先不要付款',
      en: 'A transfer of this car is under way: let the seller explain it, and do not pay unless it is the one you agreed on',
    })] : []),
    ...((await isSuspected(db, subject)) ? [because('M2.4.3', false, {
      zh: '这辆车的业务有嫌疑，尚未排除：先不要付款，请卖方到车管所说明',
      en: 'Business about this car is held as suspect: do not pay before the seller has cleared it at the vehicle office',
    })] : []),
  ]
}

/**
 * Both see the same: the car and what would block its transfer to a city, nothing about the seller; only the paper that says where the buyer is
 * registered is for the buyer alone. Each look is recorded for both.
 */
export const lookThroughLink = operation(lookEndpoint, async (context, { area, linkId, inArea: asked }) => {
  const { db, platform } = context
  const row = await links.lock(db, area, linkId)
  const role = roleOf(context, row)
  const state = stateOf(context, row)
  if (state === 'waiting-for-buyer' || state === 'waiting-for-seller') return refused('consent-missing', [notOpen(state)])
  if (state !== 'open') return refused('link-not-open', [notOpen(state)])
  const car = await vehicles.byId(db, area, row.vehicle_id)
  const buyerArea = row.buyer_area!
  const inArea = asked === undefined ? buyerArea : cityCode(asked)
  const { blocks, toBring } = await outlookOfSale(context, car, { buyerArea: role === 'buyer' ? buyerArea : inArea, inArea })
  const reasons = [...blocks, ...(await saleReasons(context, row, car))]
  await links.recordLook(db, { area, id: newId(platform.clock), linkId, who: role, clear: reasons.length === 0, at: context.recorded() })
  context.concerns(area, `check-link:${linkId}`)
  return {
    link: await present(context, row), inArea, car: presentCar(car), states: presentStates(car.states), mortgaged: car.mortgaged,
    clear: reasons.length === 0, reasons, toBring: [...toBring], asOf: context.recorded(),
  }
})
