import { Area, Id } from '@changxing/contract/shapes.ts'
import { z } from 'zod'

const short = z.string().min(1).max(64)
const ChinaTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+08:00$/).describe('instant in China’s civil time')

export const Insurer = z.object({ code: short, name: short })
const VehicleTax = z.object({ year: z.int().min(2000).max(2100), amountFen: z.int().min(0), status: z.enum(['paid', 'exempt', 'withheld']) })

const Cover = z.object({
  policyNumber: short, insurer: Insurer, vin: short, engineNumber: short, plateKind: short.nullable(), plateNumber: short.nullable(),
  from: ChinaTime, to: ChinaTime, status: z.enum(['in-force', 'surrendered']),
})

/** A policy as it is answered for the VIN that was asked for. */
export const Policy = Cover.extend({ insured: short, vehicleTax: VehicleTax.nullable() })
export type Policy = z.infer<typeof Policy>

/** A policy under another VIN that may be meant: it explains a failure and proves nothing. */
export const NearPolicy = Cover.extend({ by: z.enum(['vin-like', 'engine', 'plate']) })
export type NearPolicy = z.infer<typeof NearPolicy>

export const QueryAnswer = z.object({ found: z.boolean(), serial: short, policies: z.array(Policy).max(20), near: z.array(NearPolicy).max(50) })

/** `POST /exchange/inbound/insurance/correction`: an insurer has put a policy right. */
export const Correction = z.object({
  area: Area, ticketId: Id.nullable(), vin: short, policyNumber: short, insurer: Insurer, wasVin: short.nullable().describe('the VIN before; null: it was not uploaded'),
  from: ChinaTime, to: ChinaTime, status: z.enum(['in-force', 'surrendered']), vehicleTax: VehicleTax.nullable(),
})
export type Correction = z.infer<typeof Correction>
