import { inspection, startCaseInspection, startInspection, voidInspection } from '@changxing/contract/inspections.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { useTerminal, useTerminalState } from '../terminal/terminal.tsx'
import { changeWork, dropWork, layPhoto, takeUpWork, type Answer, type Work } from './inspection-store.ts'
import { endRecording, record, session } from './recorder.ts'
import { changeAtOnce, refreshWorks, uploads } from './upload.ts'
import { useSignature } from './use-signature.ts'
import { keyOf, see, type Of } from './what-is-inspected.ts'

const isOf = (of: Of, work: Work): boolean => ('transfer' in of ? work.transferId === of.transfer : work.caseId === of.case)

/** The inspection of one transfer or case at this terminal: what is kept here, what the server knows, and everything that can be done. */
export function useInspection(of: Of | undefined) {
  const client = useClient()
  const terminal = useTerminal()
  const { officer } = useTerminalState()
  const { works, loaded } = useSyncExternalStore(uploads.subscribe, uploads.get)
  const now = useSyncExternalStore(session.subscribe, session.get)
  const startTransfer = useAction(startInspection)
  const startCase = useAction(startCaseInspection)
  const sign = useSignature(officer!)
  const giveUp = useAction(voidInspection)
  const area = officer!.area
  const work = of && works.find((one) => isOf(of, one) && one.officerId === officer!.officerId)
  const seen = useQuery({
    queryKey: ['inspect', area, of && keyOf(of)], enabled: of !== undefined && loaded && !work,
    queryFn: ({ signal }) => see(client, area, of!, officer!.number, signal),
  })
  const own = seen.data?.own
  const recording = work !== undefined && now.inspectionId === work.inspectionId && now.stream !== null
  const nudge = terminal.sendInspections

  useEffect(() => {
    if (!own || work) return
    // Begun before, here or at another terminal: gone on with from what the server has.
    void client.call(inspection, { params: { area, inspectionId: own } })
      .then((view) => takeUpWork(view, officer!.officerId)).then(refreshWorks).catch(() => undefined)
  }, [own, work, area, client, officer])

  const begin = async () => {
    if (!of) return
    const view = await ('transfer' in of ? startTransfer.run({ params: { area, transferId: of.transfer } }) : startCase.run({ params: { area, caseId: of.case } }))
    if (!view) return
    await takeUpWork(view, officer!.officerId)
    await refreshWorks()
    await startRecording(view.inspectionId)
  }
  const startRecording = (inspectionId: string) => record(inspectionId, terminal.now(), nudge)
  const answer = (item: string, given: Answer) =>
    changeAtOnce(work!.inspectionId, ({ answers }) => ({ answers: { ...answers, [item]: given }, answersSent: false }))
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
    const view = await sign.run(work!)
    if (!view?.result || view.result === 'void' || !view.signedAt || !view.recordHash) return
    const signed = { result: view.result, at: view.signedAt, recordHash: view.recordHash, with: view.signedWith }
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
    work, loaded, seen, recording, trouble: now.trouble, opening: now.opening,
    failure: startTransfer.failure ?? startCase.failure ?? sign.failure ?? giveUp.failure,
    pending: startTransfer.pending || startCase.pending || sign.pending || giveUp.pending, begin, resume: () => startRecording(work!.inspectionId), answer, photo, end, sign: signIt, tryAgain, putAway, makeVoid,
  }
}
