import { cityName } from '@changxing/rules/areas.ts'
import type { Facts } from '@changxing/rules/decision.ts'
import type { Context } from '../../../platform/operation.ts'
import type { About, Applicant, Case, Review, SubjectRule } from '../../cases/index.ts'
import * as arrivals from '../arrivals.store.ts'
import { arrivingOf, paperElsewhere, statesBrought } from '../arriving.ts'
import { factsOfWish } from '../plate-wish.ts'
import { typeWords } from '../present-transfer.ts'
import { detail, detailsOf } from './vehicle-page.ts'

/** A case about a car that is expected here, of who has to move it in; to everybody else there is none. */
export const arrivalSubject: SubjectRule = {
  kind: 'arrival',
  label: { zh: '转入的车', en: 'Car to be moved in' },
  belongs: async ({ db }, { area, personId }, subject) => {
    const row = await arrivals.maybeById(db, subject.area, subject.id)
    return row !== undefined && row.owner_area === area && row.owner_person_id === personId && row.settled_on === null
  },
  name: async (context, subject) => (await arrivingOf(context, subject)).old.plate_number,
  ofPerson: async ({ db }, person) => (await arrivals.expectedOf(db, person.area, person.personId)).map(({ area, id }) => ({ kind: 'arrival', area, id })),
}

export const factsOfArrival = async (context: Context, applicant: Applicant, answers: Facts, _channel: unknown, about: About): Promise<Facts> => {
  const arriving = await arrivingOf(context, about.subject!)
  const { arrival, old } = arriving
  const paperArea = paperElsewhere(arriving)
  return {
    applicant: about.acting, owned: await arrivalSubject.belongs(context, applicant, about.subject!), states: statesBrought(arriving), mortgaged: old.mortgaged || old.pledged,
    vehicleType: old.vehicle_type, use: old.use, outArea: old.area, inArea: arrival.area, moveGround: arrival.ground, bringBy: arrival.due_on,
    ...(old.scrap_by !== null && { scrapBy: old.scrap_by }), ...(paperArea !== undefined && { paperArea }),
    ...(await factsOfWish(context, about.area, old.plate_kind, answers)),
  }
}

/** What the papers of this page are compared with: the last page of their kind in the electronic file. */
const comparable = ['certificate-pages']

/** The car as the old place had it, its electronic file beside the papers (M2.4.2), and what is special: late, or no paper file. */
export const reviewArrival = async (context: Context, { subject }: Case): Promise<Review> => {
  const arriving = await arrivingOf(context, subject!)
  const { arrival, old } = arriving
  const pages = await arrivals.pages(context.db, arrival)
  const last = comparable.flatMap((kind) => pages.findLast(({ type }) => type === kind) ?? [])
  const paper = paperElsewhere(arriving)
  return {
    applicantDetail: [
      ...detailsOf(context, { ...old, states: statesBrought(arriving) }), detail('转出地', 'Moved out of', cityName(old.area)),
      detail('转出业务', 'Case of moving out', arrival.out_case_number), detail('应在此前转入', 'To be moved in by', arrival.due_on),
      detail('电子档案', 'Electronic file', { zh: `${pages.length} 页`, en: `${pages.length} pages` }),
    ],
    compare: last.map(({ type, registration_seq: seq, file_id: fileId }) => ({
      documentKind: type, fileId, label: { zh: `电子档案第 ${seq} 项：${typeWords(type).zh}`, en: `Electronic file, entry ${seq}: ${typeWords(type).en}` },
    })),
    warnings: [
      {
        zh: '退回只限嫌疑车或申请人伪造材料，并经另一位同事查实（M2.4.1）；档案、密封袋、材料有问题的，补正或联系转出地',
        en: 'It is rejected only for a suspect car or forged papers of the applicant, confirmed by a colleague (M2.4.1); for the archive, its seal or a paper, ask for a correction or contact the other office',
      },
      ...(context.today > arrival.due_on ? [{ zh: `已过 ${arrival.due_on}：照常受理，临时号牌已失效`, en: `Later than ${arrival.due_on}: accepted all the same; the temporary plate is void` }] : []),
      ...(paper === undefined ? [] : [{ zh: `实物档案留存${cityName(paper).zh}：查电子档案，不得因此退办（M2.4.2）`, en: `The paper file lies in ${cityName(paper).en}: look the electronic one up; nothing is returned for that (M2.4.2)` }]),
    ],
  }
}

/** Whether the paper file lies with another office than the one that the car left, so that nobody can bring it (M2.4.2). */
export const liesElsewhere = async (context: Context, { subject }: Case): Promise<boolean> => paperElsewhere(await arrivingOf(context, subject!)) !== undefined
