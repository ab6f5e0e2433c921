import type { Services } from './services-for-test.ts'
import type { Json } from './transfer-for-test.ts'

export const xuzhou = '320300'
export const seller = 'citizen-qian-haiping'
export const buyer = 'citizen-xu-zhiyuan'
export const stranger = 'citizen-zheng-yutong'
export const out = ['officer-nj-registration', 'officer-nj-registration-2'] as const
export const inside = ['officer-xz-registration', 'officer-xz-registration-2'] as const
export const leaves = { platesBack: 'all', licenceBack: 'yes', insuranceUntil: '2022-06-30' }
export const toXu = { inArea: xuzhou, newOwnerName: '徐志远', newOwnerNumber: '320300198803030076', ...leaves }
/** The buyer reads what he is asked, faces the camera and agrees. */
export const agrees = async (at: Services): Promise<void> => {
  const { consents } = at.must(await at.call(buyer, 'GET', '/api/my/consents'))
  const { area, consentId } = consents.find(({ allowed }: Json) => allowed.length > 0)
  at.must(await at.call(buyer, 'POST', `/api/areas/${area}/consents/${consentId}/answer`, { answer: 'agree', realPersonCheckId: await at.check(buyer, 'consent') }))
}
/** The car of the case is looked at by the inspector of its office, unless it was. */
export const inspected = async (at: Services, one: Json): Promise<void> => {
  const who = one.area === xuzhou ? 'officer-xz-inspection' : 'officer-nj-inspection'
  const { awaits } = at.must(await at.call(one.area === xuzhou ? inside[0] : out[0], 'GET', at.url(one)))
  if (awaits.some(({ name, state }: Json) => name === 'inspection' && state === 'open')) await at.inspect(one, { who })
}
export const drawn = { plateChoice: 'drawn', delivery: 'counter' }
