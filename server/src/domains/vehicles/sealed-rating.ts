import type { Platform } from '../../platform/platform.ts'
import type { TransferRow } from './transfers.store.ts'

const place = (area: string, id: string) => `vehicles.transfers/${area}/${id}/rating`

export const sealRating = (platform: Platform, area: string, id: string, text: string): Buffer => platform.box.seal(text, place(area, id))

/** What the new owner said of a transfer; null until they have rated it. */
export const ratingOf = (
  platform: Platform, { area, id, rating_score: score, rating_text: text }: Pick<TransferRow, 'area' | 'id' | 'rating_score' | 'rating_text'>,
): { readonly score: number; readonly text: string } | null =>
  score === null ? null : { score, text: text === null ? '' : platform.box.open(text, place(area, id)).toString('utf8') }
