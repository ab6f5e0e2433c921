import type { Words } from '@changxing/rules/words.ts'
import { inspectionItemsFor } from '@changxing/rules/vehicles/inspection-items.ts'
import type { Tone } from '@changxing/ui/shapes.tsx'
import type { Answer, Work } from './inspection-store.ts'

/** The one thing to do next. */
export type Next = 'record' | 'resume' | 'look' | 'end' | 'wait' | 'sign' | 'signed'
export type Standing = { readonly next: Next; readonly tone: Tone; readonly line: Words; readonly more: Words }

/** Before the first piece is recorded: nothing is looked at without being recorded (M2.3.3). */
export const notBegun: Standing = {
  next: 'record', tone: 'care', line: { zh: '先开始录像，再查验', en: 'Start recording, then look' },
  more: { zh: '查验全程录音录像', en: 'The whole inspection is recorded, with sound' },
}

const isWhole = (answer: Answer | undefined) => answer !== undefined && (answer.result === 'pass' || answer.note.trim().length >= 2)
const unanswered = (work: Work) => inspectionItemsFor(work.vehicleType).filter(({ id }) => !isWhole(work.answers[id])).length
const failed = (work: Work) => inspectionItemsFor(work.vehicleType).filter(({ id }) => work.answers[id] && work.answers[id].result !== 'pass')
const isSuspect = (work: Work) => Object.values(work.answers).some(({ result }) => result === 'suspect')

const resultWords = (work: Work): Words => {
  const bad = failed(work).length
  if (isSuspect(work)) return { zh: '涉嫌改号，移交调查', en: 'suspect, to be investigated' }
  return bad === 0 ? { zh: '合格', en: 'passed' } : { zh: `不合格（${bad} 项）`, en: bad === 1 ? 'not passed (1 item)' : `not passed (${bad} items)` }
}

/** How far an inspection is, and the one thing to do next. Nothing is looked at before it is recorded (M2.3.3). */
export function standingOf(work: Work, recording: boolean, online = true): Standing {
  const result = resultWords(work)
  const bad = failed(work).length > 0
  if (work.signed) {
    const passed = work.signed.result === 'passed'
    const owner = work.caseId ? { zh: '车主', en: 'owner' } : { zh: '新车主', en: 'new owner' }
    return {
      next: 'signed', tone: passed ? 'good' : 'bad',
      line: passed ? { zh: '已签署：合格', en: 'Signed: passed' } : { zh: '已签署：不合格', en: 'Signed: not passed' },
      more: isSuspect(work) ? { zh: '车辆已列为嫌疑车，负责人会接手调查', en: 'The car is held as suspect; the head sees to the investigation' }
        : passed ? { zh: `本单位不再查验；下一步已告知${owner.zh}`, en: `It is not inspected here again; the ${owner.en} is told what comes next` }
          : { zh: `已告知${owner.zh}；改好后可再查验`, en: `The ${owner.en} is told; it can be inspected again` },
    }
  }
  if (work.complete && work.answersSent && work.photo === 'sent') {
    return {
      next: 'sign', tone: bad ? 'bad' : 'good', line: { zh: `可以签署：${result.zh}`, en: `Ready to sign: ${result.en}` },
      more: { zh: '录像已全部上传，与本机一致', en: 'The whole recording has arrived and is the same as here' },
    }
  }
  if (work.ended) {
    const left = work.hashes.length - work.sentPieces
    if (!online && left > 0) {
      return {
        next: 'wait', tone: 'care', line: { zh: `没有网络，还有 ${left} 段待传`, en: `No network: ${left} pieces wait` },
        more: { zh: '都在本机，联网后自动续传', en: 'They are kept here and go on by themselves' },
      }
    }
    return {
      next: 'wait', tone: 'blue', line: { zh: left > 0 ? `正在上传，还有 ${left} 段` : '正在核对上传内容', en: left > 0 ? `Sending: ${left} pieces left` : 'Comparing what has arrived' },
      more: { zh: '断网或关机也不会丢，联网后自动续传', en: 'Nothing is lost without network or power; it goes on by itself' },
    }
  }
  const left = unanswered(work) + (work.photo === 'none' ? 1 : 0)
  if (!recording) {
    return work.hashes.length === 0
      ? notBegun
      : {
          next: 'resume', tone: 'care', line: { zh: '录像中断，请继续录像', en: 'The recording stopped: go on recording' },
          more: { zh: `已录的 ${work.hashes.length} 段都在`, en: `The ${work.hashes.length} pieces so far are kept` },
        }
  }
  if (left > 0) {
    return {
      next: 'look', tone: 'blue', line: { zh: `还差 ${left} 项`, en: left === 1 ? '1 thing left' : `${left} things left` },
      more: work.photo === 'none' ? { zh: '包括车辆识别代号照片', en: 'The photograph of the VIN among them' }
        : { zh: '请逐项记录；不符合的写明哪里不符合', en: 'Record each line, and what is wrong with one that is not in order' },
    }
  }
  return {
    next: 'end', tone: bad ? 'bad' : 'good', line: { zh: `项目齐了：${result.zh}`, en: `All looked at: ${result.en}` },
    more: { zh: '结束录像，等上传完成后签署', en: 'End the recording; sign when it has arrived' },
  }
}
