import http from 'node:http'

/** Asks for a page again and again until told to stop; gives how many answers came, and whether each was one. */
export function keepAsking(url: string): () => Promise<{ answers: number; wrong: number }> {
  let on = true
  let [answers, wrong] = [0, 0]
  const ask = () =>
    new Promise<void>((done) => {
      http
        .get(url, (answer) => {
          if (answer.statusCode !== 200) wrong++
          answer.resume().on('end', () => {
            answers++
            done()
          })
        })
        .on('error', () => {
          wrong++
          done()
        })
    })
  const asking = (async () => {
    while (on) {
      await ask()
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  return async () => {
    on = false
    await asking
    return { answers, wrong }
  }
}
