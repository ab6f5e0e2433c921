import { toHex } from '@changxing/credentials/bytes.ts'
import { readInspectionContent } from '@changxing/credentials/inspection-record.ts'
import type { Words } from '@changxing/rules/words.ts'
import { hashOfPieces } from './hash.ts'
import type { Work } from './inspection-store.ts'

type Signable = Pick<Work, 'inspectionId' | 'car' | 'answers' | 'hashes'>

/**
 * In what the record that the server offers differs from what was done at this terminal: nobody signs what the own terminal does not know
 * (M2.3.3). The VIN photograph is kept as the server has converted it, so that it cannot be compared here.
 */
export async function differencesOf(content: Uint8Array, work: Signable, officerNumber: string): Promise<readonly Words[]> {
  const said = readInspectionContent(content)
  const items = Object.entries(work.answers).map(([id, { result, note }]) => JSON.stringify([id, result, note])).toSorted()
  const offered = (said.get('items') as readonly unknown[]).map((item) => JSON.stringify(item)).toSorted()
  const [pieces, hash] = said.get('recording') as readonly [number, Uint8Array]
  const passed = Object.values(work.answers).every(({ result }) => result === 'pass')
  const compared: readonly (readonly [boolean, Words])[] = [
    [said.get('inspection') === work.inspectionId, { zh: '查验编号', en: 'the number of the inspection' }],
    [said.get('officer') === officerNumber, { zh: '查验人警号', en: 'the inspector' }],
    [said.get('vin') === work.car.vin, { zh: '车辆识别代号', en: 'the VIN' }],
    [items.join() === offered.join(), { zh: '查验项目', en: 'the items' }],
    [said.get('result') === (passed ? 'passed' : 'failed'), { zh: '查验结论', en: 'the result' }],
    [pieces === work.hashes.length && toHex(hash) === (await hashOfPieces(work.hashes)), { zh: '录像', en: 'the recording' }],
  ]
  return compared.flatMap(([isSame, words]) => (isSame ? [] : [words]))
}
