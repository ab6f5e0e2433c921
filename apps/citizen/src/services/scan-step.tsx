import { uploadPicture } from '@changxing/contract/files.ts'
import { countOfPages, sidesLacking, type Page } from '@changxing/ui/case/pages.ts'
import type { usePages } from '@changxing/ui/case/use-pages.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { problemOfFile } from '../shell/problem-of-file.ts'
import type { Application } from './apply-data.ts'
import { ChoosePicture } from './choose-picture.tsx'
import { DocumentPages } from './document-pages.tsx'

/** A paper, page after page: taken or chosen, looked at, replaced, moved, removed. */
export const ScanStep = ({ told, kind, pages }: { readonly told: Application['told']; readonly kind: string; readonly pages: ReturnType<typeof usePages> }) => {
  const say = useSay()
  const upload = useAction(uploadPicture)
  const [problem, setProblem] = useState<Words>()
  const document = told.documents.find((known) => known.kind === kind)
  const given = document?.pages.length ?? 0
  const busy = upload.pending || pages.pending
  const full = document !== undefined && given >= document.mostPages
  /** One file after another; the first that cannot go stops those behind it. */
  const send = async (files: readonly File[], instead?: Page) => {
    for (const file of files) {
      const found = problemOfFile(file)
      setProblem(found)
      const stored = found ? undefined : await upload.run({ body: file })
      if (!stored || !(await pages.give({ fileId: stored.fileId }, instead))) return
    }
  }
  const count = document && countOfPages(document)
  const [side] = document ? sidesLacking(document) : []
  const words = busy ? { zh: '正在上传…', en: 'Sending…' } : side ? { zh: `拍${side.zh}`, en: `Take the ${side.en}` } : given === 0 ? { zh: '拍照', en: 'Take a picture' } : { zh: '再拍一页', en: 'Take another page' }
  return (
    <>
      {document && given > 0 && (
        <DocumentPages area={told.area} document={document} askedAt={told.question?.askedAt ?? null} busy={busy}
          onReplace={(page, file) => void send([file], page)} onMove={pages.move} onRemove={pages.remove} />
      )}
      <p className="cx-small cx-soft apply-page-count" role="status">
        {pages.already
          ? say({ zh: '这张图片已经提交过，没有重复添加。', en: 'This picture is one of the pages already; nothing was added.' })
          : count && say({ zh: `已提交 ${count.zh}，最多 ${document!.mostPages} 页`, en: `${count.en} given, at most ${document!.mostPages}` })}
      </p>
      {problem && <Notice tone="bad" live="assertive">{say(problem)}</Notice>}
      <FailureNotice failure={upload.failure} />
      {!full && (
        <div className="cx-actions">
          <ChoosePicture icon="camera" camera quiet={given > 0 && !side} disabled={busy} onChosen={(files) => void send(files)}>{say(words)}</ChoosePicture>
          <ChoosePicture icon="document" several disabled={busy} onChosen={(files) => void send(files)}>
            {say(side ? { zh: `从相册选${side.zh}`, en: `Choose the ${side.en}` } : given === 0 ? { zh: '从相册选择', en: 'Choose pictures' } : { zh: '从相册再选', en: 'Choose more pictures' })}
          </ChoosePicture>
        </div>
      )}
    </>
  )
}
