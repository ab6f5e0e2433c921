import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Area, CivilDate, Decision, Id, Instant, Reason, Words } from './shapes.ts'

export const PlateKind = z.string().regex(/^\d{2}$/).describe('号牌种类 (GA/T 16.7): 02 small, 01 large, 52 small new-energy …')
export const PlateNumber = z.string().min(6).max(9).describe('号牌号码, e.g. 苏A12345; a vehicle is identified by kind and number together')
export const Vin = z.string().min(5).max(25).describe('车辆识别代号; spaces and small letters are accepted')

export const VehicleState = z.object({ letter: z.string(), says: Words, blocksTransfer: z.boolean() })

/** Something that the office handed out for a vehicle; a replaced one is void. */
export const VehiclePaper = z.object({
  kind: z.enum(['certificate', 'vehicle-licence', 'plates', 'inspection-mark']), says: Words, number: z.string(), issuedOn: CivilDate,
  validUntil: CivilDate.nullable(), voidOn: CivilDate.nullable(), voidBecause: Words.nullable(),
})

/** A vehicle as its owner and the officers of its place see it. */
export const VehicleView = z.object({
  area: Area, vehicleId: Id,
  plate: z.object({ kind: z.string(), kindSays: Words, number: z.string() }),
  vin: z.string(),
  vinCheck: z.enum(['good', 'check-digit', 'wrong-form']).describe('check-digit: only a warning for imported and old vehicles'),
  engineNumber: z.string(), certificateNumber: z.string(),
  vehicleType: z.string(), typeSays: Words, use: z.string(), useSays: Words, brandModel: z.string(), colour: z.string(), colourSays: Words,
  imported: z.boolean(),
  firstRegisteredOn: CivilDate, inspectionValidUntil: CivilDate.nullable(), scrapBy: CivilDate.nullable(),
  states: z.array(VehicleState), mortgaged: z.boolean(),
  paperArchiveArea: Area, archiveRemark: z.string(),
  openTransfer: z.object({ area: Area, transferId: Id }).nullable().describe('a transfer under way'),
  injuryAccident: z.boolean().describe('somebody was hurt in an accident with it: no exemption from inspection'),
  illegalModification: z.boolean().describe('there was a penalty for an illegal modification of it: no exemption from inspection'),
  emissionStage: z.int().nullable().describe('of the exhaust standard, 5 for 国五; null: not recorded'),
  drivingAids: z.boolean().describe('driving aids for the disabled are fitted and filed'),
  papers: z.array(VehiclePaper).describe('certificate, vehicle licence, plates, mark: in force first, then the void ones'),
  temporaryPlates: z.array(z.object({ number: z.string(), issuedOn: CivilDate, validUntil: CivilDate })),
  blocking: z.array(Reason).describe('everything that would stop a transfer now; empty when nothing does'),
})
export type VehicleView = z.infer<typeof VehicleView>

export const myVehicles = endpoint({
  method: 'GET', path: '/api/my/vehicles', who: ['citizen'],
  summary: { zh: '我的机动车', en: 'My vehicles' }, clauses: ['M2.1.1'],
  output: z.object({ vehicles: z.array(VehicleView) }),
})

export const myVehicle = endpoint({
  method: 'GET', path: '/api/my/vehicles/:area/:vehicleId', who: ['citizen'],
  summary: { zh: '我的一辆机动车', en: 'One of my vehicles' },
  output: VehicleView,
})

/** A car that has moved out of another city and that the citizen has to move in: bought, given, or their own. */
export const Arrival = z.object({
  area: Area.describe('where it is to be moved in'), arrivalId: Id,
  plate: z.object({ kind: z.string(), kindSays: Words, number: z.string() }).describe('the former plate, void now'),
  brandModel: z.string(), typeSays: Words, outArea: Area, groundSays: Words,
  bringBy: CivilDate.describe('last day for moving it in'), late: z.boolean().describe('later than that: it may still be moved in'),
  temporaryPlate: z.object({ number: z.string(), validUntil: CivilDate }).nullable().describe('null: it was not insured or had as many as one may get, and is towed'),
  paperArea: Area.nullable().describe('where the paper file lies when it does not come with the car (M2.4.2)'),
  openCase: z.object({ area: Area, caseId: Id, isDraft: z.boolean() }).nullable(),
})
export type Arrival = z.infer<typeof Arrival>

