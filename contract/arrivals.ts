import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Area, Id, Words } from './shapes.ts'
import { ManifestView } from './transfers.ts'

/** The electronic file of a car that moved out of another city, as it came ahead of the car (M2.2.1, M2.4.2). */
export const ArrivalArchive = z.object({
  area: Area, arrivalId: Id, outArea: Area,
  signature: z.enum(['holds', 'refused', 'none']).describe('of the list that the old place signed; none: the car left before such lists were signed'),
  manifest: ManifestView.nullable().describe('the signed list; null where there is none or its signature does not hold'),
  pages: z.array(z.object({
    registration: z.int(), type: z.string(), typeSays: Words, page: z.int(), fileId: Id.describe('picture of this city'), sha256: z.string().describe('of the picture as it came'), bytes: z.int(),
  })),
})
export type ArrivalArchive = z.infer<typeof ArrivalArchive>

export const arrivalArchive = endpoint({
  method: 'GET', path: '/api/areas/:area/arrivals/:arrivalId/archive', who: ['officer:registration', 'officer:archive', 'officer:review-head'],
  summary: { zh: '转入车辆的电子档案：影像和转出地的签名清单（留痕）', en: 'Electronic file of a car that moves in: pages, and the list that the old place signed (recorded)' },
  clauses: ['M2.1.4', 'M2.4.2'], output: ArrivalArchive,
})
