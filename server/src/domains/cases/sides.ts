import type { Words } from '@changxing/rules/words.ts'
import { listed } from '@changxing/rules/words.ts'
import type { Context } from '../../platform/operation.ts'
import { personOf } from '../people/index.ts'
import type { Case } from './case.ts'
import type { DocumentRule } from './service.ts'

/** The sides of a paper: its first pages, by name, none of which may lack. */
export type Sides = {
  readonly names: readonly Words[]
  readonly hint: Words
  /** Whether what this case is to show has them: a passport is one page. Left out: always. */
  readonly asked?: (context: Context, one: Case) => Promise<boolean>
}

/** 身份证、居住证. */
export const card: Sides = { names: [{ zh: '正面', en: 'front' }, { zh: '反面', en: 'back' }], hint: { zh: '正面、反面各一张', en: 'One picture of the front, one of the back' } }

/** The same of the person whose business it is, who may have a passport instead. */
export const ownCard: Sides = {
  ...card, hint: { zh: '身份证、居住证正面反面各一张；护照拍资料页', en: 'Of a card one picture of the front, one of the back; of a passport the page with the photo' },
  asked: async ({ platform, db }, { personArea, personId }) => (await personOf(platform, db, personArea, personId)).identityKind !== 'passport',
}

/** 行驶证、驾驶证: two sheets in one cover. */
export const sheets: Sides = {
  names: [{ zh: '正页', en: 'main page' }, { zh: '副页', en: 'second page' }], hint: { zh: '正页、副页各一张', en: 'One picture of the main page, one of the second page' },
}

/** The names of the sides that this case has to show of a document; none where its pages are only counted. */
export const sidesOf = async (context: Context, one: Case, { sides }: Pick<DocumentRule, 'sides'>): Promise<readonly Words[]> =>
  sides && (await (sides.asked?.(context, one) ?? true)) ? sides.names : []

/** Words with the sides behind them that they are about. */
export const withSides = ({ zh, en }: Words, sides: readonly Words[]): Words => {
  const names = listed(sides)
  return sides.length === 0 ? { zh, en } : { zh: `${zh}（${names.zh}）`, en: `${en} (${names.en})` }
}