export const myArrivals = endpoint({
  method: 'GET', path: '/api/my/arrivals', who: ['citizen'],
  summary: { zh: '要我办转入的车', en: 'Cars that I have to move in' }, clauses: ['M2.2.1'],
  output: z.object({ arrivals: z.array(Arrival) }),
})

export const Registration = z.object({
  seq: z.int(), kind: z.enum(['registration', 'transfer', 'change', 'mortgage', 'filing', 'replacement', 'deregistration']),
  on: CivilDate, office: z.string(), plateKind: z.string(),
  plateNumber: z.string(), note: z.string(),
})

export const OfficerVehicle = VehicleView.extend({
  owner: z.object({ area: Area, personId: Id, name: z.string(), numberMasked: z.string() }),
  chain: z.array(Registration),
  earlier: z.object({ area: Area, vehicleId: Id, plateNumber: z.string() }).nullable().describe('where it was registered before it was returned for its quality'),
})
export type OfficerVehicle = z.infer<typeof OfficerVehicle>

export const vehicle = endpoint({
  method: 'GET', path: '/api/areas/:area/vehicles/:vehicleId',
  who: ['officer:registration', 'officer:archive', 'officer:inspection', 'officer:review-head', 'officer:supervision'],
  summary: { zh: '查看机动车档案信息（留痕）', en: 'See a vehicle file (recorded)' },
  output: OfficerVehicle,
})

export const findVehicle = endpoint({
  method: 'POST', path: '/api/areas/:area/vehicle-searches', repeatable: true,
  who: ['officer:registration', 'officer:archive', 'officer:inspection', 'officer:review-head'],
  summary: { zh: '按号牌种类和号码，或按车辆识别代号查车（留痕）', en: 'Find a vehicle by kind and number of its plate, or by VIN (recorded)' },
  input: z.object({ plate: z.object({ kind: PlateKind, number: PlateNumber }).optional(), vin: Vin.optional() }),
  output: z.object({
    vehicle: OfficerVehicle.nullable(),
    elsewhere: Area.nullable().describe('registered in this other area: what the other office keeps is not shown'),
    otherKinds: z.array(z.string()).describe('kinds in this area whose plate has the same number: another vehicle'),
  }),
})

/** The link by which seller and buyer look at a car together before money changes hands. */
export const CheckLink = z.object({
  area: Area, linkId: Id, role: z.enum(['seller', 'buyer']),
  car: z.object({ plateNumber: z.string(), brandModel: z.string() }),
  vehicleId: Id.nullable().describe('for the seller only'),
  state: z.enum(['waiting-for-buyer', 'waiting-for-seller', 'open', 'expired', 'revoked']),
  stateSays: Words,
  buyerMasked: z.string().nullable().describe('for the seller: who joined'),
  madeAt: Instant, expiresAt: Instant,
  looks: z.array(z.object({ at: Instant, who: z.enum(['seller', 'buyer']), clear: z.boolean() })),
})
export type CheckLink = z.infer<typeof CheckLink>

export const makeCheckLink = endpoint({
  method: 'POST', path: '/api/my/vehicles/:area/:vehicleId/check-links', who: ['citizen'],
  summary: { zh: '卖方：生成查车链接', en: 'Seller: make a link to check the car' }, clauses: ['M2.4.3'],
  input: z.object({
    consent: z.literal(true).describe('the seller agrees that the buyer sees what would block a transfer'), hours: z.int().min(1).max(72),
  }),
  output: CheckLink.extend({ token: z.string().describe('shown once; the link is PUBLIC_URL/citizen/car-check#TOKEN') }),
})

