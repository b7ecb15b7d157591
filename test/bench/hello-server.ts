import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { helloApp } from './hello.ts'

// Says hello in a process of its own, at the port named.
createServer(getRequestListener(helloApp().fetch)).listen(Number(process.argv[2]), '127.0.0.1')
