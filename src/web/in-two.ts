/** What answers requests. */
interface App {
  readonly fetch: (request: Request, env?: object) => Response | Promise<Response>
}

/** How long the first page is left alone before the rest is loaded, in milliseconds: its files are asked for meanwhile. */
const SOON = 500

/** Whether a request is for the page the program opens with, or for the files every page is made of. */
function isFirst({ method, url }: Request): boolean {
  const { pathname } = new URL(url)
  return method === 'GET' && (pathname === '/' || pathname.startsWith('/static/'))
}

/**
 * An app that can show the page the program opens with before the other pages are there: loading them all takes several
 * times as long. `first` answers for that page and its files; `load` brings the app that answers for everything, when
 * something else is asked for, or while somebody looks at the first page.
 */
export function inTwo(first: App, load: () => Promise<App>): App {
  let loading: Promise<App> | undefined
  let all: App | undefined
  const whole = async () => {
    loading ??= load()
    try {
      all = await loading
      return all
    } catch (error) {
      // Whoever asks next may have more luck: the disk was busy, or a new version was just being put in place.
      loading = undefined
      throw error
    }
  }
  return {
    async fetch(request, env) {
      if (all) return all.fetch(request, env)
      if (!isFirst(request)) return (await whole()).fetch(request, env)
      // What goes wrong is told by the page that asks for it.
      setTimeout(() => whole().catch(() => {}), SOON).unref()
      return first.fetch(request, env)
    },
  }
}