export const myCheckLinks = endpoint({
  method: 'GET', path: '/api/my/check-links', who: ['citizen'],
  summary: { zh: '我的查车链接（卖方和买方）', en: 'My check links, as seller and as buyer' },
  output: z.object({ links: z.array(CheckLink) }),
})

export const joinCheckLink = endpoint({
  method: 'POST', path: '/api/my/check-links/joins', who: ['citizen'], perMinute: 20,
  summary: { zh: '买方：打开链接并同意', en: 'Buyer: open the link and agree' },
  input: z.object({
    token: z.string().min(20).max(120),
    consent: z.literal(true).describe('the buyer agrees that the seller learns the masked name and the city, and that looks are recorded'),
  }),
  output: CheckLink, refusals: ['link-not-open', 'own-vehicle', 'joined-by-another'],
})

export const agreeToCheck = endpoint({
  method: 'POST', path: '/api/my/check-links/:area/:linkId/agreement', who: ['citizen'],
  summary: { zh: '卖方：同意此买方查看', en: 'Seller: let this buyer see' },
  input: z.object({ consent: z.literal(true) }),
  output: CheckLink, refusals: ['link-not-open', 'nobody-joined'],
})

export const revokeCheckLink = endpoint({
  method: 'POST', path: '/api/my/check-links/:area/:linkId/revocation', who: ['citizen'],
  summary: { zh: '收回链接（任一方）', en: 'Take the link back, either side' },
  output: CheckLink,
})

export const lookThroughLink = endpoint({
  method: 'POST', path: '/api/my/check-links/:area/:linkId/looks', who: ['citizen'],
  summary: { zh: '查看影响过户的状态（每次查看留痕）', en: 'See what would block a transfer (each look is recorded)' }, clauses: ['M2.4.3', 'M2.3.6'],
  input: z.object({ inArea: Area.optional().describe('where the car would be registered next; left out: the city of the buyer') }),
  output: z.object({
    link: CheckLink, inArea: Area.describe('the city that was asked about'),
    car: z.object({
      plate: z.object({ kind: z.string(), kindSays: Words, number: z.string() }), brandModel: z.string(), typeSays: Words, useSays: Words,
      colourSays: Words, firstRegisteredOn: CivilDate, inspectionValidUntil: CivilDate.nullable(), scrapBy: CivilDate.nullable(),
    }),
    states: z.array(VehicleState), mortgaged: z.boolean(),
    clear: z.boolean().describe('nothing that the office knows blocks a transfer now'),
    reasons: z.array(Reason).describe('everything that blocks, each with what to do'),
    toBring: z.array(Reason).describe('papers that this car, or this buyer in that city, calls for beside the usual ones; they block nothing'),
    asOf: Instant,
  }),
  refusals: ['link-not-open', 'consent-missing'],
})

/** Which way a car would go to a new owner: asked before anything is signed or paid. */
export const transferRoute = endpoint({
  method: 'POST', path: '/api/my/transfer-routes', who: ['anyone', 'citizen', 'officer'], repeatable: true,
  summary: { zh: '二手车过户怎么办：走哪种办法、到哪里申请', en: 'Which way a used car changes owner, and where to apply' }, clauses: ['M2.1.5', 'M2.2.1'],
  input: z.object({
    vehicleType: z.string().min(3).max(3), use: z.string().length(1), outArea: Area, inArea: Area, tradeArea: Area.optional(),
    ground: z.enum(['sale', 'inheritance', 'court', 'gift', 'other']),
  }),
  output: z.object({
    route: z.enum(['one-stop', 'earlier-procedure', 'within-area', 'refused']),
    applyAt: z.array(z.enum(['online', 'in-office', 'out-office'])), inspections: z.int(),
    changesOn: CivilDate.nullable().describe('earlier-procedure for want of the measure: the day from which both places have it'),
    says: Words, elsewhere: z.array(Reason).describe('between two cities, but an office that works on another platform: it is applied for there'), decision: Decision,
  }),
})
