import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { Envelope, ExchangeKey } from '../exchange-envelope.ts'
import type { Faults } from '../faults.ts'
import { BadMessage, parseJson, readJson, sendJson } from '../http-messages.ts'
import type { KnownSenders } from '../known-senders.ts'
import { openRecords } from '../records.ts'
import { makeSignedDesk } from '../signed-desk.ts'
import type { Answer } from '../signed-desk.ts'
import { militaryLicences } from './licences.ts'
import type { MilitaryLicence } from './licences.ts'

type Options = { readonly key: ExchangeKey; readonly senders: KnownSenders; readonly faults: Faults; readonly directory: string }

const text = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= 64

/**
 * The military's register of driving licences: `POST /military/licences/check` says, signed, what it holds of a licence number. Comparing is the
 * asker's affair; the register tells a record only to who names the holder's identity number too.
 */
export async function makeMilitaryAgency({ key, senders, faults, directory }: Options) {
  const licences = await openRecords<MilitaryLicence>(join(directory, 'military-licences.json'), militaryLicences)
  const desk = makeSignedDesk({ agency: 'military', key, senders, faults })

  const check = (path: string) => (_envelope: Envelope, body: string): Answer => {
    const asked = parseJson(body) as { licenceNumber?: unknown; identityNumber?: unknown } | null
    if (!text(asked?.licenceNumber) || !text(asked.identityNumber)) return { status: 422, body: { error: 'licenceNumber and identityNumber are required' } }
    const { licenceNumber, identityNumber } = asked
    const wanted = licences.find(licenceNumber)
    const found = faults.takeWrongVin('military', path) ? licences.all().find(({ id }) => id !== licenceNumber) : wanted?.identityNumber === identityNumber ? wanted : undefined
    if (!found) return { status: 200, body: { found: false, licenceNumber } }
    const { id, ...record } = found
    return { status: 200, body: { found: true, licenceNumber: id, record } }
  }

  return async function handle(req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
    switch (`${req.method} ${url.pathname}`) {
      case 'POST /military/licences/check': return desk(req, res, url, check(url.pathname))
      case 'GET /military/licences': return sendJson(res, 200, { licences: licences.all() })
      // for demonstrations and tests: enters any licence
      case 'POST /military/licences': {
        const licence = (await readJson(req)) as MilitaryLicence | null
        if (!text(licence?.id) || !text(licence.name) || !text(licence.firstIssuedOn) || !Array.isArray(licence.classes)) throw new BadMessage(400, 'a whole licence, as GET /military/licences shows them')
        await licences.put(licence)
        return sendJson(res, 201, licence)
      }
      default: sendJson(res, 404, { error: 'POST /military/licences/check or GET /military/licences' })
    }
  }
}
