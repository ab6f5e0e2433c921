import type { Facts } from '@changxing/rules/decision.ts'
import { needsResidencePermit } from '@changxing/rules/vehicles/due-papers.ts'
import type { Context } from '../../../platform/operation.ts'
import { required, type Applicant, type Case, type PlaceRule } from '../../cases/index.ts'
import { homeOfNewOwner } from '../new-owner.ts'
import { officesElsewhere } from '../transfer-route.ts'

/** Whose residence counts: the person who is to have the car. Undefined while nobody is named. */
type OwnerToBe = (context: Context, one: Case) => Promise<Pick<Applicant, 'area'> | undefined>

const applicant: OwnerToBe = async (_context, { personArea: area }) => ({ area })

/** Who is registered in another city shows that they live in the one where the car is to be registered (facts 4.2). */
const permitOf = (owner: OwnerToBe) => required('residence-permit', {
  clause: 'M9.1', label: { zh: '居住证，或写有本市住址的身份证明（登记住址在外市的）', en: 'Residence permit, or an identity document with an address in this city (for who is registered elsewhere)' },
  calledFor: async (context, one) => {
    const found = await owner(context, one)
    return found !== undefined && needsResidencePermit({ buyerArea: found.area, inArea: one.area })
  },
})

/** Of who applies for a car of their own. */
export const ownResidencePermit = permitOf(applicant)
/** Of the new owner whom the form names. */
export const newOwnersResidencePermit = permitOf(homeOfNewOwner)

/** A new car is registered where its owner lives, which need not be where they are registered. */
export const whereOneLives: PlaceRule = {
  label: { zh: '在哪个城市上牌', en: 'In which city to register it' },
  hint: { zh: '登记住址所在城市，或您居住的城市（凭居住证）', en: 'Where you are registered, or where you live (with a residence permit)' },
}

/** What the rule is told of the place: where its owner is registered, and whether an office works there. */
export const factsOfPlace = ({ platform }: Context, owner: Applicant, area: string): Facts => ({
  inArea: area, inOffice: officesElsewhere(platform, area).length > 0 ? 'elsewhere' : 'here',
  buyer: needsResidencePermit({ buyerArea: owner.area, inArea: area }) ? 'elsewhere' : 'here',
})
