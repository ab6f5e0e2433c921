import { offerCallBacks, type Rated } from '../cases/index.ts'
import { ratingOf } from './sealed-rating.ts'
import { transferTitle } from './transfer-words.ts'
import * as transfers from './transfers.store.ts'

// Low ratings of transfers stand in the office's one list of call-backs. Who of the office did something about a transfer had it in hand.
offerCallBacks('transfer', async ({ db, platform }, area, ids) => {
  const handled = Map.groupBy(await transfers.handledBy(db, area, ids), ({ transfer_id: id }) => id)
  return new Map((await transfers.ofArea(db, area, ids)).map((row): [string, Rated] => [row.id, {
    number: row.number, title: transferTitle, person: { area: row.buyer_area, personId: row.buyer_person_id }, text: ratingOf(platform, row)?.text ?? '',
    isOwn: ({ number }) => (handled.get(row.id) ?? []).some(({ officer_number: officer }) => officer === number),
  }]))
})
