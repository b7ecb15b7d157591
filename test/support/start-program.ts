import { startServer } from './start-server.ts'

/** The program as it runs. */
export interface Running {
  readonly origin: string
  stop(): Promise<number | null>
}

/** Starts the program on a book as a person does, by whatever Node the shell finds, and waits for the address it prints. */
export async function startProgram(db: string): Promise<Running> {
  const { port, stop } = await startServer(['--db', db], [], 'node')
  return { origin: `http://127.0.0.1:${port}`, stop }
}
