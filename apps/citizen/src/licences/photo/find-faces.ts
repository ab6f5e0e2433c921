import type * as FaceApi from '@vladmandic/face-api'
import landmarkWeights from '@vladmandic/face-api/model/face_landmark_68_tiny_model.bin?url&no-inline'
import landmarkManifest from '@vladmandic/face-api/model/face_landmark_68_tiny_model-weights_manifest.json?url&no-inline'
import detectorWeights from '@vladmandic/face-api/model/tiny_face_detector_model.bin?url&no-inline'
import detectorManifest from '@vladmandic/face-api/model/tiny_face_detector_model-weights_manifest.json?url&no-inline'

/** A face as the landmarks give it, in pixels of the picture: from ear to ear, the chin, the line of the eyes, and its slope. */
export type Face = {
  readonly left: number
  readonly right: number
  readonly chin: number
  readonly eyeLine: number
  readonly tiltDegrees: number
}

type Library = typeof FaceApi
/** The typings of the library leave out how its engine is chosen. */
type Engine = { setBackend(name: 'webgl' | 'cpu'): Promise<boolean>; ready(): Promise<void> }
type Network = { loadFromWeightMap(weights: ReturnType<Library['tf']['io']['decodeWeights']>): void }

const inputSize = 416
const leastScore = 0.5

async function loadWeights(library: Library, network: Network, manifestUrl: string, weightsUrl: string): Promise<void> {
  const [manifest, weights] = await Promise.all([fetch(manifestUrl), fetch(weightsUrl)])
  if (!manifest.ok || !weights.ok) throw new Error('the face models did not come')
  const [group] = (await manifest.json()) as [{ readonly weights: Parameters<Library['tf']['io']['decodeWeights']>[1] }]
  network.loadFromWeightMap(library.tf.io.decodeWeights(await weights.arrayBuffer(), group.weights))
}

/** The library and its models come from our own server, and only when a photo is to be judged: together about 1.6 MB. */
async function load(): Promise<Library> {
  const library = await import('@vladmandic/face-api')
  const { nets } = library
  const engine = library.tf as unknown as Engine
  // The graphics card where there is one; else plain JavaScript, slower but everywhere.
  if (!(await engine.setBackend('webgl').catch(() => false))) await engine.setBackend('cpu')
  await engine.ready()
  await loadWeights(library, nets.tinyFaceDetector, detectorManifest, detectorWeights)
  await loadWeights(library, nets.faceLandmark68TinyNet, landmarkManifest, landmarkWeights)
  return library
}

let loaded: Promise<Library> | undefined

/** Begins to load the face library, so that it is there when the photo is. */
export function warmUpFaces(): Promise<unknown> {
  loaded ??= load().catch((problem: unknown) => {
    loaded = undefined
    throw problem
  })
  return loaded
}

const middle = (points: readonly { readonly x: number; readonly y: number }[]) => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
})

/** Every face on the canvas, found on this device. Rejects when the library could not be loaded. */
export async function findFaces(canvas: HTMLCanvasElement): Promise<readonly Face[]> {
  const library = (await warmUpFaces()) as Library
  const found = await library
    .detectAllFaces(canvas, new library.TinyFaceDetectorOptions({ inputSize, scoreThreshold: leastScore }))
    .withFaceLandmarks(true)
  return found.map(({ landmarks }) => {
    const jaw = landmarks.getJawOutline()
    const [leftEye, rightEye] = [middle(landmarks.getLeftEye()), middle(landmarks.getRightEye())]
    return {
      left: Math.min(...jaw.map(({ x }) => x)),
      right: Math.max(...jaw.map(({ x }) => x)),
      chin: Math.max(...jaw.map(({ y }) => y)),
      eyeLine: (leftEye.y + rightEye.y) / 2,
      tiltDegrees: (Math.atan2(rightEye.y - leftEye.y, rightEye.x - leftEye.x) * 180) / Math.PI,
    }
  })
}
