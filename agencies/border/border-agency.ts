import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { Envelope, ExchangeKey } from '../exchange-envelope.ts'
import type { Faults } from '../faults.ts'
import { BadMessage, parseJson, readJson, sendJson } from '../http-messages.ts'
import type { KnownSenders } from '../known-senders.ts'
import { openRecords } from '../records.ts'
import { makeSignedDesk } from '../signed-desk.ts'
import type { Answer } from '../signed-desk.ts'
import { travellers as travellersAtFirst } from './crossings.ts'
import type { Traveller } from './crossings.ts'

type Options = { readonly key: ExchangeKey; readonly senders: KnownSenders; readonly faults: Faults; readonly directory: string }

/** The border authority: `POST /border/crossings/query` says, signed, when a person left and entered the country since a day (M8.2.1). */
export async function makeBorderAgency({ key, senders, faults, directory }: Options) {
  const travellers = await openRecords<Traveller>(join(directory, 'border-travellers.json'), travellersAtFirst)
  const desk = makeSignedDesk({ agency: 'border', key, senders, faults })

  const query = (path: string) => (_envelope: Envelope, body: string): Answer => {
    const asked = parseJson(body) as { identityNumber?: unknown; since?: unknown } | null
    const { identityNumber, since } = asked ?? {}
    if (typeof identityNumber !== 'string' || typeof since !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(since)) {
      return { status: 422, body: { error: 'identityNumber and since (YYYY-MM-DD) are required' } }
    }
    const found = faults.takeWrongVin('border', path) ? travellers.all().find(({ id }) => id !== identityNumber) : travellers.find(identityNumber)
    return { status: 200, body: { identityNumber: found?.id ?? identityNumber, crossings: (found?.crossings ?? []).filter(({ on }) => on >= since) } }
  }

  return async function handle(req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
    switch (`${req.method} ${url.pathname}`) {
      case 'POST /border/crossings/query': return desk(req, res, url, query(url.pathname))
      case 'GET /border/crossings': return sendJson(res, 200, { travellers: travellers.all() })
      // for demonstrations and tests: enters any traveller
      case 'POST /border/crossings': {
        const traveller = (await readJson(req)) as Traveller | null
        if (typeof traveller?.id !== 'string' || !Array.isArray(traveller.crossings)) throw new BadMessage(400, 'a whole traveller, as GET /border/crossings shows them')
        await travellers.put(traveller)
        return sendJson(res, 201, traveller)
      }
      default: sendJson(res, 404, { error: 'POST /border/crossings/query or GET /border/crossings' })
    }
  }
}
