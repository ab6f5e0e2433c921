import { startInspection, inspection, signInspection, voidInspection } from '@changxing/contract/inspections.ts'
import { transfer } from '@changxing/contract/transfers.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { useTerminal, useTerminalState } from '../terminal/terminal.tsx'
import { changeWork, dropWork, layPhoto, takeUpWork, type Answer, type Work } from './inspection-store.ts'
import { endRecording, record, session } from './recorder.ts'
import { refreshWorks, uploads } from './upload.ts'

/** The inspection of one transfer at this terminal: what is kept here, what the server knows, and everything that can be done. */
export function useInspection(transferId: string) {
  const client = useClient()
  const terminal = useTerminal()
  const { officer } = useTerminalState()
  const { works, loaded } = useSyncExternalStore(uploads.subscribe, uploads.get)
  const now = useSyncExternalStore(session.subscribe, session.get)
  const start = useAction(startInspection)
  const sign = useAction(signInspection)
  const giveUp = useAction(voidInspection)
  const area = officer!.area
  const work = works.find((one) => one.transferId === transferId && one.officerId === officer!.officerId)
  const seen = useQuery({
    queryKey: ['inspect', area, transferId], enabled: transferId !== '' && loaded && !work,
    queryFn: ({ signal }) => client.call(transfer, { params: { area, transferId }, signal }),
  })
  const open = seen.data?.inspections.findLast((one) => one.area === area && (one.result === null || one.result === 'passed'))
  const own = open && open.result === null && open.officerNumber === officer!.number ? open.inspectionId : undefined
  const recording = work !== undefined && now.inspectionId === work.inspectionId && now.stream !== null
  const nudge = terminal.sendInspections

  useEffect(() => {
    if (!own || work) return
    // Begun before, here or at another terminal: gone on with from what the server has.
    void client.call(inspection, { params: { area, inspectionId: own } })
      .then((view) => takeUpWork(view, officer!.officerId)).then(refreshWorks).catch(() => undefined)
  }, [own, work, area, client, officer])

  const begin = async () => {
    const view = await start.run({ params: { area, transferId } })
    if (!view) return
    await takeUpWork(view, officer!.officerId)
    await refreshWorks()
    await startRecording(view.inspectionId)
  }
  const startRecording = (inspectionId: string) => record(inspectionId, terminal.now(), nudge)
  const answer = async (item: string, given: Answer) => {
    const answered = ({ answers }: Pick<Work, 'answers'>) => ({ answers: { ...answers, [item]: given }, answersSent: false })
    // Seen at once, then laid down: a finger does not wait for a disk.
    uploads.change({ works: uploads.get().works.map((one) => (one.inspectionId === work!.inspectionId ? { ...one, ...answered(one) } : one)) })
    await changeWork(work!.inspectionId, answered)
  }
  const photo = async (bytes: ArrayBuffer) => {
    await layPhoto(work!.inspectionId, bytes)
    await refreshWorks()
    nudge()
  }
  const end = async () => {
    await endRecording()
    await changeWork(work!.inspectionId, () => ({ ended: true }))
    await refreshWorks()
    nudge()
  }
  const signIt = async () => {
    const view = await sign.run({ params: { area, inspectionId: work!.inspectionId } })
    if (!view?.result || view.result === 'void' || !view.signedAt || !view.recordHash) return
    const signed = { result: view.result, at: view.signedAt, recordHash: view.recordHash }
    await changeWork(work!.inspectionId, () => ({ signed }))
    await refreshWorks()
  }
  const tryAgain = async () => {
    await changeWork(work!.inspectionId, () => ({ refusal: null }))
    nudge()
  }
  /** Makes it void for everybody; true when the server has. */
  const makeVoid = async (words: string): Promise<boolean> => {
    await endRecording()
    return (await giveUp.run({ params: { area, inspectionId: work!.inspectionId }, input: { words } })) !== undefined
  }
  const putAway = async () => {
    await dropWork(work!.inspectionId)
    await refreshWorks()
  }
  return {
    work, loaded, seen, open, recording, trouble: now.trouble, opening: now.opening, failure: start.failure ?? sign.failure ?? giveUp.failure,
    pending: start.pending || sign.pending || giveUp.pending, begin, resume: () => startRecording(work!.inspectionId), answer, photo, end, sign: signIt, tryAgain, putAway, makeVoid,
  }
}
