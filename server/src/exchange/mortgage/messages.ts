import { Area } from '@changxing/contract/shapes.ts'
import { z } from 'zod'

const short = z.string().min(1).max(64)
const Day = z.iso.date()
const Hash = z.string().regex(/^[0-9a-f]{64}$/).describe('SM3, hexadecimal')
const Uscc = z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/).describe('unified social credit code')
const Vin = z.string().regex(/^[A-HJ-NPR-Z0-9]{17}$/)
const Person = z.object({ name: short, identityNumber: short })

/** Only these three file online (M10.1); others come to the counter. */
export const Mortgagee = z.object({ uscc: Uscc, name: short, kind: z.enum(['commercial-bank', 'auto-finance', 'finance-company']) })

/** `POST /exchange/inbound/bank/mortgage-filed`. */
export const MortgageFiled = z.object({
  area: Area.describe('city of registration'), contractNumber: short, principalFen: z.int().min(1), startsOn: Day, endsOn: Day, mortgagee: Mortgagee, owner: Person,
  vin: Vin, plateKind: z.string().regex(/^\d{2}$/).nullable(), plateNumber: short.nullable(), certificateNumber: z.string().regex(/^\d{12}$/).nullable(),
  sealHash: Hash.describe('of the electronic seal on the contract'), agent: Person.nullable(), filedOn: Day,
})
export type MortgageFiled = z.infer<typeof MortgageFiled>

/** `POST /exchange/inbound/bank/mortgage-released`. */
export const MortgageReleased = z.object({
  area: Area, contractNumber: short, mortgageeUscc: Uscc, vin: Vin, settledOn: Day, settlementHash: Hash.describe('of the proof of settlement'), sealHash: Hash,
})
export type MortgageReleased = z.infer<typeof MortgageReleased>

/**
 * `POST /exchange/inbound/bank/lender-registered`: a lender enters its business licence and e-seal in the national register, once; `area` is the
 * nation's (M10.3).
 */
export const LenderRegistered = z.object({
  area: Area, uscc: Uscc, name: short, kind: Mortgagee.shape.kind, licenceHash: Hash.describe('of the business licence'), sealHash: Hash.describe('of the electronic seal'),
  validFrom: Day, until: Day.nullable(),
})
export type LenderRegistered = z.infer<typeof LenderRegistered>

export const ReconciliationEntry = z.object({ kind: z.enum(['filed', 'released']), contractNumber: short, mortgageeUscc: Uscc, vin: short, hash: Hash })
export type ReconciliationEntry = z.infer<typeof ReconciliationEntry>

export const ReconciliationPage = z.object({ day: Day, count: z.int().min(0), entries: z.array(ReconciliationEntry).max(200), next: z.string().nullable() })

export const PromptAnswer = z.object({ accepted: z.literal(true), contractNumber: short, paidOff: z.boolean(), releaseBy: Day.nullable() })
export type PromptAnswer = z.infer<typeof PromptAnswer>
